"""Numbers of pages and heads repeated on them are no content: a screen reader must not stop at them on every page."""

from __future__ import annotations

from pydyf import PDF, Dictionary, Stream

from council.papers.structure import descendants, elements, root

PAGINATION = Dictionary({"Type": "/Pagination"})


def turn_margins_into_artifacts(pdf: PDF) -> None:
    """Mark as artifact whatever no parent in the tree lists: what stands in the margins, and heads of torn tables."""
    listed = {element.number for element in descendants(pdf, root(pdf))}
    orphans = {element.number for element in elements(pdf)} - listed
    numbers = pdf.objects[int(root(pdf)["ParentTree"].split()[0])]["Nums"]
    for page, owners in zip(_pages(pdf), numbers[1::2], strict=False):
        outside = {mark for mark, owner in enumerate(owners) if _number(owner) in orphans}
        _unmark(pdf.objects[_number(page["Contents"])], outside)
        for mark in outside:
            owners[mark] = "null"
    for number in orphans:
        # Emptied and not freed: an entry left out of the object stream moves all after it, and readers miss them.
        pdf.objects[number].clear()


def _pages(pdf: PDF) -> list[Dictionary]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _unmark(content: Stream, marks: set[int]) -> None:
    """Rewrite «/P <</MCID n>> BDC» as an artifact for these n."""
    for place, part in enumerate(content.stream):
        if isinstance(part, Dictionary) and part.get("MCID") in marks:
            content.stream[place - 1 : place + 1] = ["/Artifact", PAGINATION]
