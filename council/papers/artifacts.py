"""Numbers of pages and heads repeated on them are no content: a screen reader must not stop at them on every page."""

from __future__ import annotations

from pydyf import PDF, Dictionary, Stream

from council.papers.structure import descendants, elements, number_of, pages_with_owners, root

PAGINATION = Dictionary({"Type": "/Pagination"})


def turn_margins_into_artifacts(pdf: PDF) -> None:
    """Mark as artifact whatever no parent in the tree lists: what stands in the margins, and heads of torn tables."""
    listed = {element.number for element in descendants(pdf, root(pdf))}
    orphans = {element.number for element in elements(pdf)} - listed
    for page, owners in pages_with_owners(pdf):
        outside = {mark for mark, owner in enumerate(owners) if number_of(owner) in orphans}
        _unmark(pdf.objects[number_of(page["Contents"])], outside)
        for mark in outside:
            owners[mark] = "null"
    for number in orphans:
        # Emptied and not freed: an entry left out of the object stream moves all after it, and readers miss them.
        pdf.objects[number].clear()


def _unmark(content: Stream, marks: set[int]) -> None:
    """Rewrite «/P <</MCID n>> BDC» as an artifact for these n."""
    for place, part in enumerate(content.stream):
        if isinstance(part, Dictionary) and part.get("MCID") in marks:
            content.stream[place - 1 : place + 1] = ["/Artifact", PAGINATION]
