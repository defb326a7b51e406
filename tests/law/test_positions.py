"""Positions before the meeting: asked by a day, given in time or late, and counted by no majority."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law.positions import rule_on_asking, rule_on_entering, rule_on_giving, rule_on_positions
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


@pytest.mark.parametrize(
    ("received", "finding"),
    [(9, "position_letter_older"), (10, "position_in_time"), (20, "position_in_time"), (21, "position_late")],
)
def test_a_letter_says_nothing_over_what_the_state_said_later(received, finding):
    ruling = rule_on_entering(
        due_on=date(2026, 5, 20),
        is_ahead=True,
        received_on=date(2026, 5, received),
        said_on=date(2026, 5, 10),
    )
    assert ruling.finding == finding
    assert ruling.bars is (finding == "position_letter_older"), "the later word of the state stands"
