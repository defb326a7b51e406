"""How one term in the chair follows another: the terms decided, and between them the turns of the order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from council.law.notice import days_after
from council.law.rotation_facts import Basis, DecidedTerm, Scope, Term
from council.law.rules import ChairmanshipRule, OnLapse
from council.law.turns import Ring, longest_term


@dataclass(frozen=True)
class TermCourse:
    """The rule, the ring of states, and the decided terms that have effect, by day."""

    rule: ChairmanshipRule
    ring: Ring
    decided: tuple[DecidedTerm, ...]

    def terms(self, handed_over_on: date | None = None) -> Iterator[Term]:
        """Yield the terms one after another; one without an end is handed over on the day given."""
        past: list[Term] = []
        day = self.decided[0].since_on if self.decided else None
        while day is not None:
            term = self._term_from(day, past, holds_over=handed_over_on is None or day <= handed_over_on)
            if term is None:
                day = self._next_change(day)
                continue
            if term.until_on is None and handed_over_on is not None:
                term = replace(term, until_on=handed_over_on)
            past.append(term)
            yield term
            # The calendar ends somewhere; a term that reaches its last day has none after it.
            day = None if term.until_on in (None, date.max) else days_after(term.until_on, 1)

    def _term_from(self, day: date, past: list[Term], *, holds_over: bool) -> Term | None:
        decided = next((one for one in self.decided if one.since_on == day), None)
        if decided is not None:
            return self._decided_term(decided, past)
        held = past[-1] if past else None
        if held is not None and holds_over and self._may_hold_over(held, day):
            return Term(held.seat, day, self._end(held.seat, day, None), Basis.HOLDOVER, self.rule.clause)
        return self._turn_from(day, past)

    def _decided_term(self, decided: DecidedTerm, past: list[Term]) -> Term:
        seat, since_on = decided.seat, decided.since_on
        confirmed = _confirmed_by(decided, past)
        planned = decided.until_on or longest_term(self.rule, (confirmed or decided).since_on)
        turn = None if confirmed or not past else self.ring.turn_after(_stands_at(past), since_on)
        expected = turn.seat if turn else seat
        return Term(
            seat=seat,
            since_on=since_on,
            until_on=self._end(seat, since_on, planned),
            basis=_basis(decided, in_turn=bool(past) and expected == seat),
            clause=self.rule.election_clause if decided.is_election else self.rule.clause,
            reference=decided.reference,
            expected=expected,
            passed_over=turn.passed_over if turn and turn.seat == seat else {},
            planned_on=planned,
            counted_from=confirmed.since_on if confirmed else None,
            decided=decided,
        )

    def _turn_from(self, day: date, past: list[Term]) -> Term | None:
        turn, planned = self.ring.turn_after(_stands_at(past), day), longest_term(self.rule, day)
        if turn is None or planned is None:
            return None
        return Term(
            seat=turn.seat,
            since_on=day,
            until_on=self._end(turn.seat, day, planned),
            basis=Basis.LAPSED_NEXT,
            clause=self.rule.clause,
            expected=turn.seat,
            passed_over=turn.passed_over,
            planned_on=planned,
        )

    def _may_hold_over(self, last: Term, day: date) -> bool:
        """Say whether the last chair goes on: its term has run out, and nothing else has ended it."""
        if self.rule.on_lapse is not OnLapse.HOLDOVER or last.until_on != last.planned_on:
            return False
        ended = self.ring.last_day_open(last.seat, last.since_on)
        return (ended is None or ended >= day) and self.ring.refusal_of(last.seat, day) is None

    def _end(self, seat: str, since_on: date, planned: date | None) -> date | None:
        """Return the last day: the planned one, or the eve of what cuts it short."""
        following = next((one.since_on for one in self.decided if one.since_on > since_on), None)
        ends = [planned, self.ring.last_day_open(seat, since_on)]
        ends += [days_after(following, -1)] if following else []
        return min((day for day in ends if day is not None), default=None)

    def _next_change(self, day: date) -> date | None:
        """Return the next day on which there may be a party, or a decision, again."""
        days = (*self.ring.parties.changes(), *(one.since_on for one in self.decided))
        return min((change for change in days if change > day), default=None)


def _basis(decided: DecidedTerm, *, in_turn: bool) -> Basis:
    if decided.is_election:
        return Basis.ELECTED
    return Basis.BY_ROTATION if in_turn and decided.scope is None else Basis.BY_DECISION


def _stands_at(past: Sequence[Term]) -> str | None:
    """Return the state where the order stands: a term set for itself alone has not moved it.

    A state whose place a decision has let pass waits for the next round, as one does that accedes after its
    turn (4.3). A turn given to it before those ahead of it would keep the order out of the alphabet for good.
    """
    moved = (term for term in reversed(past) if term.basis is not Basis.HOLDOVER and not _stands_apart(term))
    return next((term.seat for term in moved), past[0].seat if past else None)


def _stands_apart(term: Term) -> bool:
    """Say whether the term was decided out of turn, and for itself alone."""
    decided = term.decided
    return decided is not None and decided.scope is Scope.THIS_TERM and term.expected != term.seat


def _confirmed_by(decided: DecidedTerm, past: Sequence[Term]) -> Term | None:
    """Return the term that runs by the order alone and that the decision confirms, if it does."""
    last = past[-1] if past else None
    if last is None or last.basis is not Basis.LAPSED_NEXT or last.planned_on is None:
        return None
    return last if last.seat == decided.seat and decided.since_on <= last.planned_on else None
