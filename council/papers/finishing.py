"""The last strokes on a PDF: what WeasyPrint leaves open for PDF/A-3a and PDF/UA-1 in one file."""

from __future__ import annotations

from typing import Any

from pydyf import PDF, Array, Dictionary, Stream

from council.papers.artifacts import turn_margins_into_artifacts
from council.papers.bare_spans import drop_bare_spans
from council.papers.list_bodies import give_items_bodies
from council.papers.signature_fields import lay_out_signature_fields
from council.papers.table_headers import scope_table_headers
from council.papers.torn_tables import mend_torn_tables
from council.papers.written_once import write_each_once

# PDF/A lets in properties of other schemas only when the file describes them itself.
PDFUA_SCHEMA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
END_OF_RDF = b"</rdf:RDF>"


def finish(_document: Any, pdf: PDF) -> None:
    """Complete the file in place, before its bytes are written."""
    declare_pdfua(pdf)
    list_attachments_once(pdf)
    mend_torn_tables(pdf)
    turn_margins_into_artifacts(pdf)
    scope_table_headers(pdf)
    give_items_bodies(pdf)
    drop_bare_spans(pdf)
    lay_out_signature_fields(pdf)
    write_each_once(pdf)


def declare_pdfua(pdf: PDF) -> None:
    """Say in the metadata that the file is PDF/UA-1 too; only inside the one RDF block is it read."""
    metadata = next(
        thing for thing in pdf.objects if isinstance(thing, Stream) and thing.extra.get("Type") == "/Metadata"
    )
    metadata.stream = [part.replace(END_OF_RDF, PDFUA_SCHEMA + END_OF_RDF, 1) for part in metadata.stream]


def list_attachments_once(pdf: PDF) -> None:
    """Drop the second entry of each attachment from the catalog: it is found by name and by object."""
    files = [thing for thing in pdf.objects if isinstance(thing, Dictionary) and _is_file(thing)]
    pdf.catalog["AF"] = Array(thing.reference for thing in files)


def _is_file(thing: Dictionary) -> bool:
    return thing.get("Type") == "/Filespec"
