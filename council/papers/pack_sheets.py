"""The pages of a pack that are ours: its contents, a sheet for each item, and the stamps laid over all others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration

from council.papers.coverage import require_printable
from council.papers.fetching import NothingIsFetched
from council.papers.fonts import isolate_fonts
from council.papers.pack_text import PackFile, PackItem, PackText
from council.papers.pages import page


@dataclass(frozen=True)
class Chapter:
    """A paper of the pack: under which heading it begins, how its pages are stamped, and where they are."""

    title: str
    whence: str
    mark: str  # «версия 2»
    stamp: str  # «вопрос 3, версия 2»
    heading: str = ""
    first_page: int = 0


@dataclass(frozen=True)
class ItemSheets:
    """The sheets of the items, set in one go, and on which of their pages each item begins."""

    document: Document
    first_pages: dict[int, int]

    def pages_of(self, item: PackItem) -> list[int]:
        """Return the pages of an item, counted from nought."""
        first = self.first_pages[item.place]
        later = [start for start in self.first_pages.values() if start > first]
        return list(range(first, min(later, default=len(self.document.pages))))


def item_sheets(text: PackText, *, on: datetime) -> ItemSheets | None:
    """Return a sheet for each item that has a draft decision; None where none has."""
    items = [item for item in text.items if item.points]
    if not items:
        return None
    document = _set(page("pack_items.html.jinja", text=text, items=items, on=on))
    starts = {
        anchor: number
        for number, sheet in enumerate(document.pages)
        for anchor in getattr(sheet, "anchors", {})
    }
    return ItemSheets(document, {item.place: starts[f"item-{item.place}"] for item in items})


def cover(
    text: PackText, chapters: Sequence[Chapter], left_out: Sequence[tuple[PackFile, str]], *, on: datetime
) -> Document:
    """Return the contents of the pack."""
    return _set(page("pack_cover.html.jinja", text=text, chapters=chapters, left_out=left_out, on=on))


def stamps(pages: Sequence[tuple[float, float, str]]) -> bytes:
    """Return a PDF with one page for each given as (width, height, words), in points: the words at its upper edge."""
    names: dict[tuple[float, float], str] = {}
    said = [
        (names.setdefault((round(w, 2), round(h, 2)), f"size{len(names)}"), words) for w, h, words in pages
    ]
    sizes = [(name, width, height) for (width, height), name in names.items()]
    return _set(page("pack_stamps.html.jinja", sizes=sizes, stamps=said)).write_pdf()


def _set(html: str) -> Document:
    require_printable(html)
    isolate_fonts()
    return HTML(string=html, url_fetcher=NothingIsFetched()).render(font_config=FontConfiguration())
