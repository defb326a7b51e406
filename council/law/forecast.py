"""Whether a quorum can be expected: what the states have announced, before anybody has come."""

from council.law.quorum import seats_required
from council.law.rules import QuorumRule
from council.law.ruling import Ruling, note, permit, warn


def rule_on_forecast(rule: QuorumRule, *, members: int, expected: int, declined: int) -> Ruling:
    """Will enough members take part, if all do as they say? Silence is neither a yes nor a no.

    Nothing is barred by it: the quorum itself is counted in the room.
    """
    required = seats_required(rule, members)
    figures = {"expected": expected, "members": members, "required": required}
    if expected >= required:
        return permit("quorum_announced", rule.clause, **figures)
    if members - declined >= required:
        return note("quorum_not_yet_announced", rule.clause, lacking=required - expected, **figures)
    return warn("quorum_declined", rule.clause, declined=declined, **figures)
