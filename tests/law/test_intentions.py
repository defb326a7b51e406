"""How a state meant to vote: said after the close and before the signature, once, by who had a vote, and never the same."""

from dataclasses import replace

import pytest

from council.law.ballot import Position
from council.law.intentions import IntentionFacts, rule_on_intention

VOTED = IntentionFacts(is_closed=True, counted=Position.AGAINST)


@pytest.mark.parametrize(
    ("changed", "intended", "finding"),
    [
        ({}, Position.FOR, "may_state_intention"),
        ({}, None, "may_state_intention"),
        ({"counted": Position.NOT_VOTING}, Position.FOR, "may_state_intention"),
        ({}, Position.AGAINST, "intention_as_counted"),
        ({"is_closed": False}, Position.FOR, "intention_before_the_close"),
        ({"minutes_signed": True}, Position.FOR, "intention_after_signature"),
        ({"is_annulled": True}, Position.FOR, "intention_on_nothing"),
        ({"counted": None}, Position.FOR, "intention_on_nothing"),
        ({"counted": Position.ABSENT}, Position.FOR, "intention_without_a_vote"),
        ({"counted": Position.DISINTERESTED}, Position.FOR, "intention_without_a_vote"),
        ({"has_stated": True}, Position.FOR, "intention_stated"),
    ],
)
def test_what_was_meant_is_said_once_by_who_had_a_vote(changed, intended, finding):
    ruling = rule_on_intention(replace(VOTED, **changed), intended, seat="KZ")
    assert (ruling.finding, ruling.bars) == (finding, finding != "may_state_intention")
