"""Tables in a word-processor file: a caption, a header row that is repeated on each page, rows that are not torn."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from lxml.html import HtmlElement

from council.papers.word_styles import add


def add_table(document: WordFile, element: HtmlElement, words_in: Callable[[HtmlElement], str]) -> None:
    """Write the table, its caption before it."""
    caption = element.find("caption")
    if caption is not None:
        told = add(document, words_in(caption), "Caption")
        told.paragraph_format.keep_with_next = True
    rows = [row.findall("*") for row in element.iter("tr")]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    cells = iter(table._cells)
    for row, said in zip(table.rows, rows, strict=True):
        _mark(row, "w:cantSplit")
        for part in said:
            next(cells).text = words_in(part)
    if element.find("thead") is not None:
        _mark(table.rows[0], "w:tblHeader")
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True


def _mark(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
