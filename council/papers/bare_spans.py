"""Spans that say nothing: the text of a line stands straight in its paragraph or cell, as an author would tag it."""

from __future__ import annotations

from pydyf import PDF, Dictionary

from council.papers.structure import element_of, pages_with_owners

# Roles in whose elements text may stand itself (ISO 32000-1, 14.8.4).
HOLDERS = {"/P", "/TD", "/TH", "/Span", "/Lbl", "/LBody", "/Caption", "/H1", "/H2", "/H3"}
PLAIN = {"Type", "S", "K", "Pg", "P"}


def drop_bare_spans(pdf: PDF) -> None:
    """Give the marked text of every plain span to the element around it, and empty the span.

    WeasyPrint makes one for each piece of each line: more than half of all tags, none of which tells anything.
    """
    for page, owners in pages_with_owners(pdf):
        for mark in range(len(owners)):
            while (span := element_of(pdf, owners[mark])) is not None and _is_bare(span):
                holder = element_of(pdf, span["P"])
                if holder is None or holder["S"] not in HOLDERS or holder["Pg"] != page.reference:
                    break
                holder["K"][holder["K"].index(span.reference)] = mark
                owners[mark] = holder.reference
                # Emptied and not freed: an entry left out of the object stream moves all after it.
                span.clear()


def _is_bare(element: Dictionary) -> bool:
    """Tell whether the element is a span around one piece of text, and says nothing else of it."""
    return element["S"] == "/Span" and len(element["K"]) == 1 and element.keys() == PLAIN
