"""Meetings in the calendars of the delegations: files that other software opens, and a secret address of the list."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
import vobject
from sqlalchemy import select

from council.actions.calendar import address_of
from council.actions.convening import cancel_meeting, move_meeting
from council.actions.invitations import accept_invitation, issue
from council.actions.passphrases import change_passphrase
from council.actions.people import disable_account
from council.actions.sessions import end_other_sessions
from council.papers.calendar import CalendarDay, CalendarEvent, invitation_file, list_file
from council.papers.letter import message_of
from council.records.database import db, transaction
from council.records.mail import Letter
from council.records.people import Person
from tests.authenticator import Owner
from tests.web.page import visible_text
from tests.world import (
    ENDS_AT,
    PASSWORD,
    STARTS_AT,
    a_meeting,
    a_substitute,
    cheap_passwords,
    email_of,
    let_in,
)

SITE = "https://council.example"
SENDER = "Секретариат <secretariat@council.example>"
DUSHANBE_NOON = "2026-06-04T10:00:00+05:00"


@pytest.fixture
def address(visit):
    """Return how to get a new address of the calendar for the person of a code."""

    def made(code):
        page = visit(code)
        shown = page.post("/calendar/address").get_data(as_text=True)
        return shown.split('value="http://localhost')[1].split('"')[0]

    return made


def only_event(file: bytes):
    """Read the file by another library than the one that wrote it, and hold it to the rules of RFC 5545."""
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n")), "a line is longer than 75 octets (3.1)"
    [calendar] = vobject.readComponents(file.decode())
    calendar.validate(raiseException=True)
    [event] = calendar.vevent_list
    return calendar, event


def letters_to(records, code):
    records.rollback()
    return records.scalars(select(Letter).where(Letter.address == email_of(code)).order_by(Letter.id)).all()


def calendar_of(letter):
    """Return the entry that goes with a letter, read from the message as a mail programme gets it."""
    message = message_from_bytes(message_of(letter, sender=SENDER, site=SITE).as_bytes(), policy=default)
    [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return part["Content-Type"].params["method"], only_event(part.get_content().encode())


def test_an_invitation_moves_and_is_cancelled_under_one_name(world, records):
    held = a_meeting(world)
    later = {"starts_at": STARTS_AT + timedelta(days=1), "ends_at": ENDS_AT + timedelta(days=1)}
    move_meeting(
        meeting=held.meeting, city="Минск", reason="нет зала", zone="Europe/Minsk", **later,
        by=world.head, at=world.tick(),
    )  # fmt: skip
    cancel_meeting(meeting=held.meeting, reason="не созвано", by=world.head, at=world.tick())

    told = [calendar_of(letter) for letter in letters_to(records, "KZ")]
    assert [method for method, _entry in told] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [event for _method, (_calendar, event) in told]
    assert len({event.uid.value for event in events}) == 1
    assert [event.sequence.value for event in events] == ["0", "1", "2"], "a lower one is not taken over"
    assert [event.status.value for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[0].dtstart.value == STARTS_AT
    zones = [event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] for event in events[:2]]
    assert zones == [["Asia/Dushanbe"], ["Europe/Minsk"]], (
        "the hour is that of the venue, whose zone is named"
    )
    assert events[1].dtstart.value == later["starts_at"]


def test_nobody_is_asked_to_answer_by_the_calendar(world, records):
    a_meeting(world)
    _method, (calendar, event) = calendar_of(letters_to(records, "KZ")[0])
    assert event.attendee.params["RSVP"] == ["FALSE"], "who comes is told in the system, where powers stand"
    assert event.attendee.value == f"mailto:{email_of('KZ')}"
    assert event.organizer.value == "mailto:secretariat@council.example"
    assert calendar.method.value == "REQUEST"


def test_words_that_look_like_lines_of_a_calendar_stay_words():
    event = CalendarEvent(
        uid="1@x", sequence=0, is_cancelled=False, summary="О деле\r\nATTENDEE:mailto:all@example.org; «x», \\n " * 5,
        starts=DUSHANBE_NOON, ends=DUSHANBE_NOON, zone="Asia/Dushanbe", location="Душанбе\nBEGIN:VALARM", path="/x",
    )  # fmt: skip
    file = invitation_file(
        event, organiser=SENDER, attendee="kz@example.org", site=SITE, stamp=datetime.now(UTC)
    )
    _calendar, read = only_event(file)
    assert len(read.attendee_list) == 1
    assert "ATTENDEE:mailto:all" in read.summary.value
    assert json.dumps(asdict(event)), "it is frozen in the letter as JSON"


def test_a_deadline_has_a_day_and_no_hour():
    due = CalendarDay(uid="2@x", summary="Срок", day=STARTS_AT.date(), path="/deadlines")
    _calendar, event = only_event(list_file([], [due], name="Совет", site=SITE, stamp=STARTS_AT))
    assert event.dtstart.value == due.day
    assert event.transp.value == "TRANSPARENT"


def test_the_address_opens_what_its_person_may_see_without_a_password(world, client, address):
    held, hidden = a_meeting(world), a_meeting(world, published=False)
    fetched = client.get(address("KZ"))
    assert fetched.content_type == "text/calendar; charset=utf-8"
    assert fetched.headers["Cache-Control"] == "private, no-cache"
    said = fetched.get_data(as_text=True).replace("\r\n ", "")
    assert held.meeting in said
    assert hidden.meeting not in said
    assert "SUMMARY:Срок: " in said
    observers = client.get(address("observer")).get_data(as_text=True)
    assert "Срок: " not in observers.replace("\r\n ", ""), "deadlines are not for observers"


def test_a_new_address_a_revocation_and_a_closed_account_each_end_the_former(world, client, visit, address):
    first = address("KZ")
    second = address("KZ")
    assert [client.get(one).status_code for one in (first, second)] == [404, 200]
    assert visit("KZ").post("/calendar/address/revocation").status_code == 303
    assert client.get(second).status_code == 404
    third = address("KZ")
    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())
    assert client.get(third).status_code == 404


def change_passphrase_of_kazakhstan(world, client):
    token = let_in(world, client, "KZ")
    with cheap_passwords():
        change_passphrase(
            current=PASSWORD,
            new="четыре слова не из книги",
            token=token,
            by=world.member("KZ"),
            at=world.tick(),
        )


def end_sessions_of_kazakhstan(world, client):
    end_other_sessions(person_id=world.member("KZ").person_id, token="", at=world.tick())


def set_password_of_kazakhstan_by_a_link(world, client):
    member = world.member("KZ")
    with transaction() as session:
        token = issue(session, session.get(Person, member.person_id), by=world.head, at=world.tick()).token
    with cheap_passwords():
        accept_invitation(
            token=token,
            passphrase="четыре слова не из книги",
            body_id=world.body_id,
            address="",
            at=world.tick(),
        )


@pytest.mark.parametrize(
    "act",
    [change_passphrase_of_kazakhstan, end_sessions_of_kazakhstan, set_password_of_kazakhstan_by_a_link],
)
def test_whatever_closes_the_sessions_closes_the_address_too(world, client, app, visit, address, act):
    mine, others = address("KZ"), address("KG")
    act(world, app.test_client())
    assert [client.get(one).status_code for one in (mine, others)] == [404, 200]
    page = visit("KZ")
    assert "Ваш прежний адрес не действует" in visible_text(page.get("/calendar"))
    assert "Получить новый адрес календаря" in visible_text(page.get("/account/sessions"))


def test_an_address_is_given_to_whoever_has_just_proved_to_be_there(world, visit):
    owner = Owner(world, db.session, "KZ")
    owner.has_application()
    page = visit("KZ")
    world.clock.now += timedelta(minutes=16)
    asked = page.post("/calendar/address")
    assert asked.status_code == 403
    assert "больше 15 минут" in visible_text(asked)
    assert address_of(db.session(), owner.by.person_id) is None


def test_a_substitute_is_told_of_the_days_of_their_own_meetings(world, client, visit, address):
    held, other = a_meeting(world), a_meeting(world, days_later=30)
    substitute, _paper = a_substitute(held, "KZ")
    said = client.get(address(substitute)).get_data(as_text=True).replace("\r\n ", "")
    assert "Срок: Материалы: I заседание" in said
    assert "Срок: Материалы: II заседание" not in said, "it is beyond the paper"
    members = client.get(address("KZ")).get_data(as_text=True).replace("\r\n ", "")
    assert "Срок: Материалы: II заседание" in members
    assert other.meeting in said, "that it is held is no secret"


def test_the_address_is_shown_once(visit, address):
    token = address("KZ").rpartition("/")[2]
    again = visit("KZ").get("/calendar")
    assert token not in again.get_data(as_text=True)
    assert "действует" in visible_text(again)


def test_a_meeting_is_sent_as_a_file_and_the_same_file_until_it_changes(world, visit):
    held = a_meeting(world)
    page = visit("KZ")
    first, second = (page.get(f"/meetings/{held.meeting}/calendar") for _ in range(2))
    assert first.data == second.data
    _calendar, event = only_event(first.data)
    assert event.location.value == "Душанбе"
    assert (
        visit("officer").get(f"/meetings/{a_meeting(world, published=False).meeting}/calendar").status_code
        == 404
    )
