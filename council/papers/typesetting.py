"""From HTML to a PDF that is PDF/A-3a and PDF/UA-1 at once, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from weasyprint import HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from council.papers.collecting import seldom_collected
from council.papers.coverage import require_printable
from council.papers.fetching import NothingIsFetched
from council.papers.finishing import finish
from council.papers.fonts import isolate_fonts
from council.papers.stack_room import with_room


@dataclass(frozen=True)
class RecordFile:
    """A file that travels inside the paper: its machine-readable record, or the original of a copy."""

    name: str
    content: bytes
    description: str
    relationship: str = "Source"


def typeset(html: str, *files: RecordFile, on: datetime) -> bytes:
    """Return the PDF; `on` is the only moment in it, so that two settings of one text are equal."""
    require_printable(html)
    isolate_fonts()
    with seldom_collected():
        return with_room(partial(_set, html, files, on.astimezone(UTC)))


def _set(html: str, files: Sequence[RecordFile], on: datetime) -> bytes:
    fetcher = NothingIsFetched()
    return HTML(string=html, url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/a-3a",
        font_config=FontConfiguration(),
        attachments=[_attached(file, fetcher, on) for file in files],
        finisher=finish,
    )


def _attached(file: RecordFile, fetcher: NothingIsFetched, on: datetime) -> Attachment:
    return Attachment(
        string=file.content,
        name=file.name,
        description=file.description,
        relationship=file.relationship,
        created=on,
        modified=on,
        url_fetcher=fetcher,
    )
