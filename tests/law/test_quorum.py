"""Two thirds of the members, by whole seats."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law.quorum import rule_on_quorum, rule_on_quorum_at_close, seats_required
from tests.law.seating import EDITION

RULE = EDITION.quorum


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(
    ("members", "required"),
    [(3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (8, 6), (9, 6), (10, 7), (11, 8), (12, 8), (20, 14)],
)
def test_two_thirds_is_rounded_up_to_a_whole_seat(members, required):
    assert seats_required(RULE, members) == required
    assert rule_on_quorum(RULE, members=members, present=required - 1).bars
    assert rule_on_quorum(RULE, members=members, present=required).in_order
    assert rule_on_quorum(RULE, members=members, present=members).in_order


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_the_ruling_gives_the_clause_and_the_arithmetic():
    ruling = rule_on_quorum(RULE, members=9, present=5)
    assert ruling.clause == "5.3"
    assert ruling.figures == {"present": 5, "members": 9, "required": 6}


@given(st.integers(1, 300), st.integers(0, 300))
def test_more_states_present_never_lose_the_quorum(members, present):
    present = min(present, members - 1)
    before = rule_on_quorum(RULE, members=members, present=present)
    after = rule_on_quorum(RULE, members=members, present=present + 1)
    assert after.in_order or not before.in_order


@given(st.integers(1, 10_000), st.fractions(min_value=Fraction(1, 1000), max_value=1))
def test_the_required_number_is_the_least_that_reaches_the_fraction(members, fraction):
    rule = type(RULE)(fraction=fraction, tested=RULE.tested, clause="1")
    required = seats_required(rule, members)
    assert required >= fraction * members > required - 1


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(
    ("present", "in_writing", "finding"),
    [
        (5, False, "no_quorum_at_close"),
        (6, False, "quorum_at_close"),
        (7, False, "quorum_at_close"),
        (7, True, "quorum_was_of_replies"),
    ],
)
def test_of_a_meeting_that_is_over_the_quorum_is_told_and_bars_nothing(present, in_writing, finding):
    ruling = rule_on_quorum_at_close(RULE, members=9, present=present, in_writing=in_writing)
    assert (ruling.finding, ruling.clause, ruling.in_order) == (finding, "5.3", True)
    if not in_writing:
        assert rule_on_quorum(RULE, members=9, present=present).bars is (finding == "no_quorum_at_close")
