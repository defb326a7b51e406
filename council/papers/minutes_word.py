"""The draft of the protocol for those who work in a word processor, from the same page as its PDF."""

from __future__ import annotations

from datetime import datetime

from council.papers.minutes import minutes_html
from council.papers.minutes_text import MinutesText
from council.papers.self_proof import SelfProof
from council.papers.word import as_word


def render_minutes_word(text: MinutesText, *, on: datetime) -> bytes:
    """Return the DOCX of this version; the fingerprint of the record stands in the PDF alone, which carries it."""
    page = minutes_html(text, on=on, proof=SelfProof.of(b"", site=""), draft=True)
    name = f"Проект протокола № {text.meeting.number}, редакция {text.version}"
    above = f"ПРОЕКТ. Протокол № {text.meeting.number}, редакция {text.version}"
    return as_word(page, title=name, author=text.body.title, running_title=above, on=on)
