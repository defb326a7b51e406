"""Items of lists: each has a body in the structure tree, also where its number stands in the line itself."""

from __future__ import annotations

from pydyf import PDF, Array, Dictionary

from council.papers.structure import element_of, elements


def give_items_bodies(pdf: PDF) -> None:
    """Gather what an item holds besides its label into one body, where it has none."""
    for item in elements(pdf):
        if item["S"] == "/LI" and not _roles(pdf, item) & {"/LBody"}:
            _gather(pdf, item)


def _roles(pdf: PDF, item: Dictionary) -> set[str]:
    return {child["S"] for reference in item["K"] if (child := element_of(pdf, reference)) is not None}


def _gather(pdf: PDF, item: Dictionary) -> None:
    labels, rest = [], []
    for reference in item["K"]:
        child = element_of(pdf, reference)
        (labels if child is not None and child["S"] == "/Lbl" else rest).append(reference)
    body = Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": Array(rest), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for reference in rest:
        if (child := element_of(pdf, reference)) is not None:
            child["P"] = body.reference
    item["K"] = Array([*labels, body.reference])
