"""What the papers issued before and during a meeting print, frozen: one class a paper, one head for all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from council.papers.frozen import Frozen
from council.papers.minutes_text import MeetingText
from council.papers.people_text import (
    BodyText,
    DelegationText,
    OthersText,
    PersonText,
    SignatureText,
    StateText,
)
from council.papers.voting_text import ProceedingText, RulingText


@dataclass(frozen=True)
class HeadText(Frozen):
    """Whose paper it is, of which meeting, under which number of its kind, and who issued it when.

    `issued_at` is by the clock of the venue; it is the only moment the file carries.
    """

    body: BodyText
    meeting: MeetingText
    number: int
    issued_at: datetime
    issued_by: str
    signatures: tuple[SignatureText, ...] = ()
    demonstration: bool = False


@dataclass(frozen=True)
class IssuedText(Frozen):
    """A paper under its head."""

    head: HeadText

    def says_the_same(self, other: IssuedText) -> bool:
        """Say whether the other tells the same, whoever issued it when and under which number."""
        return type(self) is type(other) and self.undated().canonical() == other.undated().canonical()

    def undated(self) -> Self:
        """Return the text without what differs with every issue."""
        day = datetime.combine(self.head.meeting.starts_on, datetime.min.time())
        return replace(self, head=replace(self.head, number=0, issued_at=day, issued_by=""))


@dataclass(frozen=True)
class AgendaLine(Frozen):
    """One item as the agenda lists it."""

    number: int
    title: str
    rapporteur: str = ""


@dataclass(frozen=True)
class InvitationText(IssuedText):
    """The invitation of one state's member: when, where, to what, who substitutes and who pays.

    `starts_at` carries the offset of the venue; `authority` is the state's authorised body.
    """

    state: StateText
    starts_at: datetime
    ends_at: datetime
    venue: str
    member: PersonText | None
    authority: str
    items: tuple[AgendaLine, ...]
    substitutes: RulingText
    costs: RulingText | None = None


@dataclass(frozen=True)
class AgendaText(IssuedText):
    """The agenda in the version published last, or as the meeting adopted it."""

    version: int
    published_on: date
    adopted: bool
    items: tuple[AgendaLine, ...]


@dataclass(frozen=True)
class ParticipantsText(IssuedText):
    """Who took part, as the protocol lists them."""

    delegations: tuple[DelegationText, ...]
    others: tuple[OthersText, ...]
    absent: tuple[StateText, ...]
    is_final: bool  # the meeting is closed
    annex: int = 0  # its number among the annexes of the protocol; 0 where it is none


@dataclass(frozen=True)
class SheetItem(Frozen):
    """An item with the votes held on it."""

    number: int
    title: str
    proceedings: tuple[ProceedingText, ...] = ()


@dataclass(frozen=True)
class VotingSheetText(IssuedText):
    """The sheet of one vote, or of all votes of a meeting."""

    items: tuple[SheetItem, ...]
    whole: bool = False


@dataclass(frozen=True)
class BlankSheetText(IssuedText):
    """Sheets to be filled in by hand when the network fails: an item each, every state with a line to sign on."""

    states: tuple[StateText, ...]
    items: tuple[AgendaLine, ...]
    members: int
    quorum: int
    quorum_clause: str


@dataclass(frozen=True)
class ChairmanshipText(IssuedText):
    """Which state chairs on the day of the meeting, how long, by what, and which states are beside it."""

    later = frozenset({"term_in_ground"})

    day: date
    state: StateText
    since: date
    until: date | None
    ground: RulingText
    beside: RulingText
    co_chairs: tuple[StateText, ...] = ()
    presided: tuple[str, ...] = ()
    term_in_ground: bool = False  # the ground names both its days already
