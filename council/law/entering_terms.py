"""Whether a term in the chair, or a refusal of one, may be entered: party, order, length, decision."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from council.law.chairmanship import rule_on_term
from council.law.rotation import Rotation
from council.law.rotation_facts import DecidedTerm, Refusal, RefusalKind, Term
from council.law.ruling import Ruling, bar, note, permit
from council.law.turns import longest_term


def rule_on_decided_term(rotation: Rotation, decided: DecidedTerm) -> tuple[Ruling, ...]:
    """May the term be entered as the body has decided it? What departs from the rule needs a decision that says so."""
    barred = _obstacle(rotation, decided)
    if barred is not None:
        return (barred,)
    term = _as_entered(rotation, decided)
    return _order(rotation, decided, term), _length(rotation, decided, term)


def with_last_day(rotation: Rotation, decided: DecidedTerm) -> DecidedTerm:
    """Return the term with its last day: the one named, or else the longest the rule allows."""
    if decided.until_on is not None or decided.seat not in rotation.parties.on(decided.since_on):
        return decided
    return replace(decided, until_on=_as_entered(rotation, decided).planned_on)


def rule_on_refusal(rotation: Rotation, refusal: Refusal) -> Ruling:
    """May it be entered that the state does not chair from the day on?"""
    clause, day = rotation.rule.clause, refusal.since_on
    if refusal.seat not in rotation.parties.on(day):
        return bar("chair_not_a_party", clause, seat=refusal.seat, day=day.isoformat())
    chairing = rotation.chair_on(day)
    if refusal.kind is RefusalKind.LAID_DOWN:
        if chairing is None or chairing.seat != refusal.seat or chairing.since_on >= day:
            return bar("does_not_chair_then", clause, seat=refusal.seat, day=day.isoformat())
        return permit("may_lay_chair_down", clause, seat=refusal.seat, day=day.isoformat())
    if rotation.ring.refusal_of(refusal.seat, day) is not None:
        return bar("turn_already_refused", clause, seat=refusal.seat, day=day.isoformat())
    return permit("may_be_passed_over", clause, seat=refusal.seat, day=day.isoformat())


def rule_on_running_days(before: Rotation, after: Rotation, days: Iterable[date]) -> Ruling:
    """Do the chair and the co-chairs of these days, on which a meeting runs, stay? Only an empty chair may be filled."""
    clause = before.rule.clause
    for day in days:
        chairing, then = before.chair_on(day), after.chair_on(day)
        if chairing is None:
            continue
        kept = then is not None and then.seat == chairing.seat
        if not kept or before.co_chairs_on(day) != after.co_chairs_on(day):
            return bar("chair_of_running_meeting_changes", clause, seat=chairing.seat, day=day.isoformat())
    return permit("chair_of_running_meeting_stays", clause)


def _obstacle(rotation: Rotation, decided: DecidedTerm) -> Ruling | None:
    """Return what no decision of the body could cure."""
    rule, seat, day = rotation.rule, decided.seat, decided.since_on.isoformat()
    if not re.search(r"\d", decided.reference):
        return bar("decision_without_number", rule.clause)
    if seat not in rotation.parties.on(decided.since_on):
        return bar("chair_not_a_party", rule.clause, seat=seat, day=day)
    if seat in (decided.preceding, decided.following):
        return bar("co_chair_is_the_chair", rule.clause, seat=seat)
    if decided.is_election and rotation.effective:
        return bar("chair_already_elected", rule.election_clause, seat=rotation.effective[0].seat)
    other = _overlapping(rotation, decided)
    if other is not None:
        return bar(
            "terms_overlap", rule.clause, seat=other.seat, since=other.since_on.isoformat(),
            until=(other.until_on or decided.since_on).isoformat(),
        )  # fmt: skip
    return None


def _overlapping(rotation: Rotation, decided: DecidedTerm) -> Term | None:
    """Return the decided term that has a day in common with this one."""
    last = decided.until_on or longest_term(rotation.rule, decided.since_on) or decided.since_on
    terms = (term for term in rotation.terms(last) if term.is_decided)
    return next((term for term in terms if term.until_on is None or term.until_on >= decided.since_on), None)


def _as_entered(rotation: Rotation, decided: DecidedTerm) -> Term:
    """Return the term as it would stand among the others."""
    entered = replace(rotation, decided=(*rotation.decided, decided))
    return next(term for term in entered.terms(decided.since_on) if term.since_on == decided.since_on)


def _order(rotation: Rotation, decided: DecidedTerm, term: Term) -> Ruling:
    clause = rotation.rule.clause
    if not rotation.terms(decided.since_on):
        return permit("rotation_begins", clause, seat=decided.seat)
    if term.expected == decided.seat:
        return permit("in_its_turn", clause, seat=decided.seat)
    if decided.scope is None:
        return bar("out_of_turn", clause, seat=decided.seat, expected=term.expected)
    return note("order_set_otherwise", clause, seat=decided.seat, expected=term.expected,
                reference=decided.reference)  # fmt: skip


def _length(rotation: Rotation, decided: DecidedTerm, term: Term) -> Ruling:
    """Rule on the length, counted from the first day where the decision confirms a state that chairs already."""
    until_on = decided.until_on or term.planned_on or term.since_on
    ruling = rule_on_term(rotation.rule, since_on=term.counted_from or term.since_on, until_on=until_on)
    if ruling.warns and decided.scope is None:
        return bar("term_too_long", rotation.rule.clause, **ruling.figures)
    return ruling
