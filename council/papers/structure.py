"""The structure tree of a PDF in the making: who is whose parent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Dictionary


def element_of(pdf: PDF, reference: Any) -> Dictionary | None:
    """Return the structure element behind «12 0 R», or None for a number of marked content."""
    if not isinstance(reference, bytes):
        return None
    thing = pdf.objects[int(reference.split()[0])]
    return thing if isinstance(thing, Dictionary) and thing.get("Type") == "/StructElem" else None


def elements(pdf: PDF) -> list[Dictionary]:
    """Return all structure elements, in the order in which they were made."""
    return [
        thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("Type") == "/StructElem"
    ]


def root(pdf: PDF) -> Dictionary:
    return pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]


def descendants(pdf: PDF, parent: Dictionary) -> Iterator[Dictionary]:
    """Return the elements that the parent lists, and theirs, in reading order."""
    for reference in parent["K"]:
        if (child := element_of(pdf, reference)) is not None:
            yield child
            yield from descendants(pdf, child)


def ancestor(pdf: PDF, element: Dictionary, role: str) -> Dictionary | None:
    """Return the nearest element above that has this role."""
    above = element_of(pdf, element["P"])
    while above is not None and above["S"] != role:
        above = element_of(pdf, above["P"])
    return above
