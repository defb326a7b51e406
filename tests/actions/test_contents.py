"""A file is taken for what it is, not for what it is called."""

import io
import zipfile

import pytest

from council.actions.contents import (
    DOCX,
    JPEG,
    LARGEST,
    ODT,
    PDF,
    PNG,
    XLSX,
    WrongFile,
    file_name_for,
    media_type_of,
)

PDF_FILE = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
PNG_FILE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG_FILE = b"\xff\xd8\xff\xe0" + bytes(50) + b"\xff\xd9"


def archive(**parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return packed.getvalue()


def ooxml(main_part, *more):
    return archive(**{"[Content_Types].xml": "<Types/>", main_part: "<w/>", **dict.fromkeys(more, "x")})


DOCX_FILE, XLSX_FILE = ooxml("word/document.xml"), ooxml("xl/workbook.xml")
ODT_FILE = archive(**{"mimetype": ODT, "content.xml": "<o/>"})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF_FILE, PDF),
        (PNG_FILE, PNG),
        (JPEG_FILE, JPEG),
        (DOCX_FILE, DOCX),
        (XLSX_FILE, XLSX),
        (ODT_FILE, ODT),
    ],
)
def test_six_kinds_are_taken(content, kind):
    assert media_type_of(content) == kind


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00 a program", "none of them"),
        (b"<html><script>alert(1)</script>", "none of them"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "none of them"),
        (b"#!/bin/sh\n", "none of them"),
        (b"GIF89a" + bytes(20), "none of them"),
        (b" %PDF-1.7\n%%EOF", "none of them"),
        (b"%PDF-1.7\n", "end is missing"),
        (PNG_FILE[:-5], "end is missing"),
        (JPEG_FILE[:-2], "end is missing"),
        (b"PK\x03\x04 torn", "damaged"),
        (DOCX_FILE[:-10], "damaged"),
        (archive(**{"readme.txt": "x"}), "none of them"),
        (archive(**{"mimetype": "application/zip", "content.xml": "x"}), "none of them"),
        (archive(**{"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "none of them"),
        (ooxml("word/document.xml", "word/vbaProject.bin"), "macros"),
        (archive(**{f"part {number}": "" for number in range(10_001)}), "unpacks to too much"),
    ],
)
def test_whatever_else_is_refused_with_its_reason(content, why):
    with pytest.raises(WrongFile, match=why):
        media_type_of(content)


def test_a_file_that_says_it_unpacks_to_a_world_is_refused():
    packed = bytearray(ooxml("word/document.xml"))
    at = packed.rindex(b"PK\x01\x02")
    packed[at + 24 : at + 28] = (2**31).to_bytes(4, "little")

    with pytest.raises(WrongFile, match="unpacks to too much"):
        media_type_of(bytes(packed))


def test_the_largest_file_is_taken_and_one_byte_more_is_not():
    padding = LARGEST - len(PDF_FILE)
    whole = PDF_FILE[:9] + b"x" * padding + PDF_FILE[9:]

    assert media_type_of(whole) == PDF
    with pytest.raises(WrongFile, match="25 MB"):
        media_type_of(whole + b"\n")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Справка.pdf", "Справка.pdf"),
        ("../../etc/справка.PDF", "справка.PDF"),
        ("C:\\Документы\\отчет.pdf", "отчет.pdf"),
        ('a"b:c.pdf', "a_b_c.pdf"),
        ("..pdf.pdf", "pdf.pdf"),
    ],
)
def test_a_name_is_kept_without_its_folders(name, kept):
    assert file_name_for(name, PDF) == kept


@pytest.mark.parametrize(
    "name", ["report.docx", "report.pdf.exe", "report", "", "a\u202efdp.pdf", "п" * 201 + ".pdf"]
)
def test_a_name_that_lies_is_refused(name):
    with pytest.raises(Exception, match=r"\S"):
        file_name_for(name, PDF)
