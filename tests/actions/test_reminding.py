"""Reminders: each office of what it has not done, once, and never whoever has done it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from council.actions import reminding
from council.actions.convening import move_meeting
from council.actions.mail import claim_letters, write_letters
from council.actions.participation import answer_participation
from council.actions.reminding import FIRST_HOUR, NEAR, remind_of_the_day
from council.records.mail import Letter, LetterKind, LetterState
from council.records.participation import Participation
from council.records.people import Office
from council.records.petitions import Petition
from tests.world import (
    ENDS_AT,
    STARTS_AT,
    STATES,
    a_meeting,
    a_petition,
    a_substitute,
    email_of,
    enter_person,
    states_but,
)

MOSCOW = ZoneInfo("Europe/Moscow")
EIGHT_BEFORE = (STARTS_AT - NEAR).astimezone(MOSCOW).replace(hour=FIRST_HOUR, minute=0)


@pytest.fixture
def invited(world):
    return a_meeting(world)


def reminders(session, matter=""):
    session.rollback()
    found = session.scalars(select(Letter).where(Letter.kind == LetterKind.DEADLINE_NEAR).order_by(Letter.id))
    return [letter for letter in found if letter.matter.startswith(matter)]


def reminded(session, matter):
    return sorted(letter.address for letter in reminders(session, matter))


def answer(held, state, how=Participation.MEMBER):
    world = held.world
    answer_participation(
        meeting=held.meeting, state=state, answer=how, by=world.member(state), at=world.tick()
    )


def test_who_has_not_answered_is_reminded_once_and_who_has_is_not(invited, world, records):
    answer(invited, "KZ")
    assert not remind_of_the_day(at=EIGHT_BEFORE - timedelta(minutes=1)), "nobody is written to at night"
    world.clock.move_to(EIGHT_BEFORE)
    assert remind_of_the_day(at=EIGHT_BEFORE)
    assert not remind_of_the_day(at=EIGHT_BEFORE + timedelta(hours=2)), "once a day"
    assert remind_of_the_day(at=EIGHT_BEFORE + timedelta(days=1))

    assert reminded(records, "participation:") == sorted(map(email_of, states_but("KZ")))
    said = " ".join(reminders(records, "participation:")[0].words["ru"]["paragraphs"])
    assert "Последний день – 4 июня 2026 года" in said
    assert "4 июня 2026 года, 10:00 по местному времени (UTC+5)" in said


def test_before_it_is_near_nobody_is_reminded(invited, records):
    remind_of_the_day(at=EIGHT_BEFORE - timedelta(days=1))
    assert reminders(records, "participation:") == []


def test_a_day_that_was_moved_is_reminded_of_anew(invited, world, records):
    world.clock.move_to(EIGHT_BEFORE)
    remind_of_the_day(at=EIGHT_BEFORE)
    later = timedelta(days=40)
    move_meeting(
        meeting=invited.meeting, city="Душанбе", reason="по просьбе", starts_at=STARTS_AT + later,
        ends_at=ENDS_AT + later, by=world.head, at=world.tick(),
    )  # fmt: skip
    remind_of_the_day(at=EIGHT_BEFORE + later)

    days = [one.due_on for one in reminders(records, "participation:") if one.address == email_of("KZ")]
    assert [day.isoformat() for day in days] == ["2026-06-04", "2026-07-14"]


def test_who_acts_before_the_letter_goes_is_not_reminded(invited, world, records):
    world.clock.move_to(EIGHT_BEFORE)
    remind_of_the_day(at=EIGHT_BEFORE)
    answer(invited, "KZ")

    claimed = claim_letters(worker="one", at=world.clock.now + timedelta(hours=1), most=100)
    assert email_of("KZ") not in {
        one.address
        for one in claimed
        if one.kind is LetterKind.DEADLINE_NEAR and "participation" in one.matter
    }
    [withdrawn] = [one for one in reminders(records, "participation:") if one.address == email_of("KZ")]
    assert withdrawn.state is LetterState.WITHDRAWN


def test_a_state_that_announced_a_substitute_is_reminded_of_the_paper(invited, world, records):
    enter_person(world, "focal", office=Office.FOCAL_POINT, seat="KG")
    for state in ("KZ", "KG"):
        answer(invited, state, Participation.SUBSTITUTE)
    a_substitute(invited, "KZ", confirmed=False)
    world.clock.move_to(EIGHT_BEFORE)
    remind_of_the_day(at=EIGHT_BEFORE)

    assert reminded(records, "credential:") == sorted([email_of("KG"), email_of("focal")])


def test_a_petition_reminds_the_states_that_have_said_nothing(world, records):
    petition = a_petition(world, supporters=("AM",))
    lapses = records.scalars(select(Petition.lapses_on)).one()
    at = world.clock.now.astimezone(MOSCOW).replace(
        year=lapses.year, month=lapses.month, day=lapses.day, hour=12
    )
    remind_of_the_day(at=at)

    assert reminded(records, f"petition:{petition}") == sorted(
        email_of(state) for state in STATES if state not in {"KZ", "AM"}
    )


def test_the_secretariat_is_reminded_of_what_the_rules_ask_of_it(world, records):
    a_meeting(world)
    due = STARTS_AT - timedelta(days=30)
    remind_of_the_day(at=(due - NEAR).astimezone(MOSCOW).replace(hour=12))

    assert reminded(records, "deadline:materials") == sorted(map(email_of, ("head", "deputy", "officer")))


def test_a_round_that_is_cut_off_has_reminded_nobody_and_is_made_anew(invited, world, records, monkeypatch):
    written = []

    def cut_off(*args, **kwargs):
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(write_letters(*args, **kwargs))

    with monkeypatch.context() as patched:
        patched.setattr(reminding, "write_letters", cut_off)
        with pytest.raises(KeyboardInterrupt):
            remind_of_the_day(at=EIGHT_BEFORE)
    assert reminders(records) == []

    assert remind_of_the_day(at=EIGHT_BEFORE)
    assert len(reminders(records, "participation:")) == len(STATES)
