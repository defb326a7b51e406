"""Opening a vote: a quorum, the affected states, and somebody to vote."""

import pytest

from council.law.opening import rule_on_opening_vote
from tests.law.seating import EDITION, STATES


def bars(**facts):
    asked = {"members": 9, "present": frozenset(STATES[:6])} | facts
    return [
        (ruling.finding, ruling.clause) for ruling in rule_on_opening_vote(EDITION, **asked) if ruling.bars
    ]


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_a_vote_opens_with_the_quorum_and_not_with_one_fewer():
    assert bars() == []
    assert bars(present=frozenset(STATES[:5])) == [("no_quorum", "5.3")]


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_no_vote_opens_in_the_absence_of_an_affected_state():
    assert bars(affected=frozenset({"AM"})) == []
    assert bars(affected=frozenset({"AM", "UZ"})) == [("affected_absent", "5.14")]


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_the_absent_states_disinterest_does_not_stand_for_its_presence():
    assert bars(affected=frozenset({"UZ"}), disinterested=frozenset({"UZ"})) == [("affected_absent", "5.14")]


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_no_vote_opens_where_all_have_declared_disinterest():
    present = frozenset(STATES[:6])
    assert bars(disinterested=present - {"AM"}) == []
    assert bars(disinterested=present) == [("no_seats_entitled", "5.8")]


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({"meeting_open": False}, "item_outside_meeting"),
        ({"item_open": False}, "item_not_put_forward"),
        ({"another_open": True}, "another_vote_open"),
    ],
)
def test_a_vote_has_its_place_in_an_open_meeting(facts, finding):
    assert [name for name, _clause in bars(**facts)] == [finding]
