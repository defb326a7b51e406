"""Why a state chairs, who its co-chairs are, and whether the head of the secretariat is of that state."""

from datetime import date

from council.law.rotation_facts import Basis, CoChairs, Term
from council.law.rules import ChairmanshipRule
from council.law.ruling import Figure, Ruling, note, permit, warn


def rule_on_chair(rule: ChairmanshipRule, term: Term | None, *, day: date) -> Ruling:
    """By what does the state chair, or will it chair, as seen on the day?"""
    if term is None:
        return warn("nobody_chairs", rule.election_clause)
    figures = _figures(term)
    match term.basis:
        case Basis.ELECTED:
            return permit("chair_elected", term.clause, **figures)
        case Basis.BY_ROTATION:
            return permit("chair_by_rotation", term.clause, **figures)
        case Basis.BY_DECISION:
            return _by_decision(term)
        case Basis.HOLDOVER:
            return warn("chair_holds_over", term.clause, **figures)
    if day < term.since_on:
        return note("chair_expected", term.clause, **figures)
    return note("chair_by_lapse", term.clause, **figures)


def _by_decision(term: Term) -> Ruling:
    """Say what the decision has set: the chair alone, another length, or another state than the order would."""
    figures = _figures(term)
    if not departs_from_order(term):
        return permit("chair_decided", term.clause, **figures)
    if term.expected == term.seat:
        return note("chair_for_a_term_of_its_own", term.clause, **figures)
    return note("chair_by_decision", term.clause, **figures)


def departs_from_order(term: Term) -> bool:
    """Say whether the body has set for this term another order or length than the rule does."""
    return term.basis is Basis.BY_DECISION and (
        term.expected != term.seat or (term.decided is not None and term.decided.scope is not None)
    )


def rule_on_co_chairs(rule: ChairmanshipRule, beside: CoChairs) -> Ruling:
    """Which states are beside the chair: the preceding and the following one?"""
    if beside.preceding and beside.preceding == beside.following:
        return permit("one_state_on_both_sides", rule.clause, seat=beside.preceding)
    if beside.preceding and beside.following:
        return permit("two_co_chairs", rule.clause, preceding=beside.preceding, following=beside.following)
    if beside.following:
        return note("only_following_chair", rule.clause, seat=beside.following)
    if beside.preceding:
        return note("only_preceding_chair", rule.clause, seat=beside.preceding)
    return note("no_co_chairs", rule.clause)


def rule_on_secretariat_head(rule: ChairmanshipRule, *, chair: str | None, head: str | None) -> Ruling:
    """Does the head of the secretariat represent the authority of the chairing state?"""
    clause = rule.secretariat_clause
    if chair is None:
        return note("secretariat_awaits_chair", clause)
    if head is None:
        return warn("secretariat_head_unknown", clause, chair=chair)
    if head != chair:
        return warn("secretariat_head_of_another", clause, chair=chair, head=head)
    return permit("secretariat_head_of_chair", clause, chair=chair)


def _figures(term: Term) -> dict[str, Figure]:
    last_day = {"until": term.until_on.isoformat()} if term.until_on else {}
    return {
        "seat": term.seat,
        "since": term.since_on.isoformat(),
        **last_day,
        "expected": term.expected,
        "reference": term.reference,
    }
