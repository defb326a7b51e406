"""A paper as a word-processor file: made from the very page the PDF is set from, so that nothing is composed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.text.paragraph import Paragraph
from lxml import html
from lxml.html import HtmlElement

from council.papers.word_numbering import number_from
from council.papers.word_styles import HEADINGS, add, lay_out, one_line
from council.papers.word_tables import add_table
from council.papers.word_zip import with_fixed_moments

# What belongs to the PDF alone: the fingerprint of the record it carries.
LEFT_OUT = frozenset({"self-proof"})
ONE_LINE = frozenset({"date-line", "signature"})
LISTS = {"ul": "List Bullet", "ol": "List Number"}


def as_word(page: str, *, title: str, author: str, running_title: str, on: datetime) -> bytes:
    """Return the page as DOCX: headings, lists and tables as such, in Russian, numbered by fields."""
    document = Document()
    lay_out(document, title=title, author=author, running_title=running_title, on=on)
    body = html.fromstring(page).find("body")
    for element in body.iterchildren(tag=html.etree.Element):
        _write(document, element)
    written = BytesIO()
    document.save(written)
    return with_fixed_moments(written.getvalue())


def words_in(element: HtmlElement) -> str:
    """Return the text of an element in one line, nested lists aside."""
    return re.sub(r"\s+", " ", "".join(_pieces(element))).strip()


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in LISTS:
            yield from _pieces(child)
        yield child.tail or ""


def _classes(element: HtmlElement) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _write(document: WordFile, element: HtmlElement) -> None:
    """Write one block: what is no block itself is looked into."""
    if _classes(element) & LEFT_OUT:
        return
    if element.tag in HEADINGS:
        _heading(document, element)
    elif element.tag == "table":
        add_table(document, element, words_in)
    elif element.tag in LISTS:
        _list(document, element, level=1)
    elif element.tag == "p":
        _paragraph(document, element)
    elif _classes(element) & ONE_LINE:
        one_line(document, [words_in(part) for part in element])
    else:
        _inside(document, element)


def _inside(document: WordFile, element: HtmlElement) -> None:
    if "annex-page" in _classes(element):
        document.add_page_break()
    for child in element.iterchildren(tag=html.etree.Element):
        _write(document, child)


def _heading(document: WordFile, element: HtmlElement) -> None:
    """Write a heading; the title has its kind and what it is of on two lines."""
    heading = add(document, "", HEADINGS[element.tag])
    parts = [words_in(part) for part in element] if element.tag == "h1" else [words_in(element)]
    for place, part in enumerate(part for part in parts if part):
        run = heading.add_run()
        if place:
            run.add_break(WD_BREAK.LINE)
        run.add_text(part)


def _paragraph(document: WordFile, element: HtmlElement) -> Paragraph:
    quoted = element.getparent().tag == "blockquote"
    return add(document, words_in(element), "Quote" if quoted else "Normal")


def _list(document: WordFile, element: HtmlElement, *, level: int) -> None:
    """Write a list; one whose only point stands without a number is a paragraph."""
    is_plain = "single" in _classes(element) or "annexes" in _classes(element.getparent())
    style = LISTS[element.tag] if level == 1 else f"{LISTS[element.tag]} {level}"
    items = element.findall("li")
    numbered = (
        None if is_plain or element.tag == "ul" else number_from(document, int(items[0].get("value", 1)))
    )
    for item in items:
        written = add(document, words_in(item), "Normal" if is_plain else style)
        if numbered is not None:
            numbered(written)
        for inner in item:
            if inner.tag in LISTS:
                _list(document, inner, level=min(level + 1, 3))
