"""The desk of credentials: papers filed, confirmed, refused and revoked from their pages."""

import io
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from sqlalchemy import select

from council.records.credentials import Credential
from council.records.database import db
from tests.files import a_pdf
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import a_meeting, a_substitute, enter_person

PAPER = {
    "seat": "KZ",
    "scope": "meeting",
    "post": "заместитель министра",
    "kind": "power_of_attorney",
    "number": "14",
    "dated_on": "2026-03-01",
    "issued_by": "Министерство",
    "signatory": "Министр А. Б. Ким",
}
PDF = a_pdf()


@pytest.fixture
def meeting(world):
    return a_meeting(world)


@pytest.fixture
def filed(meeting):
    """A paper that waits, and the code of its person."""
    return a_substitute(meeting, "KZ", confirmed=False)


def stored(paper):
    db.session.rollback()
    return db.session.scalars(select(Credential).where(Credential.public_id == paper)).one()


def test_a_paper_is_filed_confirmed_and_then_acts(visit, meeting, world):
    page, person = visit("officer"), enter_person(world, "deputy-minister")
    new = f"/meetings/{meeting.meeting}/credentials/new"

    with registered("credential.filed", clause="4.1"):
        answer = page.post(new, PAPER | {"person": person, "paper": (io.BytesIO(PDF), "доверенность.pdf")})
    shown = page.get(answer.location)
    assert "Полномочия лица, замещающего члена Совета, не подтверждены" in visible_text(shown)

    assert "Это внесли вы: подтверждает другое лицо" in visible_text(shown)
    assert page.post(f"{answer.location}/confirmation").status_code == 409
    with registered("credential.confirmed", clause="4.1"):
        visit("head").post(f"{answer.location}/confirmation")
    assert "Полномочия лица, замещающего члена Совета, подтверждены" in visible_text(
        page.get(answer.location)
    )
    assert "доверенность № 14 от 1 марта 2026 года" in visible_text(
        page.get(f"/meetings/{meeting.meeting}/credentials")
    )
    assert "Вы действуете от имени Республики Казахстан" in visible_text(visit("deputy-minister").get("/"))


