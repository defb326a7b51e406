"""The certificate of distribution (ведомость рассылки) as a PDF, from its frozen text alone."""

from __future__ import annotations

from council.papers.dispatch_sheet_text import DispatchSheetText
from council.papers.pages import page
from council.papers.typesetting import RecordFile, typeset


def render_dispatch_sheet(sheet: DispatchSheetText) -> bytes:
    """Return the PDF of the certificate; the moment it was composed is the only one the file carries."""
    record = RecordFile("dispatches.json", sheet.canonical(), "Машиночитаемая запись рассылки")
    return typeset(page("dispatch_sheet.html.jinja", sheet=sheet), record, on=sheet.composed_at)
