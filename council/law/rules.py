"""The rules a charter fills with its numbers, clauses and choices among named rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from council.law.sent_by import SentBy
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
    """Whether reaching the number is enough, it must be passed, or nobody may object."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    CONSENSUS = "consensus"


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


class TermStart(StrEnum):
    """Whether terms in the chair run from meeting to meeting, or with the calendar year."""

    MEETING_TO_MEETING = "meeting_to_meeting"
    CALENDAR_YEAR = "calendar_year"


class OnLapse(StrEnum):
    """Who chairs when a term has ended and no decision has been taken: the next state, or still the same."""

    NEXT = "next"
    HOLDOVER = "holdover"


@dataclass(frozen=True)
class ChairmanshipRule:
    """Whose turn in the chair it is, for how many years at most (0: no term is set), who presides and who signs."""

    term_years: int
    clause: str
    presiding_clause: str
    signing_clause: str
    election_clause: str = ""
    secretariat_clause: str = ""
    start: TermStart = TermStart.MEETING_TO_MEETING
    on_lapse: OnLapse = OnLapse.NEXT


@dataclass(frozen=True)
class QuorumRule:
    """How many members must take part: a share of them or a number; with neither, no quorum is asked for."""

    fraction: Fraction | None
    tested: QuorumTest
    clause: str
    threshold: Threshold = Threshold.AT_LEAST
    members: int | None = None


@dataclass(frozen=True)
class ConsentRule:
    """The seats whose vote against blocks a decision; their absence or abstention does not."""

    seats: tuple[str, ...]
    clause: str


@dataclass(frozen=True)
class MajorityRule:
    """What must be in favour: a share of the base or a number of `votes`; under consensus neither is set.

    `decision` names the act by which the body set this majority instead of its own.
    """

    base: Base
    threshold: Threshold
    fraction: Fraction | None
    tie: Tie
    clause: str
    decision: str = ""
    votes: int | None = None
    consent: ConsentRule | None = None


@dataclass(frozen=True)
class ItemClassRule:
    """A class of items decided otherwise than the rest: by another majority, another quorum, or both."""

    code: str
    title_ru: str
    title_en: str
    majority: MajorityRule | None
    quorum: QuorumRule | None


@dataclass(frozen=True)
class WrittenRule:
    """Whether the body may decide in writing, without a meeting; unless it says so, it may not."""

    allowed: bool
    clause: str


@dataclass(frozen=True)
class NarrowBaseRule:
    """Below which share of those present the presiding person must confirm the base."""

    fraction: Fraction
    clause: str


@dataclass(frozen=True)
class DaysRule:
    """A term in calendar days for sending, and the moment by which it is kept."""

    days: int
    clause: str
    by: SentBy = SentBy.ISSUE


@dataclass(frozen=True)
class YearlyRule:
    """How many meetings a calendar year must see, and after how many months without one to warn."""

    meetings: int
    months: int
    clause: str


@dataclass(frozen=True)
class PetitionRule:
    """The share of all members that must support an extraordinary meeting, and be passed, within how many days."""

    fraction: Fraction
    days: int
    clause: str


class OpenTo(StrEnum):
    """Which states may accede to the founding treaty."""

    CIS_STATES = "cis_states"
    ANY_STATE = "any_state"


@dataclass(frozen=True)
class PartiesRule:
    """How states become and cease to be parties to the founding treaty, and tell of their authorities."""

    entry_nth: int
    entry_days: int
    entry_clause: str
    accession_open_to: OpenTo
    accession_clause: str
    exit_months: int
    exit_clause: str
    amendment_clause: str
    body_change_months: int
    body_change_clause: str
    done_on: date | None = None


@dataclass(frozen=True)
class ProcedureRule:
    """The clause on which each step rests; a step without one rests on the rules of the house."""

    clauses: Mapping[Step, str]

    def clause_of(self, step: Step) -> str:
        return self.clauses.get(step, "")


@dataclass(frozen=True)
class RulesOfProcedureRule:
    """By which clause the body adopts its rules of procedure, and by which it meets under them."""

    clause: str
    meetings_clause: str


@dataclass(frozen=True)
class ItemClass:
    """A class of items for which the body may set another majority."""

    code: str
    title_ru: str
    title_en: str


@dataclass(frozen=True)
class NamedMajority:
    """A majority the body may set instead of its usual one, by the name it goes by."""

    code: str
    title_ru: str
    title_en: str
    rule: MajorityRule


@dataclass(frozen=True)
class OverrideRule:
    """What the body may set otherwise: the majority here, the chair with its terms, the rest never."""

    clause: str
    chair_clause: str
    never: tuple[str, ...]
    majorities: Mapping[str, NamedMajority]
    item_classes: Mapping[str, ItemClass]
