"""Whatever a meeting does, its protocol proves itself: the record has the published shape and the checker agrees."""

import pytest
from sqlalchemy import select

from council.actions.agenda import adopt_agenda
from council.actions.deciding import take_note
from council.actions.overrides import record_override
from council.actions.sittings import open_meeting, put_forward, take_the_chair
from council.charters import load_charter
from council.law.ballot import Position
from council.law.overrides import Scope
from council.papers.composing.minutes import compose_minutes
from council.papers.minutes import render_minutes
from council.records.database import db
from council.records.meetings import Meeting, Series
from tests.actions.test_overrides import OLDER, carried_by_four
from tests.actions.test_written_procedure import a_version, a_written_meeting, opened
from tests.papers.random_meetings import RandomMeeting
from tests.papers.test_record import faults_of
from tests.papers.verifying import load_program, parts_of
from tests.world import BODY, ENDS_AT, STARTS_AT, a_meeting, cast, close, end, open_with, register, vote_on

QUICK = 2
SEEDS = [*range(QUICK), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(QUICK, 60))]
MAJORITIES = sorted(load_charter(BODY).latest.override.majorities)


def assert_proves_itself(world, identifier):
    """Compose the protocol, print it, and let the program that knows nothing of ours look at both."""
    session = db.session()
    meeting = session.scalars(select(Meeting).where(Meeting.public_id == identifier)).one()
    text = compose_minutes(session, meeting, version=1, at=world.tick())
    program = load_program()

    assert faults_of(dict(text.record)) == []
    assert program.check(*parts_of(program, render_minutes(text, on=world.tick())))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_meeting_by_chance_is_found_right_by_who_never_saw_our_code(world, seed):
    assert_proves_itself(world, RandomMeeting(world, seed).hold())


@pytest.mark.slow
@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize("majority", MAJORITIES)
def test_a_majority_set_otherwise_is_counted_as_it_was_set(world, majority):
    held = a_meeting(world, items=2)
    record_override(
        clause="5.8", majority=majority, scope=Scope.ITEM, item=held.item, since_on=STARTS_AT.date(), **OLDER,
        by=world.officer, at=world.tick(),
    )  # fmt: skip
    open_with(held)
    for item in held.items:
        carried_by_four(held, item)
    end(held)
    assert_proves_itself(world, held.meeting)


@pytest.mark.slow
@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_a_procedure_in_writing_counts_replies(world):
    a_version(world)
    held = opened(a_written_meeting(world, affected=["KZ"]))
    voting = vote_on(held)
    cast(voting, Position.FOR, "AM", "BY", "KZ", "KG", "MD", "RU")
    world.clock.move_to(ENDS_AT)
    close(voting)
    end(held)
    assert_proves_itself(world, held.meeting)


@pytest.mark.slow
@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize("series", Series)
def test_a_meeting_without_a_quorum_only_consults(world, series):
    held = a_meeting(world, items=1, series=series)
    register(held, "TJ", "BY", "KZ")
    take_the_chair(
        meeting=held.meeting, participant=held.participants["TJ"], by=world.officer, at=world.tick()
    )
    open_meeting(meeting=held.meeting, for_consultation=True, by=world.officer, at=world.tick())
    adopt_agenda(meeting=held.meeting, by=world.officer, at=world.tick())
    put_forward(item=held.item, by=world.officer, at=world.tick())
    take_note(item=held.item, by=world.officer, at=world.tick())
    end(held)
    assert_proves_itself(world, held.meeting)
