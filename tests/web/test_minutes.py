"""The minutes in the browser: written, composed, printed, read, signed, and then only read."""

import re

import pytest
from sqlalchemy import select

from council.actions.jobs import claim_next_job, fail_job
from council.actions.minutes import MINUTES_JOB
from council.actions.rendering import print_correction, print_decision, print_minutes
from council.records.database import db
from council.records.decisions import Decision, DecisionNumber
from council.records.files import FileStore
from council.records.minutes import ItemNotes, Signature
from council.records.operations import Job, JobState
from tests.actions.closed import drafted, last_version, prepared, sign, the_minutes
from tests.dispatching import send_adopted
from tests.ledger import digest_of_records
from tests.web.page import visible_text
from tests.world import quick_paper

ATTACK = "<script>alert(1)</script> {{7*7}} file:///etc/passwd"


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


@pytest.fixture
def held(over):
    """A meeting that is closed, with one decision adopted."""
    return over[0]


def address(held, tail=""):
    return f"/meetings/{held.meeting}/minutes{tail}"


def shown_digest(answer):
    """Return the digest as the page shows it, put together from its groups."""
    groups = re.search(r'class="digest">(.*?)</span></span>', answer.get_data(as_text=True))
    return re.sub(r"<[^>]+>|\s", "", groups[1]) if groups else ""


def signing(held, shown, **data):
    path = f"/minutes/{the_minutes(held).public_id}/signature"
    return path, {"sha256": shown, "read": "y", **data}


def signatures():
    return list(db.session.scalars(select(Signature)))


def notes(page, item, **texts):
    return page.post(
        f"/items/{item}/notes", {"heard": "", "spoke": "", "remarks": "", "revision": "0", **texts}
    )


def test_before_the_close_the_page_says_what_will_appear_and_who_does_it(running, visit):
    text = visible_text(visit("KZ").get(address(running)))
    assert "Протокол составляется после закрытия заседания" in text
    assert "Записи по вопросам" not in text
    assert "Записи по вопросам" in visible_text(visit("officer").get(address(running)))


def test_the_secretariat_composes_and_the_page_waits_for_the_printer(held, visit, store):
    page = visit("officer")
    assert page.post(address(held, "/versions")).location == address(held)
    assert "Ожидает печати" in visible_text(page.get(address(held)))
    asked = page.get(address(held, "/printing"), headers={"X-Fragment": "1"})
    assert "Ожидает печати" in asked.get_data(as_text=True)
    print_minutes(version=last_version(held).public_id, store=store, at=held.world.tick())
    asked = page.get(address(held, "/printing"), headers={"X-Fragment": "1"})
    assert asked.headers["X-Next-Page"] == address(held)
    text = visible_text(page.get(address(held)))
    assert "Проект, редакция 1" in text
    assert "Подготовить к подписанию" in text
    assert "Подписать протокол" not in text


def test_empty_notes_are_named_where_a_draft_is_made_and_bar_nothing(held, visit, store):
    page, told = visit("officer"), "Не записано, кого слушали:"
    assert f"{told} пункт 1, пункт 2. Протокол можно составить и так" in visible_text(page.get(address(held)))
    notes(page, held.items[0], heard="Слушали доклад.")
    notes(page, held.items[1], spoke="Представитель Казахстана.")
    assert f"{told} пункт 2. Протокол" in visible_text(page.get(address(held))), (
        "that some spoke is no report"
    )
    drafted(held, store)
    assert told not in visible_text(page.get(address(held))), (
        "the version is the record: nothing is to be made"
    )
    notes(page, held.items[0], heard="Слушали доклад.", spoke="Докладчик.", revision="1")
    again = visible_text(page.get(address(held)))
    assert f"{told} пункт 2." in again, "a version left behind is made anew"
    notes(page, held.items[1], heard="Слушали доклад.", spoke="Представитель Казахстана.", revision="1")
    assert told not in visible_text(page.get(address(held)))


