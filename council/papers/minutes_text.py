"""Everything a protocol prints, frozen: the stored version of the minutes is this, as canonical JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from council.papers.frozen import Frozen
from council.papers.people_text import (
    BodyText,
    DelegationText,
    OthersText,
    PowersText,
    PresidingText,
    SignatureText,
    StateText,
)
from council.papers.voting_text import OpinionText, ProceedingText


class Series(StrEnum):
    """Extraordinary meetings are counted apart."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class MeetingForm(StrEnum):
    """Where the members are."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    MIXED = "mixed"
    WRITTEN = "written"


class MinutesForm(StrEnum):
    """Full (СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ) or short («По пункту N повестки дня» and the decisions)."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True)
class MeetingText(Frozen):
    """Which meeting it was. Days and moments are local to the venue; moments carry its offset."""

    ordinal: int
    starts_on: date
    ends_on: date
    place: str  # «г. Душанбе»
    number: str  # of the protocol: «11»
    series: Series = Series.ORDINARY
    form: MeetingForm = MeetingForm.IN_PERSON
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class QuorumText(Frozen):
    """The quorum at the opening, with the ruling's sentence as it was shown to the meeting."""

    members: int
    present: int
    required: int
    quorate: bool
    clause: str  # "5.3"
    sentence: str = ""


@dataclass(frozen=True)
class PassageText(Frozen):
    """One arrival or departure after the opening, as it stands after corrections."""

    at: datetime
    person: str
    arrived: bool
    state: StateText | None = None
    note: str = ""  # «полномочия подтверждены в 11:40», «кворум утрачен»


@dataclass(frozen=True)
class DisinterestText(Frozen):
    """A declaration of disinterest in an item, and its withdrawal."""

    state: StateText
    declared_at: datetime | None = None
    withdrawn_at: datetime | None = None
    in_writing: bool = False  # an absent state's letter: recorded, no effect on the count


class Ending(StrEnum):
    """How the meeting parted with an item."""

    DECIDED = "decided"  # by its proceedings, whatever came of them
    TAKEN_NOTE = "taken_note"
    WITHDRAWN = "withdrawn"
    POSTPONED = "postponed"  # as protocols told it before: until the next meeting, though nobody had said so
    PUT_OFF = "put_off"
    BLOCKED = "blocked"  # an affected state was absent, no vote could be opened


@dataclass(frozen=True)
class ItemText(Frozen):
    """One item as it went. `heard` and `spoke` are free text, a paragraph a line; the rest comes from the record.

    `conclusion` — the points the meeting concluded with when it ended without a proceeding; without them
    the standard phrase of `ending` is printed. `notes` — whole sentences: late materials, changes of the agenda.
    """

    number: int
    title: str
    rapporteur: str = ""  # as in brackets on the agenda: «Российская Федерация»
    heard: str = ""
    spoke: str = ""
    ending: Ending = Ending.DECIDED
    conclusion: tuple[str, ...] = ()
    disinterests: tuple[DisinterestText, ...] = ()
    proceedings: tuple[ProceedingText, ...] = ()
    affected_absent: tuple[StateText, ...] = ()
    affected_clause: str = "5.14"
    notes: tuple[str, ...] = ()
    remarks: str = ""


class AnnexKind(StrEnum):
    """What is bound in with the protocol, each printed after it; documents are only named.

    Opinions of protocols before have no annex: their text stands under the decision alone.
    """

    PARTICIPANTS = "participants"
    CREDENTIALS = "credentials"
    OPINIONS = "opinions"
    DOCUMENT = "document"


@dataclass(frozen=True)
class AnnexText(Frozen):
    """One line of the list of annexes."""

    number: int
    title: str
    sheets: int | None = None
    kind: AnnexKind = AnnexKind.DOCUMENT
    sha256: str = ""  # of a document, which is a file of its own beside the protocol


@dataclass(frozen=True)
class RegisterMark(Frozen):
    """The state of the register of acts at the close: whoever keeps this paper can tell a rewritten register."""

    acts: int
    root: str  # hexadecimal


@dataclass(frozen=True)
class ChangeText(Frozen):
    """What a correction changed: the item (0 for the protocol as a whole), which of its texts, before and after."""

    item: int
    part: str
    before: str
    after: str


@dataclass(frozen=True)
class CorrectionText(Frozen):
    """Which correction of the protocol this is, what it replaces (by the digest of its file), why, and what differs."""

    number: int
    replaces_signed_on: date
    replaces_sha256: str
    reason: str
    changes: tuple[ChangeText, ...]
    made_on: date | None = None


@dataclass(frozen=True)
class OpinionOnText(Frozen):
    """A dissenting opinion and the decision it is on."""

    item: int
    title: str
    decision: str  # «11/3», or nothing where none was adopted
    opinion: OpinionText


def opinions_told(items: tuple[ItemText, ...]) -> tuple[OpinionOnText, ...]:
    """Return the dissenting opinions on the decisions of the items, in the order of the agenda."""
    return tuple(
        OpinionOnText(item.number, item.title, held.number, opinion)
        for item in items
        for held in item.proceedings
        for opinion in held.opinions
    )


@dataclass(frozen=True)
class MinutesText(Frozen):
    """The whole protocol, in the order it is printed."""

    body: BodyText
    meeting: MeetingText
    presiding: tuple[PresidingText, ...]  # the first one opened the meeting
    delegations: tuple[DelegationText, ...]
    quorum: QuorumText | None
    items: tuple[ItemText, ...]
    signatures: tuple[SignatureText, ...]
    version: int = 1
    form: MinutesForm = MinutesForm.FULL
    absent: tuple[StateText, ...] = ()
    others: tuple[OthersText, ...] = ()
    passages: tuple[PassageText, ...] = ()
    rules_note: str = ""  # under which version of the rules of procedure the meeting was held
    agenda_note: str = ""  # how the agenda was adopted and what the meeting changed in it
    closing: str = ""  # next meeting, handing over of the chairmanship; a paragraph a line
    closing_title: str = ""  # what stands above it; older protocols have nothing there, and print so
    annexes: tuple[AnnexText, ...] = ()
    powers: tuple[PowersText, ...] = ()  # printed in the annex of credentials
    circulate_by: date | None = None
    circulation_clause: str = "5.16"
    register: RegisterMark | None = None
    demonstration: bool = False  # says on the first page that persons and events are invented
    correction: CorrectionText | None = None  # of a signed protocol that this one replaces
    record: Mapping[str, Any] = field(default_factory=dict)  # attached as minutes.json
