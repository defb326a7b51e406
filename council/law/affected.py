"""Decisions that directly affect a state are not taken in the absence of its representative."""

from council.law.rules import ClauseRule
from council.law.ruling import Ruling, bar, note, permit, warn


def rule_on_affected(rule: ClauseRule, *, affected: frozenset[str], present: frozenset[str]) -> Ruling:
    """Is every state directly affected represented? Presence is asked for, not consent."""
    if not rule.clause:
        return note("affected_not_protected", rule.clause, affected=tuple(sorted(affected)))
    absent = affected - present
    if absent:
        return bar("affected_absent", rule.clause, absent=tuple(sorted(absent)))
    if affected:
        return permit("affected_present", rule.clause, affected=tuple(sorted(affected)))
    return permit("nobody_affected", rule.clause)


def affected_rulings(
    rule: ClauseRule, affected: frozenset[str], *, present: frozenset[str], disinterested: frozenset[str]
) -> tuple[Ruling, ...]:
    """Return the rulings worth showing: none where nobody is affected, a warning for a contradiction."""
    if not affected:
        return ()
    ruling = rule_on_affected(rule, affected=affected, present=present)
    contradicting = affected & disinterested
    if not contradicting:
        return (ruling,)
    return ruling, warn("affected_and_disinterested", rule.clause, seats=tuple(sorted(contradicting)))


def rule_on_lifting_flag(
    rule: ClauseRule,
    *,
    state: str,
    set_by_state: bool,
    by_state: bool,
    by_setter: bool,
    by_presiding: bool,
    reason: str,
) -> Ruling:
    """May the mark that a state is affected be lifted by this person, with this reason?

    A mark that the state set itself is lifted by that state alone. Another one
    may be lifted also by whoever set it or by the presiding person.
    """
    if set_by_state and not by_state:
        return bar("flag_of_the_state_itself", rule.clause, state=state)
    if not (by_state or by_setter or by_presiding):
        return bar("flag_of_another", rule.clause, state=state)
    if not reason.strip():
        return bar("flag_without_reason", rule.clause, state=state)
    return permit("may_lift_flag", rule.clause, state=state)
