"""«Исходящие»: who looks after the sending sees the queue, everybody else the letters written to them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.mail import ServerAnswer, claim_letters, note_answer
from council.records.database import transaction
from council.records.mail import Letter
from council.records.people import Account, Person
from council.web import mail
from tests.web.page import visible_text
from tests.world import STATES, a_meeting, email_of


@pytest.fixture
def invited(world):
    return a_meeting(world)


def letter_to(records, code):
    records.rollback()
    return records.scalars(select(Letter).where(Letter.address == email_of(code))).first()


def refuse_all(world):
    for letter in claim_letters(worker="one", at=world.clock.now + timedelta(seconds=1), most=50):
        said = ServerAnswer(is_taken=False, is_final=True, text="550 5.1.1 No such mailbox")
        note_answer(letter, said, worker="one", at=world.clock.now)


def test_the_secretariat_sees_the_queue_and_that_nothing_is_sent_without_a_server(invited, visit):
    page = visit("officer").get("/letters")
    said = visible_text(page)
    assert f"Не отправлено: {len(STATES) + 1}" in said
    assert "Почтовый сервер не указан: письма не отправляются" in said
    assert "ждет отправки" not in said, "without a server nothing waits to be sent"
    assert email_of("KZ") in said


def test_a_member_reads_the_own_letters_and_nobody_elses(invited, visit, records):
    own, other = letter_to(records, "KZ").public_id, letter_to(records, "UZ").public_id
    page = visit("KZ")
    listed = visible_text(page.get("/letters"))
    assert "Мои письма" in listed
    assert email_of("UZ") not in listed
    assert "Приглашаем принять участие" in visible_text(page.get(f"/letters/{own}"))
    assert page.get(f"/letters/{other}").status_code == 404


def test_the_operator_keeps_the_queue_and_reads_nobodys_words(invited, visit, records):
    shown = visible_text(visit("operator").get(f"/letters/{letter_to(records, 'KZ').public_id}"))
    assert email_of("KZ") in shown
    assert "Приглашаем" not in shown


def test_a_letter_given_up_is_sent_again_on_request(invited, world, visit, records, app):
    refuse_all(world)
    letter = letter_to(records, "KZ").public_id
    page = visit("officer")
    assert "550 5.1.1 No such mailbox" in visible_text(page.get(f"/letters/{letter}"))
    assert page.post(f"/letters/{letter}/repetition").status_code == 303
    assert "не отправлено" in visible_text(page.get(f"/letters/{letter}"))
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail_url="smtp://mail.example:25")
    assert "ждет отправки" in visible_text(page.get(f"/letters/{letter}"))
    assert page.post(f"/letters/{letter}/repetition").status_code == 409
    assert visit("KZ").post(f"/letters/{letter}/repetition").status_code == 404


def test_the_list_goes_on_by_pages_and_by_what_was_asked(invited, world, visit, monkeypatch):
    monkeypatch.setattr(mail, "LETTERS_ON_PAGE", 3)
    page = visit("officer")
    first = page.get("/letters?kind=invitation").get_data(as_text=True)
    assert f"Показаны 1–3 из {len(STATES) + 1}" in first
    assert "before=" in first
    assert "Писем нет" in visible_text(page.get("/letters?state=refused"))
    assert page.get("/letters?state=unheard&kind=x&before=zz").status_code == 200


def test_failures_stand_first_with_the_answer_and_are_repeated_there(invited, world, visit, records):
    letters = claim_letters(worker="one", at=world.clock.now + timedelta(seconds=1), most=50)
    said = ServerAnswer(is_taken=False, is_final=True, text="550 5.1.1 No such mailbox")
    note_answer(letters[0], said, worker="one", at=world.clock.now)
    page = visit("officer")
    shown = page.get("/letters").get_data(as_text=True)
    failures, others = shown.split("Все письма")
    assert "550 5.1.1 No such mailbox" in failures
    assert f"/letters/{letters[0].public_id}/repetition" in failures
    assert letters[1].public_id not in failures
    assert letters[1].public_id in others

    assert page.post(f"/letters/{letters[0].public_id}/repetition").status_code == 303
    assert "Не дошло" in visible_text(page.get("/letters")), "until the server takes it"


def test_the_queue_is_asked_for_one_meeting(invited, world, visit):
    other = a_meeting(world, days_later=60)
    page = visit("officer")
    said = visible_text(page.get(f"/letters?meeting={other.meeting}"))
    assert said.count("Приглашение") == len(STATES) + 2, "a line for each reader, and the name in the filter"
    assert page.get("/letters?meeting=none").status_code == 200


def test_a_letter_is_shown_as_it_comes_by_mail(invited, visit, records):
    shown = visible_text(visit("KZ").get(f"/letters/{letter_to(records, 'KZ').public_id}"))
    assert "Страница: http://127.0.0.1:8000/meetings/" in shown


def test_the_age_of_what_waits_is_told_to_whoever_watches_the_site(invited, app, client):
    kept = {"server": False, "kept": len(STATES) + 1}
    assert client.get("/health").json["mail"] == kept, "without a server nothing waits to be sent"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail_url="smtp://mail.example:25")
    told = client.get("/health").json["mail"]
    assert told["server"]
    assert told["oldest_unsent_seconds"] > 0


def test_who_wants_english_is_written_to_in_both_languages(world, records, visit):
    person = records.scalars(select(Person).where(Person.public_id == world.persons["KZ"])).one()
    with transaction() as session:
        session.get_one(Account, person.account.id).language = "en"
    a_meeting(world)

    letter = letter_to(records, "KZ")
    assert letter.languages == ["ru", "en"], "the working language stands first"
    shown = visible_text(visit("KZ").get(f"/letters/{letter.public_id}"))
    assert "You are invited to the I meeting" in shown
