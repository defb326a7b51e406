"""Materials on the site: taken by their content, given out as attachments, and only to whom they are open."""

import io

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from council.records.database import db
from council.records.materials import Material
from tests import dispatching
from tests.actions.test_contents import DOCX_FILE, LARGEST, PDF_FILE
from tests.ledger import legal_tables, registered
from tests.web.page import check, visible_text
from tests.world import a_meeting, admit


def send(page, held, content=PDF_FILE, name="Справка о ходе.pdf", **given):
    address = f"/meetings/{held.meeting}/materials/new"
    data = {
        "csrf_token": page.token(address), "title": "Справка", "kind": "note", "language": "ru", "openness": "members",
        "item": "", "origin": "secretariat", **given,
        "file": FileStorage(io.BytesIO(content), name),
    }  # fmt: skip
    stream, _length, boundary = stream_encode_multipart(data, use_tempfile=False)
    return check(
        page.client.post(
            address, data=stream.read(), content_type=f"multipart/form-data; boundary={boundary}"
        )
    )


def the_material():
    db.session.rollback()
    return db.session.scalars(select(Material)).one()


def test_a_document_comes_back_as_an_attachment_under_its_name(visit, world):
    held = a_meeting(world)
    page = visit("officer")
    with registered("material.added"):
        assert send(page, held).status_code == 303

    given = visit("KZ").get(f"/materials/{the_material().public_id}")

    assert given.data == PDF_FILE
    assert given.mimetype == "application/pdf"
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    disposition = given.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "filename*=UTF-8''%D0%A1%D0%BF" in disposition


@pytest.mark.parametrize(
    ("openness", "readers"),
    [
        ("members", {"KZ"}),
        ("advisory", {"KZ", "advisory"}),
        ("observers", {"KZ", "advisory", "observer", "operator"}),
    ],
)
def test_a_document_is_open_to_its_circle(visit, world, openness, readers):
    held = a_meeting(world)
    admit(held)
    send(visit("officer"), held, openness=openness)
    material = the_material().public_id

    for code in ("KZ", "advisory", "observer", "operator"):
        page = visit(code)
        status = page.get(f"/materials/{material}").status_code
        assert status == (200 if code in readers else 404), code
        assert (material in page.get(f"/meetings/{held.meeting}").get_data(as_text=True)) == (code in readers)


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"MZ program", "справка.pdf", "Этот файл – ни один из них"),
        (b"<html></html>", "справка.pdf", "Этот файл – ни один из них"),
        (DOCX_FILE, "справка.pdf", "По содержанию это файл DOCX"),
        (b"", "справка.pdf", "Файл пуст"),
        (PDF_FILE[:-10], "справка.pdf", "Файл поврежден"),
        (PDF_FILE, "спра\u202eвка.pdf", "U+202E"),
        (PDF_FILE[:9] + b"x" * LARGEST + PDF_FILE[9:], "справка.pdf", "Файл больше 25 МБ"),
    ],
)
def test_a_wrong_file_is_explained_and_nothing_is_stored(visit, world, content, name, why):
    held = a_meeting(world)
    page, before = visit("officer"), legal_tables()

    answer = send(page, held, content, name)

    assert answer.status_code == 422
    assert why in visible_text(answer)
    assert 'value="Справка"' in answer.get_data(as_text=True)
    assert legal_tables() == before


def test_a_form_without_a_file_asks_for_one(visit, world):
    held = a_meeting(world)

    answer = visit("officer").post(
        f"/meetings/{held.meeting}/materials/new", {"title": "Справка", "openness": "members", "item": ""}
    )

    assert answer.status_code == 422
    assert "Выберите файл" in visible_text(answer)


def test_a_flood_is_refused_before_it_is_read(visit, world):
    held = a_meeting(world)

    answer = send(visit("officer"), held, b"%PDF-" + b"x" * (27 * 1024 * 1024))

    assert answer.status_code == 413
    assert "25" in visible_text(answer)


