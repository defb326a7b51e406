"""Headings of tables: each says whether it heads a column or a row, and has a name of its own in the file."""

from __future__ import annotations

from pydyf import PDF, Array, Dictionary, String

from council.papers.structure import ancestor, elements, root


def scope_table_headers(pdf: PDF) -> None:
    """Give every heading its scope, and an identifier that stays unique when a table runs over pages."""
    cells = [element for element in elements(pdf) if element["S"] in {"/TH", "/TD"}]
    for cell in cells:
        _rename(pdf, cell)
    headings = [cell for cell in cells if cell["S"] == "/TH"]
    for heading in headings:
        in_head = ancestor(pdf, heading, "/THead") is not None
        heading["A"]["Scope"] = "/Column" if in_head else "/Row"
    _index(pdf, [heading for heading in headings if "ID" in heading])


def _rename(pdf: PDF, cell: Dictionary) -> None:
    """Put the number of the table's part before the identifiers: each page repeats the head with the same ones."""
    table = ancestor(pdf, cell, "/Table")
    part = table.number if table is not None else 0
    if "ID" in cell:
        cell["ID"] = String(f"{part}-{cell['ID'].string}")
    if "Headers" in cell["A"]:
        cell["A"]["Headers"] = Array(String(f"{part}-{name.string}") for name in cell["A"]["Headers"])


def _index(pdf: PDF, headings: list[Dictionary]) -> None:
    """Write the tree of identifiers, sorted as a name tree must be."""
    if not headings:
        return
    ordered = sorted(headings, key=lambda heading: heading["ID"].string.encode())
    names = Array(part for heading in ordered for part in (heading["ID"], heading.reference))
    limits = Array([ordered[0]["ID"], ordered[-1]["ID"]])
    leaf = Dictionary({"Names": names, "Limits": limits})
    pdf.add_object(leaf)
    root(pdf)["IDTree"] = Dictionary({"Kids": Array([leaf.reference])})
