"""The decision sheet (решение) as a PDF, from its frozen text alone."""

from __future__ import annotations

from datetime import datetime

import rfc8785

from council.papers.decision_text import DecisionText
from council.papers.pages import page
from council.papers.typesetting import RecordFile, typeset


def render_decision(sheet: DecisionText, *, on: datetime) -> bytes:
    """Return the PDF of the sheet; `on` is the moment of the signature, the only one the file carries."""
    record = RecordFile("decision.json", rfc8785.dumps(dict(sheet.record)), "Машиночитаемая запись решения")
    return typeset(page("decision.html.jinja", sheet=sheet, on=on), record, on=on)
