"""A file is taken for what it is, not for what it is called."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from council.actions.contents import ENDINGS, JPEG, PDF, PNG, WrongFile, file_name_for, media_type_of
from council.actions.documents import DOCX, ODT, XLSX
from council.actions.refusals import Incomplete
from tests.files import a_docx, a_jpeg, a_pdf, a_png, a_stream, an_odt, an_xlsx

PDF_FILE, PNG_FILE, JPEG_FILE = a_pdf(), a_png(), a_jpeg()
DOCX_FILE, XLSX_FILE, ODT_FILE = a_docx(), an_xlsx(), an_odt()
LARGEST = 25 * 1024 * 1024


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


def test_the_largest_file_is_taken_and_one_byte_more_is_not():
    padding = bytes(LARGEST - len(a_pdf(a_stream(bytes(10_000_000)))) + 10_000_000)
    whole = a_pdf(a_stream(padding))

    assert (len(whole), media_type_of(whole)) == (LARGEST, PDF)
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
        ("con.pdf", "_con.pdf"),
        ("Nul.pdf", "_Nul.pdf"),
        ("контракт.pdf", "контракт.pdf"),
    ],
)
def test_a_name_is_kept_without_its_folders(name, kept):
    assert file_name_for(name, PDF) == kept


@pytest.mark.parametrize(
    "name",
    [
        "report.docx",
        "report.pdf.exe",
        "report",
        "",
        "a\u202efdp.pdf",
        "п" * 201 + ".pdf",
        "a\r\nb: c.pdf\x00",
    ],
)
def test_a_name_that_lies_is_refused(name):
    with pytest.raises(Incomplete):
        file_name_for(name, PDF)


@given(
    st.text(max_size=300) | st.text('/\\.:\r\n\x00"%;\u202e\u200b=', max_size=40),
    st.sampled_from(sorted(ENDINGS)),
)
@example("0\xa0", PDF)
def test_whatever_a_file_is_called_its_name_stays_a_name(name, kind):
    try:
        kept = file_name_for(name + ENDINGS[kind][0], kind)
    except Incomplete:
        return
    assert kept.isprintable()
    assert not set(kept) & set('/\\:*?"<>|')
    assert not kept.startswith(".")
    assert 0 < len(kept) <= 200
    assert file_name_for(kept, kind) == kept
