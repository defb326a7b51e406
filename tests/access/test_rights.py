"""Who may do what binds a state: by the table of acts, asked in a running meeting for every office in turn."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from council.access.rights import may
from council.access.scopes import credentials_seen_by
from council.access.voting_scopes import ballots_seen_by
from council.law.ballot import Position
from council.records.database import db
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.voting import Ballot
from tests.world import CHAIR, a_meeting, a_substitute, an_open_vote, cast

EVERYBODY = ("head", "deputy", "officer", "operator", "advisory", "observer", CHAIR, "KZ")


@pytest.fixture
def floor(running):
    session = db.session()
    meeting = session.scalars(select(Meeting).where(Meeting.public_id == running.meeting)).one()
    return floor_of(session, meeting, running.world.tick())


@pytest.mark.parametrize(
    ("act", "doers"),
    [
        ("ballot.cast", {CHAIR, "KZ"}),
        ("objection.made", {CHAIR, "KZ"}),
        ("oral_ballot.entered", {"head", "deputy", "officer"}),
        ("oral_ballot.confirmed", {CHAIR}),
        ("vote.opened", {"head", "deputy", "officer", CHAIR}),
        ("annulment.proposed", {"head", "deputy", "officer", CHAIR}),
        ("minutes.signed", {CHAIR}),
        ("minutes.drafted", {"head", "deputy", "officer"}),
        ("credential.confirmed", {"head", "deputy", "officer"}),
        ("override.confirmed", {"head", "deputy", "officer", CHAIR}),
        ("account.disabled", {"head", "deputy", "officer", "operator"}),
        ("appointment.made", {"head", "deputy", "officer"}),
    ],
)
def test_an_act_is_that_of_these_offices_and_of_no_other(running, floor, act, doers):
    world = running.world
    told = {code for code in EVERYBODY if may(world.actor(code, meeting=running.meeting), act, floor)}
    assert told == doers


def test_what_is_said_for_a_state_is_said_by_that_state(running):
    member = running.world.member("KZ")
    assert may(member, "petition.filed", seat="KZ")
    assert not may(member, "petition.filed", seat="UZ")
    assert not may(member, "dissent.filed", seat="UZ")
    assert not may(member, "dissent.filed")


def test_whoever_presided_and_has_no_powers_any_more_directs_nothing(running, floor):
    chair = running.world.chair
    assert may(chair, "vote.opened", floor)
    assert not may(replace(chair, seat=None, seat_id=None), "vote.opened", floor)


def test_nothing_of_another_body_is_anybodys(world):
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == a_meeting(world).meeting)).one()
    assert may(world.officer, "meeting.changed", meeting)
    assert not may(replace(world.officer, body_id=world.body_id + 1), "meeting.changed", meeting)


def test_a_ballot_exists_for_its_own_state_alone(world):
    voting = an_open_vote(world)
    cast(voting, Position.FOR, "KZ", "BY")
    for code, seen in (("KZ", ["KZ"]), ("UZ", []), ("officer", []), ("head", []), ("operator", [])):
        ballots = db.session.scalars(ballots_seen_by(world.actor(code))).all()
        assert [ballot.seat.code for ballot in ballots] == seen, code
    assert len(db.session.scalars(select(Ballot)).all()) == 2


def test_the_paper_of_a_substitute_exists_for_its_own_state_and_the_secretariat(world):
    held = a_meeting(world)
    _substitute, paper = a_substitute(held, "KZ", confirmed=False)
    for code, seen in (("KZ", [paper]), ("officer", [paper]), ("UZ", []), ("operator", []), ("observer", [])):
        papers = db.session.scalars(credentials_seen_by(world.actor(code))).all()
        assert [found.public_id for found in papers] == seen, code
