"""Whatever a meeting does, its protocol proves itself: the record has the published shape and the checker agrees."""

import pytest
from sqlalchemy import select

from council.papers.composing.minutes import compose_minutes
from council.papers.minutes import render_minutes
from council.records.database import db
from council.records.meetings import Meeting
from tests.papers.random_meetings import RandomMeeting
from tests.papers.test_record import faults_of
from tests.papers.verifying import load_program, parts_of

QUICK = 2
SEEDS = [*range(QUICK), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(QUICK, 60))]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_meeting_by_chance_is_found_right_by_who_never_saw_our_code(world, seed):
    identifier = RandomMeeting(world, seed).hold()
    session = db.session()
    meeting = session.scalars(select(Meeting).where(Meeting.public_id == identifier)).one()
    text = compose_minutes(session, meeting, version=1, at=world.tick())
    program = load_program()

    assert faults_of(dict(text.record)) == []
    assert program.check(*parts_of(program, render_minutes(text, on=world.tick())))
