"""One proceeding on one question as the protocol tells it: vote or no objection, held, withdrawn or annulled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from council.law.ballot import Position
from council.papers.frozen import Frozen
from council.papers.people_text import StateText


@dataclass(frozen=True)
class CountsText(Frozen):
    """The figures a decision was frozen with, under the keys of `council.law.tally.Counts.as_json`, `for_` but one."""

    members: int
    present: int
    for_: int
    against: int
    abstained: int
    not_voting: int
    disinterested: int
    absent: int
    base: int
    required: int | None = None

    @classmethod
    def of(cls, counts: dict[str, int | None]) -> CountsText:
        """Return the figures of `Counts.as_json()`, whose key `for` is a word of Python's."""
        return cls.from_json({"for_" if key == "for" else key: value for key, value in counts.items()})


@dataclass(frozen=True)
class RollCallText(Frozen):
    """The position of one state; `oral` — spoken in the room, entered and confirmed there."""

    state: StateText
    position: Position
    person: str = ""
    oral: bool = False


@dataclass(frozen=True)
class RulingText(Frozen):
    """A frozen ruling: its sentence word for word as it was shown, and the clause it rests on."""

    sentence: str
    clause: str = ""
    in_order: bool = True


@dataclass(frozen=True)
class OpinionText(Frozen):
    """A dissenting opinion, word for word, with the person and the day it was filed."""

    state: StateText
    person: str
    text: str
    filed_on: date | None = None


@dataclass(frozen=True)
class IntentionText(Frozen):
    """How a state said after the vote that it meant to vote; `oral` — spoken, entered by the secretariat.

    `person` — who stated it; older papers do not tell it.
    """

    state: StateText
    position: Position
    reason: str = ""
    oral: bool = False
    stated_on: date | None = None
    person: str = ""


class Method(StrEnum):
    """How the question was put."""

    ROLL_CALL = "roll_call"
    NO_OBJECTION = "no_objection"


class Fate(StrEnum):
    """How the proceeding ended."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    NO_DECISION = "no_decision"
    OBJECTED = "objected"  # no-objection was asked for and somebody objected: a vote follows
    WITHDRAWN = "withdrawn"  # opened by mistake, no ballot cast
    ANNULLED = "annulled"


@dataclass(frozen=True)
class ProceedingText(Frozen):
    """What was put, how, what each state said, and what came of it.

    `points` — the text put to the vote, in numbered points. `number` — of the decision, «11/3», if one came.
    `reason` — why it was withdrawn, annulled or objected to, with who did it, as a sentence.
    `narrow_base_confirmed_by` — the presiding person who knowingly confirmed a base under half of those present.
    """

    points: tuple[str, ...]
    fate: Fate
    method: Method = Method.ROLL_CALL
    number: str = ""
    title: str = ""  # when an item has several decisions: what this one is about
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    disinterested: tuple[StateText, ...] = ()
    counts: CountsText | None = None
    roll_call: tuple[RollCallText, ...] = ()
    rulings: tuple[RulingText, ...] = ()
    reason: str = ""
    narrow_base_confirmed_by: str = ""
    instructed: str = ""  # acts the secretariat did on the presiding person's instruction, as a sentence
    opinions: tuple[OpinionText, ...] = ()
    intentions: tuple[IntentionText, ...] = ()  # stated after the close; no figure of the vote rests on them
