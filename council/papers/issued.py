"""Issued papers as PDFs, each from its frozen text alone: by its kind the template and the name it bears."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from pikepdf import Pdf

from council.papers.excerpt_text import (
    CopyText,
    CredentialsText,
    ExtractText,
    OpinionsText,
    ShortMinutesText,
)
from council.papers.issued_text import (
    AgendaText,
    BlankSheetText,
    ChairmanshipText,
    InvitationText,
    IssuedText,
    ParticipantsText,
    VotingSheetText,
)
from council.papers.minutes import shows_points
from council.papers.pages import page
from council.papers.positions_text import PositionsText
from council.papers.typesetting import RecordFile, typeset
from council.records.issued_papers import PaperKind

RECORD = "Машиночитаемая запись документа"
ORIGINAL = "Подписанный документ, с которого снята копия"


@dataclass(frozen=True)
class Print:
    """How a kind of paper is printed: from which class of text, and by which template."""

    text: type[IssuedText]
    template: str


PRINTS: dict[PaperKind, Print] = {
    PaperKind.INVITATION: Print(InvitationText, "invitation"),
    PaperKind.AGENDA: Print(AgendaText, "agenda"),
    PaperKind.BLANK_SHEET: Print(BlankSheetText, "blank_sheet"),
    PaperKind.PARTICIPANTS: Print(ParticipantsText, "participants"),
    PaperKind.VOTE_SHEET: Print(VotingSheetText, "voting_sheet"),
    PaperKind.MEETING_SHEET: Print(VotingSheetText, "voting_sheet"),
    PaperKind.CHAIRMANSHIP: Print(ChairmanshipText, "chairmanship"),
    PaperKind.SHORT_MINUTES: Print(ShortMinutesText, "short_minutes"),
    PaperKind.EXTRACT: Print(ExtractText, "extract"),
    PaperKind.OPINIONS: Print(OpinionsText, "opinions"),
    PaperKind.CREDENTIALS: Print(CredentialsText, "credentials"),
    PaperKind.COPY: Print(CopyText, "copy"),
    PaperKind.POSITIONS: Print(PositionsText, "positions"),
}


def read_issued(kind: PaperKind, content: str) -> IssuedText:
    """Return the frozen text of a paper."""
    return PRINTS[kind].text.from_json(json.loads(content))


def render_issued(kind: PaperKind, text: IssuedText, *, original: bytes = b"") -> bytes:
    """Return the PDF of the paper; `original` is the file a certified copy carries with it."""
    template = PRINTS[kind].template
    record = RecordFile(f"{template}.json", text.canonical(), RECORD)
    html = page(f"{template}.html.jinja", text=text, shows_points=shows_points, pages=_pages_of(original))
    return typeset(html, record, *_carried(text, original), on=text.head.issued_at)


def _carried(text: IssuedText, original: bytes) -> tuple[RecordFile, ...]:
    if not original:
        return ()
    return (RecordFile(cast(CopyText, text).file_name, original, ORIGINAL, "Data"),)


def _pages_of(original: bytes) -> int:
    if not original:
        return 0
    with Pdf.open(BytesIO(original)) as pdf:
        return len(pdf.pages)
