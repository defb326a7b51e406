"""From HTML to a PDF that is PDF/A-3a and PDF/UA-1 at once, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from weasyprint import HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from council.papers.coverage import require_printable
from council.papers.fetching import NothingIsFetched
from council.papers.finishing import finish
from council.papers.fonts import isolate_fonts


@dataclass(frozen=True)
class RecordFile:
    """The machine-readable record that travels inside the paper."""

    name: str
    content: bytes
    description: str


def typeset(html: str, record: RecordFile, *, on: datetime) -> bytes:
    """Return the PDF; `on` is the only moment in it, so that two settings of one text are equal."""
    require_printable(html)
    isolate_fonts()
    fetcher = NothingIsFetched()
    page = HTML(string=html, url_fetcher=fetcher)
    return page.write_pdf(
        pdf_variant="pdf/a-3a",
        font_config=FontConfiguration(),
        attachments=[_attached(record, fetcher, on.astimezone(UTC))],
        finisher=finish,
    )


def _attached(record: RecordFile, fetcher: NothingIsFetched, on: datetime) -> Attachment:
    return Attachment(
        string=record.content,
        name=record.name,
        description=record.description,
        relationship="Source",
        created=on,
        modified=on,
        url_fetcher=fetcher,
    )
