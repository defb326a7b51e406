"""Positions before the meeting: asked by a day, given in time or late, and counted by no majority."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law.positions import (
    SaidSoFar,
    rule_on_asking,
    rule_on_entering,
    rule_on_giving,
    rule_on_positions,
)
from tests.architecture.source import modules

DUE, STARTS = date(2026, 5, 20), date(2026, 6, 4)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("due_on", "is_ahead", "finding"),
    [
        (DUE, True, "positions_asked"),
        (DUE, False, "positions_out_of_time"),
        (STARTS, True, "positions_term_too_late"),
        (STARTS - DAY, True, "positions_asked"),
        (date(2026, 5, 1), True, "positions_asked"),
        (date(2026, 4, 30), True, "positions_term_past"),
    ],
)
def test_the_states_are_asked_by_a_day_between_today_and_the_meeting(due_on, is_ahead, finding):
    ruling = rule_on_asking(is_ahead=is_ahead, due_on=due_on, today=date(2026, 5, 1), starts_on=STARTS)
    assert (ruling.finding, ruling.bars) == (finding, finding != "positions_asked")


@pytest.mark.parametrize(
    ("due_on", "is_ahead", "today", "finding", "bars"),
    [
        (DUE, True, DUE, "position_in_time", False),
        (DUE, True, DUE + DAY, "position_late", False),
        (None, True, DUE, "position_not_asked", True),
        (DUE, False, DUE, "positions_out_of_time", True),
    ],
)
def test_a_late_position_is_taken_and_marked(due_on, is_ahead, today, finding, bars):
    ruling = rule_on_giving(due_on=due_on, is_ahead=is_ahead, today=today)
    assert (ruling.finding, ruling.bars) == (finding, bars)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(-3, 3))
def test_silence_is_never_told_as_a_position(members, given_so_far, days):
    given_so_far = min(members, given_so_far)
    ruling = rule_on_positions(due_on=DUE, today=DUE + days * DAY, members=members, given=given_so_far)
    assert ruling.figures["given"] == given_so_far
    assert (ruling.finding == "positions_complete") == (given_so_far == members)
    assert (ruling.finding == "positions_silent") == (given_so_far < members and days > 0)


def test_no_count_of_votes_knows_of_positions():
    ours = {"council.law.positions"}
    knowing = [
        module.name
        for module in modules("law")
        if module.name not in ours and "law.positions" in module.path.read_text(encoding="utf-8")
    ]
    assert knowing == [], "a position is no vote and no consent: the law of votes never reads it"


OLDER, SAME_DAY, UNASKED = (f"position_letter_{why}" for why in ("older", "same_day", "unasked"))


@pytest.mark.parametrize(
    ("received", "own", "knowingly", "finding"),
    [
        (4, None, False, UNASKED),
        (5, None, False, OLDER),
        (9, None, True, OLDER),
        (10, None, False, "position_in_time"),
        (10, 10, False, SAME_DAY),
        (10, 10, True, "position_in_time"),
        (11, 10, False, "position_in_time"),
        (20, 10, False, "position_in_time"),
        (21, 10, False, "position_late"),
    ],
)
def test_a_letter_says_nothing_over_what_the_state_said_later(received, own, knowingly, finding):
    may = [date(2026, 5, 1) + DAY * n for n in range(31)]
    ruling = rule_on_entering(
        due_on=may[19], is_ahead=True, received_on=may[received - 1], knowingly=knowingly,
        so_far=SaidSoFar(asked_on=may[4], last_on=may[9], own_on=may[own - 1] if own else None),
    )  # fmt: skip
    assert ruling.finding == finding
    assert ruling.bars is (finding in (OLDER, SAME_DAY, UNASKED)), "the later word of the state stands"
