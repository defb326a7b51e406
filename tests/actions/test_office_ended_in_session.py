"""A member whose office ends while the meeting runs acts for the state no more (clause 4.1)."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.presence import register_delegate
from council.actions.refusals import NotInOrder
from council.actions.sittings import put_forward
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.database import db
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.people import Appointment, Office, Person
from council.records.voting import Standing, Vote
from tests.ledger import assert_books_balance, refused, registered
from tests.world import a_substitute, cast, close, end, end_by_two, name_by_two, register, vote_on

pytestmark = pytest.mark.clause("cis_industrial_policy", "4.1")


def end_yesterday(world, state):
    query = select(Appointment).join(Person).where(Person.public_id == world.persons[state])
    appointment = db.session.scalars(query).one().public_id
    end_by_two(world, appointment, world.clock.now.date() - timedelta(days=1))


def floor_now(held):
    db.session.rollback()
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    return floor_of(db.session(), meeting, held.world.clock.now)


def press(voting, code, position=Position.FOR):
    world = voting.world
    return cast_ballot(
        vote=voting.vote, position=position, form_key=f"form-{code}", at=world.tick(),
        by=world.actor(code, meeting=voting.held.meeting),
    )  # fmt: skip


def test_a_vote_opened_after_the_end_does_not_entitle_the_state(running):
    world = running.world
    register(running, "AM")  # with six left there is a quorum still
    end_yesterday(world, "KZ")
    assert "KZ" not in floor_now(running).present
    voting = vote_on(running)
    vote = db.session.scalars(select(Vote).where(Vote.public_id == voting.vote)).one()
    assert {line.standing for line in vote.roll if line.seat.code == "KZ"} == {Standing.ABSENT}
    with refused(NotInOrder, "office_ended", clause="4.1"):
        press(voting, "KZ")
    assert_books_balance()


def test_in_a_vote_that_was_open_the_seat_stays_frozen_and_who_lost_the_office_casts_no_more(running):
    world, voting = running.world, vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KG", "RU")
    end_yesterday(world, "KZ")
    with refused(NotInOrder, "office_ended", clause="4.1"):
        press(voting, "KZ", Position.AGAINST)
    _code, paper = a_substitute(running, "KZ")
    with refused(NotInOrder, "seat_already_represented"):
        register_delegate(
            meeting=running.meeting, seat="KZ", credential=paper, by=world.officer, at=world.tick()
        )
    decision = close(voting)
    assert decision.positions["KZ"] == Position.ABSENT
    with registered("presence.arrived"):
        register_delegate(
            meeting=running.meeting, seat="KZ", credential=paper, by=world.officer, at=world.tick()
        )
    assert "KZ" in floor_now(running).present


def test_a_ballot_cast_before_the_end_stays(running):
    world, voting = running.world, vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KG", "RU", "KZ")
    end_yesterday(world, "KZ")
    assert close(voting).positions["KZ"] == Position.FOR


def test_the_successor_acts_from_the_first_day_on(running):
    world = running.world
    end_yesterday(world, "KZ")
    code, _paper = a_substitute(running, "KZ", confirmed=False)
    name_by_two(
        world, person=world.persons[code], office=Office.MEMBER, seat="KZ", post="министр",
        since_on=world.clock.now.date(),
    )  # fmt: skip
    register_delegate(meeting=running.meeting, seat="KZ", by=world.officer, at=world.tick())
    assert floor_now(running).acting["KZ"].person.public_id == world.persons[code]


def test_with_the_office_the_chair_is_lost_too(running):
    world = running.world
    end_yesterday(world, "TJ")
    assert floor_now(running).presiding_person is None
    with refused(NotInOrder, "nobody_presides"):
        put_forward(item=running.items[1], by=world.officer, at=world.tick())


def test_an_end_entered_after_the_close_changes_nothing_of_the_meeting(running):
    world, voting = running.world, vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG", "RU", "UZ")
    close(voting)
    end(running)
    before = floor_now(running).present
    end_yesterday(world, "KZ")
    assert floor_now(running).present == before
