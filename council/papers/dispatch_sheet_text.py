"""Everything a certificate of distribution (ведомость рассылки) prints, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from council.papers.frozen import Frozen
from council.papers.minutes_text import MeetingText
from council.papers.people_text import BodyText, SignatureText, StateText
from council.papers.voting_text import RulingText


@dataclass(frozen=True)
class SheetSending(Frozen):
    """To which members a file went in a dispatch, and on which day; `dispatch` is 0 for what was sent before there were any."""

    dispatch: int
    on: date
    to: str


@dataclass(frozen=True)
class SheetPaper(Frozen):
    """One file that was sent: `version` is 0 where it has none, `sendings` are all that it went out in.

    `sent` tells what is left to say: whom the paper has not reached, or that another file of it went out before.
    In certificates of before `sendings` it tells to whom it went first and on which day.
    """

    later = frozenset({"sendings"})

    number: int
    title: str
    version: int
    sent: str
    file_name: str
    sha256: str
    late: bool = False
    sendings: tuple[SheetSending, ...] = ()


@dataclass(frozen=True)
class SheetDelivery(Frozen):
    """What became of one dispatch with one state, or with those beside the states, who have none.

    `handed_on` and `evidence` stand for what went by other means; `issued_at` is the system's moment always.
    """

    dispatch: int
    issued_at: datetime
    state: StateText | None = None
    recipients: int = 0
    handed_on: date | None = None
    evidence: str = ""
    accepted_at: datetime | None = None
    refused: bool = False
    opened_at: datetime | None = None
    opened_by: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""


@dataclass(frozen=True)
class DispatchSheetText(Frozen):
    """The certificate; moments are by the clock of the body, whose offset they carry."""

    later = frozenset({"signatures"})

    body: BodyText
    meeting: MeetingText
    is_of_materials: bool
    number: int
    composed_at: datetime
    composed_by: str
    zone: str  # «UTC+03:00»
    rulings: tuple[RulingText, ...]
    papers: tuple[SheetPaper, ...]
    deliveries: tuple[SheetDelivery, ...]
    demonstration: bool = False
    signatures: tuple[SignatureText, ...] = ()