def test_the_chair_signs_the_file_that_was_shown(held, visit, store):
    sha256 = prepared(held, store)
    page = visit("TJ")
    shown = page.get(address(held))
    assert shown_digest(shown) == sha256
    pdf = page.get(f"/papers/{last_version(held).public_id}")
    assert (pdf.mimetype, pdf.data) == ("application/pdf", store.read(sha256))
    assert pdf.headers["Content-Disposition"].startswith("inline")
    assert pdf.headers["X-Content-Type-Options"] == "nosniff"
    in_word = page.get(f"/papers/{last_version(held).public_id}/word")
    assert in_word.data.startswith(b"PK"), "the draft can be worked on in a word processor"
    assert in_word.headers["Content-Disposition"].startswith("attachment")
    answer = page.post(*signing(held, sha256))
    assert (answer.status_code, answer.location) == (303, address(held))
    assert page.post(*signing(held, sha256)).status_code == 303
    assert [signature.sha256 for signature in signatures()] == [sha256]
    text = visible_text(page.get(address(held)))
    assert "Подписал Лицо-TJ Имя Отчество" in text
    assert (
        "Разослать до 18 июня 2026 года Принятые документы рассылаются не позднее 18 июня 2026 года. п. 5.16"
        in text
    )
    assert "готовится" in text


REFUSED = [
    ("TJ", {"sha256": "0" * 64}, 409, "показан"),
    ("TJ", {"sha256": "what?"}, 422, "Откройте страницу протокола заново"),
    ("TJ", {"read": ""}, 422, "прочитайте его"),
    ("officer", {}, 409, "кто председательствовал"),
    ("KZ", {}, 404, ""),
    ("observer", {}, 404, ""),
]


def test_nothing_else_is_signed_by_nobody_else(held, visit, store):
    sha256 = prepared(held, store)
    before = digest_of_records()
    for who, change, status, says in REFUSED:
        answer = visit(who).post(*signing(held, sha256, **change))
        assert (answer.status_code, says in visible_text(answer)) == (status, True), (who, change)
    assert digest_of_records() == before


def test_a_newer_file_must_be_read_anew(held, visit, store):
    """The page of the older version is still open; its mark does not count for the newer file."""
    page, officer = visit("TJ"), visit("officer")
    first = drafted(held, store)
    notes(officer, held.item, heard="Новое.")
    second = prepared(held, store)
    answer = page.post(*signing(held, first))
    html = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert (shown_digest(answer), f'name="sha256" type="hidden" value="{second}"' in html) == (second, True)
    assert not re.search(r'name="read"[^>]*checked', html)
    assert signatures() == []


def test_a_version_that_the_record_has_left_behind_is_offered_to_nobody(held, visit, store):
    drafted(held, store)
    officer = visit("officer")
    notes(officer, held.item, heard="Новое.")
    for who, act in (
        ("officer", "Составить новую редакцию"),
        ("TJ", "Новую редакцию составляет секретариат"),
    ):
        text = visible_text(visit(who).get(address(held)))
        assert act in text
        assert "Подписать протокол" not in text


def test_the_secretariat_prepares_and_takes_back_on_pages_of_their_own(held, visit, store):
    sha256, officer = drafted(held, store), visit("officer")
    path = f"/minutes/{the_minutes(held).public_id}"
    assert f'value="{sha256}"' in officer.get(f"{path}/preparation").get_data(as_text=True)
    other = officer.post(f"{path}/preparation", {"sha256": "0" * 64})
    assert (other.status_code, "не та редакция" in visible_text(other)) == (409, True)
    unasked = officer.post(f"{path}/preparation", {"sha256": sha256, "reason": ""})
    told = visible_text(unasked)
    assert (unasked.status_code, "не получили: Армения" in told) == (409, True), "the states are named"
    given = {"sha256": sha256, "reason": "Согласовано в зале"}
    assert officer.post(f"{path}/preparation", given).location == address(held)
    way = visible_text(visit("KZ").get(address(held)))
    assert "без замечаний государств на эту редакцию: Согласовано в зале" in way
    assert "Ждет подписи" in visible_text(officer.get(address(held)))
    refused = notes(officer, held.item, heard="Поздно.")
    assert (refused.status_code, "Поздно." in visible_text(refused)) == (409, True)
    assert officer.post(f"{path}/return", {"reason": ""}).status_code == 422
    assert officer.post(f"{path}/return", {"reason": "Опечатка"}).location == address(held)
    assert "Проект, редакция 1" in visible_text(officer.get(address(held)))
    assert [visit("TJ").get(f"{path}/{page}").status_code for page in ("preparation", "return")] == [404, 404]


