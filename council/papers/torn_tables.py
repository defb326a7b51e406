"""Tables that run over pages: one table in the structure tree, as on paper; the head repeated on a page is no content."""

from __future__ import annotations

from collections.abc import Iterator

from pydyf import PDF, Array, Dictionary, String

from council.papers.structure import descendants, element_of, root


def mend_torn_tables(pdf: PDF) -> None:
    """Give the rows of a table's later parts to its first one, which alone has the caption; the rest hangs loose."""
    first = None
    for table in [element for element in descendants(pdf, root(pdf)) if element["S"] == "/Table"]:
        if first is None or _part(pdf, table, "/Caption") is not None:
            first = table
        else:
            _join(pdf, first, table)


def _join(pdf: PDF, first: Dictionary, torn: Dictionary) -> None:
    body, rest = _part(pdf, first, "/TBody"), _part(pdf, torn, "/TBody")
    above = element_of(pdf, torn["P"])
    if body is None or rest is None or above is None:
        return
    same = dict(zip(_headings(pdf, torn), _headings(pdf, first), strict=False))
    for reference in rest["K"]:
        if (row := element_of(pdf, reference)) is not None:
            row["P"] = body.reference
            body["K"].append(reference)
            _point_to(pdf, row, same)
    above["K"].remove(torn.reference)


def _point_to(pdf: PDF, row: Dictionary, same: dict[str, str]) -> None:
    """Let the cells of a row name the headings of the first part in place of the repeated ones."""
    for cell in descendants(pdf, row):
        if cell["S"] == "/TD":
            named = (name.string for name in cell["A"].get("Headers", ()))
            cell["A"]["Headers"] = Array(String(same.get(name, name)) for name in named)


def _headings(pdf: PDF, table: Dictionary) -> Iterator[str]:
    """Yield the names of the headings of the columns, from left to right."""
    head = _part(pdf, table, "/THead")
    for cell in descendants(pdf, head) if head is not None else ():
        if "ID" in cell:
            yield cell["ID"].string


def _part(pdf: PDF, table: Dictionary, role: str) -> Dictionary | None:
    parts = (element_of(pdf, reference) for reference in table["K"])
    return next((part for part in parts if part is not None and part["S"] == role), None)
