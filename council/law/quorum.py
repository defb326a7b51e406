"""Where the quorum is computed."""

from council.law.rounding import at_least
from council.law.rules import QuorumRule
from council.law.ruling import Ruling, bar, permit


def seats_required(rule: QuorumRule, members: int) -> int:
    """Return the smallest whole number of seats that reaches the fraction.

    Two thirds of 20 seats is 13⅓; thirteen would fall short, so 14 are needed.
    """
    return at_least(rule.fraction, members)


def rule_on_quorum(rule: QuorumRule, *, members: int, present: int) -> Ruling:
    """Are enough members taking part for the body to decide?"""
    required = seats_required(rule, members)
    if present >= required:
        return permit("quorum", rule.clause, present=present, members=members, required=required)
    return bar("no_quorum", rule.clause, present=present, members=members, required=required)
