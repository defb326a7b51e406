"""Rotations for the tests of the law: parties by days, terms decided, refusals."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from council.law.rotation import Rotation
from council.law.rotation_facts import DecidedTerm, Refusal, RefusalKind
from council.law.rules import OnLapse, TermStart
from council.records.rotation import ORDER
from tests.law.seating import EDITION, STATES

RULE = EDITION.chairmanship
HOLDOVER = replace(RULE, on_lapse=OnLapse.HOLDOVER)
BY_YEAR = replace(RULE, start=TermStart.CALENDAR_YEAR)
EVER = date(1991, 12, 21)


@dataclass(frozen=True)
class Spans:
    """From which day to which last one each state is a party."""

    spans: dict[str, tuple[date, date | None]]

    def on(self, day: date) -> frozenset[str]:
        return frozenset(
            state
            for state, (since, until) in self.spans.items()
            if since <= day and (not until or day <= until)
        )

    def changes(self) -> tuple[date, ...]:
        left = {until + timedelta(days=1) for _since, until in self.spans.values() if until}
        return tuple(sorted({since for since, _until in self.spans.values()} | left))


def always(*states: str) -> Spans:
    """Return states that are parties on every day."""
    return Spans(dict.fromkeys(states or STATES, (EVER, None)))


def decided(seat: str, since_on: date, until_on: date | None = None, **given) -> DecidedTerm:
    return DecidedTerm(seat, since_on, until_on, **{"reference": "решение № 1", **given})


def passed_over(seat: str, since_on: date = EVER, until_on: date | None = None) -> Refusal:
    return Refusal(seat, RefusalKind.PASSED_OVER, since_on, until_on, "письмо № 1")


def laid_down(seat: str, since_on: date) -> Refusal:
    return Refusal(seat, RefusalKind.LAID_DOWN, since_on, None, "письмо № 2")


def rotation(*terms: DecidedTerm, parties=None, refusals=(), rule=RULE, order=ORDER) -> Rotation:
    return Rotation(rule, order, parties or always(), tuple(terms), tuple(refusals))


def seats(terms) -> list[str]:
    return [term.seat for term in terms]
