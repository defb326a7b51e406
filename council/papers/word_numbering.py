"""Numbered lists in a word-processor file: each list begins at a number of its own."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

STYLE = "List Number"


def number_from(document: WordFile, first: int) -> Callable[[Paragraph], None]:
    """Return what gives a paragraph the next number of a list that begins at `first`."""
    numbering = document.part.numbering_part.element
    counted = numbering.add_num(_pattern(document))
    counted.add_lvlOverride(ilvl=0).add_startOverride(first)

    def give(paragraph: Paragraph) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = counted.numId

    return give


def _pattern(document: WordFile) -> int:
    """Return by which pattern the style counts: its numbers are Arabic, with a stop."""
    numbering = document.part.numbering_part.element
    style = document.styles[STYLE].element.pPr.numPr.numId.val
    number = next(one for one in numbering.num_lst if one.numId == style)
    return int(number.find(qn("w:abstractNumId")).get(qn("w:val")))
