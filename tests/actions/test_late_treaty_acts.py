"""A paper on the treaty that arrives late changes the parties, and not who took part in a closed meeting."""

from datetime import date

import pytest
from sqlalchemy import select

from council.actions.minutes import draft_minutes
from council.actions.parties import enter_treaty_act, void_treaty_act
from council.actions.refusals import Conflict
from council.law.parties import TreatyStep
from council.records.database import db
from council.records.floor import floor_of, seats_on
from council.records.meetings import Meeting
from tests.ledger import refused
from tests.world import STARTS_AT, STATES, a_running_meeting, end


def left(world, state):
    """Enter a notice received so long ago that the state was no party on the day of the meeting."""
    return enter_treaty_act(
        step=TreatyStep.WITHDRAWAL_NOTIFIED, state=state, acted_on=date(2025, 6, 1), document="нота № 7",
        by=world.officer, at=world.tick(),
    )  # fmt: skip


def seats_of(held):
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    return [seat.code for seat in floor_of(db.session(), meeting, held.world.tick()).seats]


def seats_now(world):
    return {seat.code for seat in seats_on(db.session(), world.body_id, STARTS_AT.date())}


@pytest.mark.clause("cis_industrial_policy", "art.12")
@pytest.mark.parametrize("state", ["TJ", "MD"])
def test_a_late_notice_leaves_the_minutes_of_a_closed_meeting_as_they_were(world, state):
    held = a_running_meeting(world)
    end(held)
    draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick())
    seats = seats_of(held)

    left(world, state)

    assert seats_now(world) == set(STATES) - {state}
    assert seats_of(held) == seats
    with refused(Conflict):  # the text composed anew says what it said before
        draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "art.12")
def test_a_notice_known_at_the_close_counts_though_it_is_voided_later(world):
    notice = left(world, "MD").public_id
    held = a_running_meeting(world)
    end(held)

    void_treaty_act(entry=notice, reason="ошибка", by=world.officer, at=world.tick())

    assert "MD" in seats_now(world)
    assert "MD" not in seats_of(held)
