"""Whose turn in the chair it is: the order of the states, read in a ring over the parties of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from council.law.notice import days_after, term_last_day
from council.law.rotation_facts import Membership, Refusal, RefusalKind
from council.law.rules import ChairmanshipRule, TermStart


@dataclass(frozen=True)
class Turn:
    """The state whose turn it is, and those before it that do not chair, each with its refusal."""

    seat: str
    passed_over: Mapping[str, Refusal] = field(default_factory=dict)


@dataclass(frozen=True)
class Ring:
    """The order with the parties and what they have refused."""

    order: tuple[str, ...]
    parties: Membership
    refusals: tuple[Refusal, ...] = ()

    def turn_after(self, seat: str | None, day: date) -> Turn | None:
        """Return whose turn begins on the day after that of `seat`, or None where nobody is a party.

        A state that refuses is passed over, unless nobody else would take the chair:
        somebody always does.
        """
        called = self.called_after(seat, day)
        passed: dict[str, Refusal] = {}
        for state in called:
            refusal = self.refusal_of(state, day)
            if refusal is None:
                return Turn(state, passed)
            passed[state] = refusal
        return Turn(called[0]) if called else None

    def called_after(self, seat: str | None, day: date) -> tuple[str, ...]:
        """Return the parties of the day in the order in which their turns follow that of `seat`."""
        place = self.order.index(seat) + 1 if seat in self.order else 0
        parties = self.parties.on(day)
        return tuple(state for state in (*self.order[place:], *self.order[:place]) if state in parties)

    def refusal_of(self, seat: str, day: date) -> Refusal | None:
        """Return by what the state is passed over on the day, or None."""
        return next((one for one in self.refusals if one.seat == seat and one.covers(day)), None)

    def last_day_open(self, seat: str, since_on: date) -> date | None:
        """Return the last day on which the state can chair: it leaves the treaty, or lays the chair down."""
        laid_down = (
            one.since_on
            for one in self.refusals
            if one.seat == seat and one.kind is RefusalKind.LAID_DOWN and one.since_on > since_on
        )
        left = (day for day in self.parties.changes() if day > since_on and seat not in self.parties.on(day))
        first = min([*laid_down, *left], default=None)
        return days_after(first, -1) if first else None


def longest_term(rule: ChairmanshipRule, since_on: date) -> date | None:
    """Return the last day of the longest term that begins on the day, or of its calendar year."""
    if not rule.term_years:
        return None
    if rule.start is TermStart.CALENDAR_YEAR:
        return term_last_day(date(since_on.year, 1, 1), rule.term_years)
    return term_last_day(since_on, rule.term_years)
