"""A member's word, after a vote has closed, on how it meant to vote: recorded and printed, and without effect.

No clause of the Regulation lets a ballot that was counted be changed; none forbids a member to say what it meant.
"""

from dataclasses import dataclass

from council.law.ballot import CHOICES, Position
from council.law.ruling import Ruling, bar, permit


@dataclass(frozen=True)
class IntentionFacts:
    """A vote as a state finds it; `counted` is how the state stood in it, None where nothing was counted."""

    is_closed: bool
    counted: Position | None
    is_annulled: bool = False
    minutes_signed: bool = False
    has_stated: bool = False


def rule_on_intention(facts: IntentionFacts, intended: Position | None, *, seat: str) -> Ruling:
    """May the state say now that it meant to vote so? `intended` is None as long as nobody has said how."""
    if not facts.is_closed:
        return bar("intention_before_the_close", "")
    if facts.minutes_signed:
        return bar("intention_after_signature", "")
    if facts.is_annulled or facts.counted is None:
        return bar("intention_on_nothing", "")
    if facts.counted not in (*CHOICES, Position.NOT_VOTING):
        return bar("intention_without_a_vote", "", seat=seat)
    if facts.has_stated:
        return bar("intention_stated", "", seat=seat)
    if intended is facts.counted:
        return bar("intention_as_counted", "", seat=seat)
    return permit("may_state_intention", "", seat=seat)