def test_a_withdrawn_document_stays_in_the_record_and_is_offered_no_more(visit, world):
    held = a_meeting(world)
    officer = visit("officer")
    send(officer, held, openness="observers")
    material = the_material().public_id
    assert "Справка" in visible_text(officer.get(f"/materials/{material}/withdrawal"))

    with registered("material.withdrawn"):
        officer.post(f"/materials/{material}/withdrawal")

    member, version = visit("KZ"), the_material().current.public_id
    assert "отозван" in visible_text(member.get(f"/meetings/{held.meeting}/materials"))
    assert "отозван до рассылки" in visible_text(member.get(f"/materials/{material}/versions"))
    gone = (f"/materials/{material}", f"/material-versions/{version}")
    assert {member.get(address).status_code for address in gone} == {404}
    assert visit("observer").get(f"/materials/{material}/versions").status_code == 404, (
        "members keep the record"
    )
    assert officer.get(f"/materials/{material}").status_code == 200


def test_a_withdrawn_document_that_was_sent_is_readable_to_whom_it_was_sent(visit, world, settings):
    held = a_meeting(world)
    officer = visit("officer")
    send(officer, held, openness="observers")
    dispatching.send(held)
    material, version = the_material().public_id, the_material().current.public_id
    officer.post(f"/materials/{material}/withdrawal")

    member, address = visit("KZ"), f"/material-versions/{version}"
    assert "Направленные вам версии остаются доступны" in visible_text(
        member.get(f"/materials/{material}/versions")
    )
    assert member.client.get(address).status_code == 200
    assert member.get(f"/materials/{material}").status_code == 404, (
        "as the one in force it is offered no more"
    )
    assert visit("observer").get(address).status_code == 404, "to others it is gone"


def test_a_material_nobody_gave_does_not_exist(visit, world):
    assert visit("officer").get("/materials/none").status_code == 404


def test_a_download_is_resumed_and_not_sent_twice(visit, world):
    held = a_meeting(world)
    send(visit("officer"), held)
    version = the_material().current.public_id
    for address in (f"/materials/{the_material().public_id}", f"/material-versions/{version}"):
        client = visit("KZ").client
        whole = client.get(address)
        same = client.get(address, headers={"If-None-Match": whole.headers["ETag"]})
        part = client.get(address, headers={"Range": "bytes=0-3"})
        beyond = client.get(address, headers={"Range": "bytes=999999-"})

        assert (same.status_code, same.data) == (304, b"")
        assert (part.status_code, part.data) == (206, PDF_FILE[:4])
        assert part.headers["Content-Range"] == f"bytes 0-3/{len(PDF_FILE)}"
        assert beyond.status_code == 416


def test_a_state_follows_its_submission_to_its_acceptance(visit, world):
    held = a_meeting(world)
    member, officer = visit("KZ"), visit("officer")
    address = f"/meetings/{held.meeting}/submissions/new"
    given = {
        "title": "Предложения", "kind": "opinion", "language": "kk", "openness": "members", "item": "",
        "file": (io.BytesIO(PDF_FILE), "../../предложения.pdf"),
    }  # fmt: skip
    assert member.post(address, given).status_code == 303
    material = the_material().public_id
    page = f"/materials/{material}/versions"
    assert "ожидает приемки секретариатом" in visible_text(member.get(page))
    assert visit("RU").get(page).status_code == 404

    refused = officer.post(f"/materials/{material}/return", {"version": "1", "remark": " "})
    assert refused.status_code == 422
    assert "Напишите, что нужно исправить" in visible_text(refused)
    officer.post(f"/materials/{material}/return", {"version": "1", "remark": "Нет срока."})
    assert "Нет срока." in visible_text(member.get(page))

    again = {"change_note": "Указан срок.", "file": (io.BytesIO(PDF_FILE + b"\n%%EOF\n"), "предложения.pdf")}
    assert member.post(f"/materials/{material}/versions/new", again).status_code == 303
    assert officer.post(f"/materials/{material}/acceptance", {"version": "1"}).status_code == 409
    assert officer.post(f"/materials/{material}/acceptance", {"version": "2"}).status_code == 303

    listed = visible_text(visit("RU").get(f"/meetings/{held.meeting}/materials"))
    assert "перевод на казахский" in listed
    assert "Казахстан" in listed
    assert "версия 2" in listed
