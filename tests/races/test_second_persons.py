"""Two second persons at the same moment, or one and who takes it back: one of them has it, the other is told so."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from council.actions.proposals import confirm_proposal, refuse_proposal
from council.actions.refusals import Conflict
from council.actions.state_offices import name_for_state
from council.records.database import db
from council.records.people import Appointment, Office
from tests.ledger import assert_books_balance
from tests.races.racing import Done, Refusal, rounds, track_of
from tests.world import SINCE, enter_person

pytestmark = pytest.mark.both_databases


@rounds(6)
def test_of_two_answers_one_is_taken(app, world, number):
    answered = Counter()
    with track_of(app) as track:
        for turn in range(number):
            proposal = proposed(world, f"focal{turn}")
            acts = [answering(world, proposal, confirm_proposal, "head")]
            acts.append(
                answering(world, proposal, refuse_proposal if turn % 2 else confirm_proposal, "deputy")
            )
            met = track.meet(*acts)
            [winner] = [place for place, became in enumerate(met) if isinstance(became, Done)]
            assert met[1 - winner] == Refusal(Conflict)
            answered[winner] += 1
    assert set(answered) == {0, 1}, "they never raced"
    named = select(func.count(Appointment.id)).where(Appointment.office == Office.FOCAL_POINT)
    assert db.session.scalar(named) <= number, "somebody was named twice by one proposal"
    assert_books_balance()


def proposed(world, code):
    return name_for_state(
        person=enter_person(world, code), office=Office.FOCAL_POINT, seat="KZ", post="советник", since_on=SINCE,
        by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip


def answering(world, proposal, act, code):
    by, at = world.actor(code), world.tick()
    return lambda: act(proposal=proposal, by=by, at=at).public_id
