"""The rules a charter fills with its numbers, clauses and choices among named rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from council.law.steps import Step


class QuorumTest(StrEnum):
    """Whether the quorum must be there at each decision, or for the meeting as a whole."""

    EACH_DECISION = "each_decision"
    MEETING = "meeting"


class Base(StrEnum):
    """Which votes the majority is measured against."""

    PARTICIPATING = "participating"
    PRESENT_AND_VOTING = "present_and_voting"
    MEMBERS = "members"


class Threshold(StrEnum):
    """Whether reaching the fraction is enough, or it must be passed."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"


class Tie(StrEnum):
    """What equal votes for and against come to."""

    FAILS = "fails"
    PRESIDING_DECIDES = "presiding_decides"


@dataclass(frozen=True)
class ClauseRule:
    """A rule that has a clause and no number."""

    clause: str


@dataclass(frozen=True)
class SeatsRule:
    """One vote for each seat, and none for those with an advisory voice."""

    one_vote_clause: str
    advisory_clause: str


@dataclass(frozen=True)
class ChairmanshipRule:
    """Who presides, who signs, and for how many years at most a state chairs."""

    term_years: int
    clause: str
    presiding_clause: str
    signing_clause: str


@dataclass(frozen=True)
class QuorumRule:
    """The share of the members that must take part."""

    fraction: Fraction
    tested: QuorumTest
    clause: str


@dataclass(frozen=True)
class MajorityRule:
    """The share of the base that must be in favour; `decision` names the act that set another one."""

    base: Base
    threshold: Threshold
    fraction: Fraction
    tie: Tie
    clause: str
    decision: str = ""


@dataclass(frozen=True)
class NarrowBaseRule:
    """Below which share of those present the presiding person must confirm the base."""

    fraction: Fraction
    clause: str


@dataclass(frozen=True)
class DaysRule:
    """A term in calendar days."""

    days: int
    clause: str


@dataclass(frozen=True)
class YearlyRule:
    """How many meetings a calendar year must see."""

    meetings: int
    clause: str


@dataclass(frozen=True)
class PetitionRule:
    """The share of all members that must support an extraordinary meeting, and be passed."""

    fraction: Fraction
    clause: str


@dataclass(frozen=True)
class ProcedureRule:
    """The clause on which each step rests; a step without one rests on the rules of the house."""

    clauses: Mapping[Step, str]

    def clause_of(self, step: Step) -> str:
        return self.clauses.get(step, "")
