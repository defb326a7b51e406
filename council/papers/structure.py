"""The structure tree of a PDF in the making: who is whose parent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydyf import PDF, Dictionary


def number_of(reference: bytes) -> int:
    """Return the number of the object behind «12 0 R»: in a file made at one go all are of generation 0 and end so."""
    return int(reference[:-4])


def element_of(pdf: PDF, reference: Any) -> Dictionary | None:
    """Return the structure element behind «12 0 R», or None for a number of marked content."""
    if not isinstance(reference, bytes):
        return None
    thing = pdf.objects[number_of(reference)]
    return thing if isinstance(thing, Dictionary) and thing.get("Type") == "/StructElem" else None


def elements(pdf: PDF) -> list[Dictionary]:
    """Return all structure elements, in the order in which they were made."""
    return [
        thing for thing in pdf.objects if isinstance(thing, Dictionary) and thing.get("Type") == "/StructElem"
    ]


def root(pdf: PDF) -> Dictionary:
    return pdf.objects[number_of(pdf.catalog["StructTreeRoot"])]


def pages_with_owners(pdf: PDF) -> Iterator[tuple[Dictionary, list[bytes]]]:
    """Yield every page with the list of owners of its marked text, by its numbers."""
    numbers = pdf.objects[number_of(root(pdf)["ParentTree"])]["Nums"]
    for number, owners in zip(pdf.pages["Kids"][::3], numbers[1::2], strict=False):
        yield pdf.objects[number], owners


def descendants(pdf: PDF, parent: Dictionary) -> Iterator[Dictionary]:
    """Return the elements that the parent lists, and theirs, in reading order."""
    waiting = parent["K"][::-1]
    while waiting:
        if (child := element_of(pdf, waiting.pop())) is not None:
            yield child
            waiting += child["K"][::-1]


def ancestor(pdf: PDF, element: Dictionary, role: str) -> Dictionary | None:
    """Return the nearest element above that has this role."""
    above = element_of(pdf, element["P"])
    while above is not None and above["S"] != role:
        above = element_of(pdf, above["P"])
    return above