def test_the_scan_is_given_out_as_an_attachment_and_only_to_those_concerned(visit, meeting, world):
    page, person = visit("officer"), enter_person(world, "deputy-minister")
    filed = page.post(
        f"/meetings/{meeting.meeting}/credentials/new",
        PAPER | {"person": person, "paper": (io.BytesIO(PDF), "x.pdf")},
    ).location

    with visit("KZ").client.get(f"{filed}/paper") as scan:
        assert scan.data == PDF
        assert scan.mimetype == "application/pdf"
        assert scan.headers["Content-Disposition"].startswith("attachment")
        assert scan.headers["X-Content-Type-Options"] == "nosniff"
    for code in ("BY", "observer", "operator"):
        assert visit(code).get(filed).status_code == 404
        assert visit(code).get(f"{filed}/paper").status_code == 404


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"seat": "AZ"}, "Выберите значение из списка"),
        ({"person": "nobody"}, "Выберите значение из списка"),
        ({"kind": ""}, "Выберите"),
        ({"scope": ""}, "Выберите, на что выданы полномочия"),
        ({"scope": "until", "until_on": "2026-06-03"}, "Полномочия истекают раньше заседания"),
        ({"until_on": "2026-12-31"}, "Последний день указан, а полномочия выданы не на срок"),
        ({"scope": "items"}, "Отметьте вопросы из повестки дня"),
        ({"scope": "items", "items": "of-another-meeting"}, "Выберите вопросы из списка"),
        ({"family_name": "Ахметов", "given_names": "Ержан"}, "Выберите лицо из списка или впишите"),
        ({"person": "", "family_name": "Ахметов"}, "Выберите лицо из списка или впишите"),
        ({"number": ""}, "Введите номер документа"),
        ({"dated_on": "2030-01-01"}, "датирован будущим"),
        ({"dated_on": "2026-13-01"}, "Укажите существующий день"),
        ({"signatory": "Министр\x07"}, "U+0007"),
        ({"paper": (io.BytesIO(b"MZ\x90\x00"), "доверенность.pdf")}, "PDF"),
        ({"paper": (io.BytesIO(b""), "empty.pdf")}, "Файл пуст"),
    ],
)
def test_a_paper_that_does_not_hold_together_is_refused(visit, meeting, world, changed, why):
    person = enter_person(world, "deputy-minister")
    page, before = visit("officer"), legal_tables()

    answer = page.post(f"/meetings/{meeting.meeting}/credentials/new", PAPER | {"person": person} | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert legal_tables() == before


def test_a_member_needs_no_paper(visit, meeting, world):
    page, before = visit("officer"), legal_tables()

    answer = page.post(
        f"/meetings/{meeting.meeting}/credentials/new", PAPER | {"person": world.persons["BY"]}
    )

    assert answer.status_code == 409
    assert "действует без доверенности" in visible_text(answer)
    assert legal_tables() == before


def test_one_substitute_stands_for_a_state(visit, meeting, filed):
    a_substitute(meeting, "KZ")
    page, before = visit("head"), legal_tables()

    answer = page.post(f"/credentials/{filed[1]}/confirmation")

    assert answer.status_code == 409
    assert "Сначала отзовите их" in visible_text(answer)
    assert legal_tables() == before


def test_a_refusal_needs_its_reason_and_settles_the_paper(visit, filed):
    page, paper = visit("officer"), filed[1]

    assert page.post(f"/credentials/{paper}/refusal", {"reason": " "}).status_code == 422
    with registered("credential.refused", clause="4.1"):
        page.post(f"/credentials/{paper}/refusal", {"reason": "нет подписи"})

    assert "нет подписи" in visible_text(page.get(f"/credentials/{paper}"))
    assert page.post(f"/credentials/{paper}/confirmation").status_code == 409
    assert stored(paper).confirmed_at is None


def test_powers_are_revoked_at_once(visit, meeting):
    page, (code, paper) = visit("officer"), a_substitute(meeting, "KZ")

    with registered("credential.revoked", clause="4.1"):
        page.post(f"/credentials/{paper}/revocation", {"reason": "прибыл министр"})

    assert "Полномочия отозваны" in visible_text(page.get(f"/credentials/{paper}"))
    assert "Вы действуете" not in visible_text(visit(code).get("/"))


def test_powers_that_do_not_stand_cannot_be_revoked(visit, filed):
    page, before = visit("officer"), legal_tables()

    assert page.post(f"/credentials/{filed[1]}/revocation", {"reason": "ошибка"}).status_code == 409
    assert legal_tables() == before


@pytest.mark.parametrize("code", ["KZ", "BY", "operator", "observer", "advisory"])
def test_only_the_secretariat_settles_powers(visit, filed, code):
    """A state revokes its own paper, and settles none."""
    page, before = visit(code), legal_tables()

    for step in ("confirmation", "refusal", *(() if code == "KZ" else ("revocation",))):
        assert page.post(f"/credentials/{filed[1]}/{step}", {"reason": "так"}).status_code == 404
    assert legal_tables() == before


def test_a_state_sees_its_own_papers_only(visit, meeting, filed):
    address = f"/meetings/{meeting.meeting}/credentials"

    assert "№ 12/34" in visible_text(visit("KZ").get(address))
    others = visible_text(visit("BY").get(address))
    assert "№ 12/34" not in others
    assert "Казахстан" not in others.split("Беларусь", 1)[1]
    assert visit("observer").get(address).status_code == 404


def test_whose_powers_wait_reads_so_on_the_desk_and_acts_for_nobody(visit, filed):
    text = visible_text(visit(filed[0]).get("/"))

    assert "ожидают подтверждения секретариатом" in text
    assert "Вы действуете" not in text


def test_nothing_is_filed_after_the_meeting_is_cancelled(visit, meeting, world):
    page, person = visit("officer"), enter_person(world, "deputy-minister")
    page.post(f"/meetings/{meeting.meeting}/cancellation", {"reason": "перенос невозможен"})
    before = legal_tables()

    answer = page.post(f"/meetings/{meeting.meeting}/credentials/new", PAPER | {"person": person})

    assert answer.status_code == 409
    assert legal_tables() == before


def test_moments_are_told_by_the_clock_of_the_venue(visit, world, meeting):
    world.clock.move_to(datetime(2026, 5, 1, 20, 30, tzinfo=UTC))
    _code, paper = a_substitute(meeting, "KZ")

    assert "2 мая 2026 года, 01:30" in visible_text(visit("officer").get(f"/credentials/{paper}"))


def test_a_substitute_reads_the_own_paper_and_no_other_of_the_state(visit, meeting, filed):
    other, _ = a_substitute(meeting, "KZ")
    address = f"/credentials/{filed[1]}"

    assert visit("KZ").get(address).status_code == 200
    assert visit(filed[0]).get(address).status_code == 200
    assert visit(other).get(address).status_code == 404


def test_the_people_one_may_name_stand_under_their_states(visit, world):
    held = a_meeting(world)
    a_substitute(held, "KZ", confirmed=False)
    page = visit("officer")

    form = page.get(f"/meetings/{held.meeting}/credentials/new").get_data(as_text=True)
    groups = re.findall(r'<optgroup label="([^"]+)">', form)

    assert groups[:3] == ["Армения", "Беларусь", "Казахстан"]
    assert "Секретариат" in groups
    assert len(groups) == len(set(groups))
    kazakhstan = form.partition('<optgroup label="Казахстан">')[2].partition("</optgroup>")[0]
    assert kazakhstan.count("<option") == 2, (
        "the member and the substitute, whose state the earlier paper tells"
    )


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_state_files_its_own_paper_and_revokes_it(visit, meeting, world):
    """It names a new person, sees of the people of the installation its own only, and needs the secretariat once."""
    page = visit("KZ")
    address = f"/meetings/{meeting.meeting}/credentials/new"
    form = visible_text(page.get(address))
    assert "Кого замещает Лицо-KZ" in form
    assert "Лицо-BY" not in form
    assert "Лицо-officer" not in form

    named = {"family_name": "Ахметов", "given_names": "Ержан", "scope": "items", "items": meeting.items[0]}
    with registered("credential.filed", clause="4.1"):
        paper = page.post(address, PAPER | {"seat": "BY"} | named).location
    visit("officer").post(f"{paper}/confirmation")
    shown = visible_text(page.get(paper))
    for told in (
        "по пункту 1 повестки дня",
        "Внесены 2 марта 2026 года",
        "Лицо-KZ",
        "Лицо-officer",
        "Казахстан",
    ):
        assert told in shown, told
    with registered("credential.revoked", clause="4.1"):
        page.post(f"{paper}/revocation", {"reason": "прибыл министр"})


def test_among_many_one_is_found_by_typing_the_name(visit, meeting, world):
    """The list grows too long to be read through: the browser completes the name, and a stranger is refused."""
    for number in range(12):
        enter_person(world, f"one-{number}")
    page, address = visit("officer"), f"/meetings/{meeting.meeting}/credentials/new"
    form = page.get(address).get_data(as_text=True)
    assert '<datalist id="person-names">' in form
    assert "Лицо-one-3 Имя Отчество · Другие лица" in unescape(form)

    typed = PAPER | {"person": "Лицо-one-3 Имя Отчество · Другие лица"}
    with registered("credential.filed"):
        page.post(address, typed)
    refused = page.post(address, typed | {"person": 'Никто "Иной"'})
    assert "Выберите значение из списка" in visible_text(refused)
    assert "Никто &#34;Иной&#34;" in refused.get_data(as_text=True), "what was typed is shown again"


def test_a_paper_that_waits_is_one_step_from_its_confirmation(visit, world):
    held = a_meeting(world)
    _code, paper = a_substitute(held, "KZ", confirmed=False)
    officer, deputy = visit("officer"), visit("KZ")

    assert "Рассмотреть" in visible_text(officer.get(f"/meetings/{held.meeting}/credentials"))
    assert "Рассмотреть" not in visible_text(deputy.get(f"/meetings/{held.meeting}/credentials"))
    visit("head").post(f"/credentials/{paper}/confirmation")
    assert "Рассмотреть" not in visible_text(officer.get(f"/meetings/{held.meeting}/credentials"))
