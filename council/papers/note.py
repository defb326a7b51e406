"""A plain document as a PDF: a draft, a plan or an information note, with its title and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import rfc8785

from council.papers.frozen import Frozen
from council.papers.pages import page
from council.papers.people_text import BodyText
from council.papers.typesetting import RecordFile, typeset


@dataclass(frozen=True)
class NoteText(Frozen):
    """What the document says; `kind` stands above the title: «Проект», «Справка»."""

    body: BodyText
    kind: str
    title: str
    paragraphs: tuple[str, ...]
    demonstration: bool = False


def render_note(note: NoteText, *, on: datetime) -> bytes:
    """Return the PDF of the document."""
    record = RecordFile("note.json", rfc8785.dumps(note.as_json()), "Машиночитаемый текст документа")
    return typeset(page("note.html.jinja", note=note, on=on), record, on=on)
