"""Places for signatures, empty and invisible, laid out before the bytes are written: signing later adds no structure.

A field that a signing program adds by itself stands outside the structure tree, and the
file would cease to be PDF/UA by being signed.
"""

from __future__ import annotations

from pydyf import PDF, Array, Dictionary, String

from council.papers.structure import number_of, root

# The name of the field, and by what words a screen reader tells of it.
SEAL_FIELD = "Seal"
FIELDS = {
    SEAL_FIELD: "Электронная печать Совета",
    "Signature1": "Электронная подпись",
    "Signature2": "Вторая электронная подпись",
}
PRINTED_AND_LOCKED = 132


def lay_out_signature_fields(pdf: PDF) -> None:
    """Put the fields on the last page, at the end of the reading order."""
    page = pdf.objects[pdf.pages["Kids"][-3]]
    fields = [_field(pdf, page, name, told) for name, told in FIELDS.items()]
    page["Annots"] = Array(field.reference for field in fields)
    form = Dictionary({"Fields": Array(field.reference for field in fields)})
    pdf.add_object(form)
    pdf.catalog["AcroForm"] = form.reference


def _field(pdf: PDF, page: Dictionary, name: str, told: str) -> Dictionary:
    field = Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": String(name),
            "TU": String(told),
            "F": PRINTED_AND_LOCKED,
            "Rect": Array([0, 0, 0, 0]),
            "P": page.reference,
        }
    )
    pdf.add_object(field)
    field["StructParent"] = _listed(pdf, _element(pdf, page, field))
    return field


def _element(pdf: PDF, page: Dictionary, field: Dictionary) -> Dictionary:
    """Return the element by which the structure tree knows the field."""
    document = pdf.objects[number_of(root(pdf)["K"][0])]
    whole = Dictionary({"Type": "/OBJR", "Obj": field.reference, "Pg": page.reference})
    element = Dictionary(
        {
            "Type": "/StructElem",
            "S": "/Form",
            "P": document.reference,
            "Pg": page.reference,
            "K": Array([whole]),
        }
    )
    pdf.add_object(element)
    document["K"].append(element.reference)
    return element


def _listed(pdf: PDF, element: Dictionary) -> int:
    """Return the number under which the tree of parents leads from the field to its element."""
    numbers = pdf.objects[number_of(root(pdf)["ParentTree"])]["Nums"]
    key = max(numbers[::2], default=-1) + 1
    numbers.extend([key, element.reference])
    return key
