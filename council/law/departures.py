"""Where the chairmanship has departed from its plain order: what, when, and on which paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from council.law.chairmanship import rule_on_term
from council.law.notice import days_after
from council.law.rotation import Rotation
from council.law.rotation_facts import Basis, DecidedTerm, Refusal, RefusalKind, Term
from council.law.rotation_rulings import departs_from_order, rule_on_chair
from council.law.ruling import Ruling, note, warn


@dataclass(frozen=True)
class Departure:
    """One line of the ledger of exceptions."""

    day: date
    seat: str
    ruling: Ruling


def departures(rotation: Rotation, *, until_on: date) -> tuple[Departure, ...]:
    """Return every departure from the order up to the day, the earliest first."""
    found = [one for term in rotation.terms(until_on) for one in _of_term(rotation, term, until_on)]
    found += [_without_effect(rotation, one) for one in rotation.decided if one not in rotation.effective]
    return tuple(sorted(found, key=lambda one: one.day))


def _of_term(rotation: Rotation, term: Term, until_on: date) -> Iterator[Departure]:
    for state, refusal in term.passed_over.items():
        yield Departure(term.since_on, state, _passed_over(rotation, refusal))
    if departs_from_order(term) or term.basis in (Basis.LAPSED_NEXT, Basis.HOLDOVER):
        yield Departure(term.since_on, term.seat, rule_on_chair(rotation.rule, term, day=until_on))
    if (longer := _longer_than_the_rule(rotation, term)) is not None:
        yield Departure(term.since_on, term.seat, longer)
    ended = _cut_short(rotation, term)
    if ended is not None and term.until_on is not None and term.until_on <= until_on:
        yield Departure(term.until_on, term.seat, ended)


def _longer_than_the_rule(rotation: Rotation, term: Term) -> Ruling | None:
    """Return that a decision has given the state a longer term than the rule knows, None where it has not."""
    until_on = term.decided.until_on if term.decided is not None else None
    if until_on is None:
        return None
    length = rule_on_term(rotation.rule, since_on=term.counted_from or term.since_on, until_on=until_on)
    if not length.warns:
        return None
    return note(
        "term_longer_by_decision", rotation.rule.clause, seat=term.seat, years=rotation.rule.term_years,
        until=until_on.isoformat(), reference=term.reference,
    )  # fmt: skip


def _passed_over(rotation: Rotation, refusal: Refusal) -> Ruling:
    clause, figures = rotation.rule.clause, {"seat": refusal.seat, "reference": refusal.reference}
    if refusal.kind is RefusalKind.DECLINED:
        return note("turn_declined", clause, **figures)
    return note("turn_passed_over", clause, **figures)


def _cut_short(rotation: Rotation, term: Term) -> Ruling | None:
    """Return why the term ended early: the state has left the treaty, or laid the chair down."""
    if term.until_on is None or not (term.is_cut_short or term.basis is Basis.HOLDOVER):
        return None
    next_day, clause = days_after(term.until_on, 1), rotation.rule.clause
    if term.seat not in rotation.parties.on(next_day):
        return note("left_in_its_term", clause, seat=term.seat, last=term.until_on.isoformat())
    for refusal in rotation.refusals:
        laid_down = refusal.kind is RefusalKind.LAID_DOWN and refusal.since_on == next_day
        if laid_down and refusal.seat == term.seat:
            last = term.until_on.isoformat()
            return note("laid_chair_down", clause, seat=term.seat, last=last, reference=refusal.reference)
    return None


def _without_effect(rotation: Rotation, decided: DecidedTerm) -> Departure:
    ruling = warn(
        "term_without_effect", rotation.rule.clause, seat=decided.seat, since=decided.since_on.isoformat(),
        reference=decided.reference,
    )  # fmt: skip
    return Departure(decided.since_on, decided.seat, ruling)