def test_a_correction_is_proposed_item_by_item_and_signed_over_the_file_shown(held, visit, store):
    sign(held, old := prepared(held, store))
    officer, chair = visit("officer"), visit("TJ")
    path = f"/minutes/{the_minutes(held).public_id}/corrections"
    form = officer.get(f"{path}?item=1").get_data(as_text=True)
    assert ('name="heard"' in form, 'name="closing"' in form) == (True, False)
    asked = {"item": "1", "heard": ATTACK, "spoke": "", "remarks": "", "closing": "", "reason": "Опечатка"}
    assert f'value="{old}"' in form, "the form names the file it corrects"
    other = officer.post(path, {**asked, "replaces": "0" * 64})
    assert (other.status_code, "Сейчас в протоколе" in visible_text(other)) == (409, True)
    assert "{{7*7}}" in visible_text(other), "what was typed is not lost"
    asked["replaces"] = old
    assert officer.post(path, {**asked, "reason": ""}).status_code == 422
    page = officer.post(path, asked).location
    assert visit("KZ").get(page).status_code == 404, "what is only proposed is no member's to read"
    correction = page.rsplit("/", 1)[1]
    shown = visible_text(visit("officer").get(f"/corrections/{correction}"))
    assert "SHA-256 файла будет известен, когда файл напечатан" in shown
    with quick_paper():
        sha256 = print_correction(correction=correction, store=store, at=held.world.tick())
    html = chair.get(page).get_data(as_text=True)
    assert "<script>alert" not in html
    assert shown_digest(chair.get(page)) == old
    assert chair.post(f"{page}/signature", {"sha256": sha256, "read": "y"}).location == address(held)
    text = visible_text(visit("KZ").get(address(held)))
    assert "Заменен исправлением № 1, подписанным" in text
    assert visit("KZ").get(page).status_code == 200


def test_members_see_whom_they_wait_for_and_no_draft(held, visit, store):
    drafted(held, store)
    page = visit("KZ")
    text = visible_text(page.get(address(held)))
    assert "Подпишет его председательствовавший: Лицо-TJ" in text
    assert page.get(f"/papers/{last_version(held).public_id}").status_code == 404


def test_what_two_write_at_once_is_lost_for_neither(running, visit):
    officer, head = visit("officer"), visit("head")
    assert notes(officer, running.item, heard="Первый.").status_code == 303
    answer = notes(head, running.item, heard="Второй.")
    assert answer.status_code == 409
    text = visible_text(answer)
    assert "Первый." in text
    assert "Второй." in text
    assert "Оставить записанное" in text
    again = re.search(r'name="revision" type="hidden" value="(\d+)"', answer.get_data(as_text=True))[1]
    assert notes(head, running.item, heard="Второй.", revision=again).status_code == 303
    assert db.session.scalars(select(ItemNotes)).one().heard == "Второй."
    kept = visible_text(head.get(f"/items/{running.item}/notes/versions"))
    assert kept.index("Запись 2") < kept.index("Запись 1") < kept.rindex("Первый."), (
        "the replaced text is there"
    )


@pytest.mark.parametrize(
    "typed", [{"heard": "до\u202eклад"}, {"spoke": "\x07"}, {"remarks": "я" * 20_001}, {"revision": "-1"}]
)
def test_what_cannot_be_stored_is_kept_in_the_form_and_named(running, visit, typed):
    answer = notes(visit("officer"), running.item, **{"heard": "Доклад о балансе.", **typed})
    assert answer.status_code == 422
    assert "Исправьте, чтобы продолжить" in visible_text(answer)
    assert not list(db.session.scalars(select(ItemNotes)))


def test_hostile_notes_are_text(held, visit):
    officer = visit("officer")
    assert notes(officer, held.item, heard=ATTACK).status_code == 303
    html = officer.get(address(held)).get_data(as_text=True)
    assert "<script>alert" not in html
    assert "{{7*7}}" in html


def test_after_the_signature_notes_are_refused_in_words(held, visit, store):
    sign(held, prepared(held, store))
    answer = notes(visit("officer"), held.item, heard="Поздно.")
    assert answer.status_code == 409
    assert "Протокол подписан" in visible_text(answer)
    assert "Поздно." in visible_text(answer)


