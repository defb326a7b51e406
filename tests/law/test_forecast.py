"""The forecast of the quorum (clause 5.3): announced, not counted, and never a bar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.charters import load_charter
from council.law.forecast import rule_on_forecast

QUORUM = load_charter("cis_industrial_policy").latest.quorum


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(
    ("expected", "declined", "finding", "required"),
    [
        (5, 0, "quorum_not_yet_announced", 6),
        (6, 0, "quorum_announced", 6),
        (7, 2, "quorum_announced", 6),
        (5, 3, "quorum_not_yet_announced", 6),
        (5, 4, "quorum_declined", 6),
    ],
)
def test_two_thirds_of_nine_are_expected_or_not(expected, declined, finding, required):
    ruling = rule_on_forecast(QUORUM, members=9, expected=expected, declined=declined)
    assert (ruling.finding, ruling.figures["required"]) == (finding, required)
    assert not ruling.bars, "nobody is kept from meeting by what was announced"


@given(st.integers(1, 12), st.data())
def test_one_more_who_comes_never_makes_it_worse(members, data):
    worse_first = ["quorum_declined", "quorum_not_yet_announced", "quorum_announced"]
    expected = data.draw(st.integers(0, members - 1))
    declined = data.draw(st.integers(0, members - expected - 1))
    before = rule_on_forecast(QUORUM, members=members, expected=expected, declined=declined)
    after = rule_on_forecast(QUORUM, members=members, expected=expected + 1, declined=declined)
    assert worse_first.index(after.finding) >= worse_first.index(before.finding)
