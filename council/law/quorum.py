"""Where the quorum is computed."""

from council.law.rounding import at_least, more_than
from council.law.rules import QuorumRule, Threshold
from council.law.ruling import Figure, Ruling, bar, note, permit


def seats_required(rule: QuorumRule, members: int) -> int:
    """Return the smallest whole number of seats that is a quorum; 0 where none is asked for.

    Two thirds of 20 seats is 13⅓; thirteen would fall short, so 14 are needed.
    A fixed number stays what it is, even when the body has fewer members.
    """
    if rule.fraction is None:
        return rule.members or 0
    reach = more_than if rule.threshold is Threshold.MORE_THAN else at_least
    return reach(rule.fraction, members)


def rule_on_quorum(rule: QuorumRule, *, members: int, present: int) -> Ruling:
    """Are enough members taking part for the body to decide?"""
    required = seats_required(rule, members)
    if required == 0:
        return permit("quorum_not_asked_for", rule.clause, present=present, members=members)
    if present >= required:
        return permit("quorum", rule.clause, present=present, members=members, required=required)
    return bar("no_quorum", rule.clause, present=present, members=members, required=required)


def rule_on_quorum_at_close(
    rule: QuorumRule, *, members: int, present: int, in_writing: bool = False
) -> Ruling:
    """How many members took part at the close of a meeting that is over? Nothing hangs on it any more.

    Asked in writing, the members had their quorum, or had it not, in each vote.
    """
    if in_writing:
        return note("quorum_was_of_replies", rule.clause)
    required = seats_required(rule, members)
    figures: dict[str, Figure] = {"present": present, "members": members}
    if required == 0:
        return note("quorum_was_not_asked_for", rule.clause, **figures)
    if present >= required:
        return note("quorum_at_close", rule.clause, **figures, required=required)
    return note("no_quorum_at_close", rule.clause, **figures, required=required)
