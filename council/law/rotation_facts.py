"""What is recorded of the chairmanship: terms decided, refusals, and terms laid down before their end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol


class Membership(Protocol):
    """For which states the founding treaty is in force on a day; see `council.law.parties`."""

    def on(self, day: date) -> frozenset[str]: ...

    def changes(self) -> tuple[date, ...]: ...


class Scope(StrEnum):
    """How far a decision that departs from the order reaches."""

    THIS_TERM = "this_term"  # afterwards the order goes on from where it stood
    ORDER_FROM_HERE = "order_from_here"  # the order goes on from the state named


class Basis(StrEnum):
    """By what a state chairs."""

    ELECTED = "elected"
    BY_ROTATION = "by_rotation"
    BY_DECISION = "by_decision"
    LAPSED_NEXT = "lapsed_next"
    HOLDOVER = "holdover"


class RefusalKind(StrEnum):
    """Why a state does not chair: it declines, it is passed over, or it lays a running term down."""

    DECLINED = "declined"
    PASSED_OVER = "passed_over"
    LAID_DOWN = "laid_down"


@dataclass(frozen=True)
class DecidedTerm:
    """A term as the body has decided it; `until_on` None runs as long as the rule lets it.

    `scope` is given where the decision sets another order or length than the rule does.
    """

    seat: str
    since_on: date
    until_on: date | None = None
    reference: str = ""
    is_election: bool = False
    scope: Scope | None = None
    preceding: str | None = None
    following: str | None = None


@dataclass(frozen=True)
class Refusal:
    """A state does not chair: turns that would begin from one day to another pass it over.

    One that lays its term down chairs until the eve of `since_on`; its later turns are not touched.
    """

    seat: str
    kind: RefusalKind
    since_on: date
    until_on: date | None = None
    reference: str = ""

    def covers(self, day: date) -> bool:
        """Say whether a turn that begins on the day passes the state over."""
        begun = self.kind is not RefusalKind.LAID_DOWN and self.since_on <= day
        return begun and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Term:
    """A state in the chair from one day to another, or without an end where it holds over.

    `expected` is whose turn it was by the order alone; `passed_over` those before it
    whose turn it would have been, each with its letter. `planned_on` is the last day the
    term would have had if nothing had cut it short. A term that a decision confirms is
    `counted_from` the day on which the state took the chair by the order alone.
    """

    seat: str
    since_on: date
    until_on: date | None
    basis: Basis
    clause: str
    reference: str = ""
    expected: str = ""
    passed_over: Mapping[str, Refusal] = field(default_factory=dict)
    planned_on: date | None = None
    counted_from: date | None = None
    decided: DecidedTerm | None = None

    def covers(self, day: date) -> bool:
        """Say whether the state chairs on the day by this term."""
        return self.since_on <= day and (self.until_on is None or day <= self.until_on)

    @property
    def is_decided(self) -> bool:
        """Say whether the body has taken a decision on this very term."""
        return self.decided is not None

    @property
    def is_cut_short(self) -> bool:
        """Say whether the term ended before the last day it had."""
        return self.until_on is not None and self.planned_on is not None and self.until_on < self.planned_on


@dataclass(frozen=True)
class CoChairs:
    """The preceding and the following chair; with two states one state is both."""

    preceding: str | None = None
    following: str | None = None

    @property
    def seats(self) -> tuple[str, ...]:
        """Return the co-chairs, the preceding first, each once."""
        return tuple(dict.fromkeys(seat for seat in (self.preceding, self.following) if seat))