def test_a_printing_that_was_given_up_is_explained_and_tried_again(held, visit):
    officer, world = visit("officer"), held.world
    officer.post(address(held, "/versions"))
    while (job := claim_next_job(worker="w", at=world.tick())) is not None:
        fail_job(job, "Traceback …\nNotPrintable: U+2713", worker="w", at=world.tick())
        world.clock.move_to(db.session.get_one(Job, job.id).run_at)
        db.session.rollback()
    text = visible_text(officer.get(address(held)))
    assert "Напечатать не удалось" in text
    assert "NotPrintable: U+2713" in text
    assert "Повторить печать" not in visible_text(visit("TJ").get(address(held)))
    assert officer.post(f"/papers/{last_version(held).public_id}/printing").status_code == 303
    printing = select(Job).where(Job.kind == MINUTES_JOB)
    assert db.session.scalars(printing).one().state is JobState.READY


@pytest.mark.parametrize("harm", ["flip", "remove"])
def test_a_damaged_file_is_not_given_out(held, visit, store, harm):
    sha256 = drafted(held, store)
    path = store.path_of(sha256)
    content = path.read_bytes()
    path.unlink()
    if harm == "flip":
        path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    answer = visit("officer").get(f"/papers/{last_version(held).public_id}")
    assert answer.status_code == 500
    assert answer.mimetype == "text/html"
    assert "Файл поврежден" in visible_text(answer)


def test_no_number_of_a_decision_or_a_protocol_is_parted_at_the_end_of_a_line(over, visit, store):
    held, decision = over
    sign(held, prepared(held, store))
    page = visit("KZ")
    for address in ("/decisions", f"/decisions/{decision}", f"/meetings/{held.meeting}/minutes"):
        html = page.get(address).get_data(as_text=True)
        kept = re.findall(r'class="([^"]*)">1/1<', html)
        assert kept, address
        assert all("number" in named.split() for named in kept), address
    look = page.get("/assets/council.css").get_data(as_text=True)
    assert re.search(r"\.number\s*\{[^}]*white-space:\s*nowrap", look)


def test_the_decisions_are_listed_and_told_with_their_grounds(over, visit, store):
    held, decision = over
    page = visit("KZ")
    assert "Здесь появятся решения" in visible_text(page.get("/decisions"))
    assert page.get(f"/decisions/{decision}").status_code == 404
    sign(held, prepared(held, store))
    assert "1/1 О вопросе 1" in visible_text(page.get("/decisions"))
    print_decision(decision=decision, store=store, at=held.world.tick())
    told = visible_text(page.get(f"/decisions/{decision}"))
    stored = db.session.query(Decision).filter_by(public_id=decision).one()
    for part in ("Решение № 1/1", "Одобрить.", "Республика Казахстан", *stored.sentences_ru):
        assert part.removesuffix(".") in told
    sheet = page.get(f"/papers/{decision}?save=")
    assert sheet.headers["Content-Disposition"].startswith(
        "attachment; filename=decision-1-1.pdf; filename*=UTF-8''%D0"
    )
    assert sheet.data.startswith(b"%PDF")


def test_an_observer_is_shown_no_paper(over, visit, store):
    held, decision = over
    page = visit("observer")
    sign(held, prepared(held, store))
    print_decision(decision=decision, store=store, at=held.world.tick())
    for path in (address(held), "/decisions", f"/decisions/{decision}", f"/papers/{decision}"):
        assert page.get(path).status_code == 404


def test_what_was_sent_is_told_as_past_and_on_the_day_itself_without_a_count(held, visit, store):
    """A term that was kept is no term any more; of no days after the meeting nobody speaks."""
    sign(held, prepared(held, store))
    for decision in db.session.scalars(select(DecisionNumber)).all():
        print_decision(decision=decision.decision.public_id, store=store, at=held.world.tick())
    send_adopted(held)

    text = visible_text(visit("officer").get(address(held)))

    assert (
        "Рассылка протокола Принятые документы разосланы всем членам Совета 4 июня 2026 года, в день" in text
    )
    assert "Разослать до" not in text
