"""Who chairs the body on any day: the terms decided, and between them the turns of the rotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice, takewhile

from council.law.rotation_facts import CoChairs, DecidedTerm, Membership, Refusal, Term
from council.law.rules import ChairmanshipRule
from council.law.term_course import TermCourse
from council.law.turns import Ring


@dataclass(frozen=True)
class Rotation:
    """The order, the parties, and what is recorded of the chairmanship; the terms follow from them."""

    rule: ChairmanshipRule
    order: tuple[str, ...]
    parties: Membership
    decided: tuple[DecidedTerm, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @cached_property
    def ring(self) -> Ring:
        return Ring(self.order, self.parties, self.refusals)

    @cached_property
    def course(self) -> TermCourse:
        return TermCourse(self.rule, self.ring, self.effective)

    @cached_property
    def effective(self) -> tuple[DecidedTerm, ...]:
        """Return the decided terms by day; of two from one day the one entered later stands.

        A term of a state that is not a party on its first day has no effect.
        """
        standing = {one.since_on: one for one in self.decided if one.seat in self.parties.on(one.since_on)}
        return tuple(standing[day] for day in sorted(standing))

    def terms(self, until_on: date) -> tuple[Term, ...]:
        """Return every term that has begun by the day, the first one first."""
        return tuple(takewhile(lambda term: term.since_on <= until_on, self.course.terms()))

    def chair_on(self, day: date) -> Term | None:
        """Return the term of the day: none before the first election, or where nobody is a party."""
        return next((term for term in reversed(self.terms(day)) if term.covers(day)), None)

    def next_terms(self, day: date, count: int = 10) -> tuple[Term, ...]:
        """Return the terms that will follow that of the day, as the order and the decisions stand.

        A state that holds over is taken to hand over after the day.
        """
        ahead = (term for term in self.course.terms(handed_over_on=day) if term.since_on > day)
        return tuple(islice(ahead, count))

    def co_chairs_on(self, day: date) -> CoChairs:
        """Return the preceding and the following chair: those that have chaired and will chair in fact.

        A decision that departs from the order may name others. A co-chair is never the
        chair's own state, and is a party on the day.
        """
        chair = self.chair_on(day)
        if chair is None:
            return CoChairs()
        others = self.parties.on(day) - {chair.seat}
        before = (term.seat for term in reversed(self.terms(day)) if term.since_on < chair.since_on)
        after = (term.seat for term in self.next_terms(day, 2 * len(self.order)))
        named = chair.decided or DecidedTerm(chair.seat, chair.since_on)
        return CoChairs(
            preceding=_beside(named, named.preceding, before, others),
            following=_beside(named, named.following, after, others),
        )


def _beside(
    decided: DecidedTerm, named: str | None, real: Iterator[str], others: frozenset[str]
) -> str | None:
    """Return the co-chair on one side; the one named by a decision in turn only where no other is known."""
    order = (named, *real) if decided.scope is not None else (*real, named)
    return next((seat for seat in order if seat in others), None)
