"""The papers are PDF/A-3a and PDF/UA-1: what the checkers see, and by name what none of them sees."""

import itertools
import json
import re
import subprocess

import outloud
import pdfua
import pytest
import rfc8785
from pikepdf import Dictionary, Stream

from council.papers.minutes import render_minutes
from council.records.issued_papers import PaperKind
from tests.papers.reading import elements_in, opened, structure, text_of
from tests.papers.sample import DECISION, MINUTES, ON, SEATS

SKIPPED_RULES = {"PAG-001", "TAG-002", "TAG-020"}  # page labels and roles that a paper of this kind needs not


# Of the issued papers those stand for the rest whose structure differs: lists, tables, an attached original.
SHORTLY = {PaperKind.BLANK_SHEET, PaperKind.COPY}
ISSUED = [
    pytest.param(kind, id=kind.value, marks=[] if kind in SHORTLY else [pytest.mark.slow])
    for kind in PaperKind
]


# Every issued paper leaves with the seal of the installation; a decision was signed by a minister besides.
@pytest.fixture(params=["protocol", "sheet", "distribution", "signed_sheet", *ISSUED])
def paper(request) -> bytes:
    if isinstance(request.param, PaperKind):
        return request.getfixturevalue("sealed_issue")(request.param)
    return request.getfixturevalue(request.param)


@pytest.fixture
def file(paper, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper)
    return path


def test_the_metadata_claim_both_standards(paper):
    with opened(paper) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
    assert metadata.count("<rdf:RDF") == 1
    inside = metadata[metadata.index("<rdf:RDF") : metadata.index("</rdf:RDF>")]
    assert re.search(r'pdfaid:part="3"', inside)
    assert re.search(r'pdfaid:conformance="A"', inside)
    assert "<pdfuaid:part>1</pdfuaid:part>" in inside
    assert "http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in inside


def test_the_colours_are_defined_and_the_viewer_shows_the_title(paper):
    with opened(paper) as pdf:
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert len(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()) > 0
        assert pdf.Root.Lang == "ru"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert 10 < len(str(pdf.docinfo.Title)) < 200


def test_nothing_runs_and_nothing_leads_out(paper):
    with opened(paper) as pdf:
        things = [thing for thing in pdf.objects if isinstance(thing, Dictionary | Stream)]
        keys = set().union(*(thing.keys() for thing in things))
        catalog = set(pdf.Root.keys())
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        assert {(str(note.FT), *map(int, note.Rect)) for note in notes} == {("/Sig", 0, 0, 0, 0)}
        assert len(notes) == len(pdf.Root.AcroForm.Fields)
    assert not keys & {"/JavaScript", "/JS", "/URI", "/Launch", "/AA", "/RichMedia", "/XFA"}
    assert not catalog & {"/OpenAction", "/AA"}


def test_headings_begin_with_one_of_the_first_level_and_skip_none(paper):
    with opened(paper) as pdf:
        levels = [int(str(e.S)[2:]) for e in structure(pdf) if re.fullmatch(r"/H\d", str(e.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in itertools.pairwise(levels))


@pytest.mark.parametrize("named", ["protocol", "distribution"])
def test_every_heading_of_a_table_has_its_scope_and_a_name_of_its_own(request, named):
    with opened(request.getfixturevalue(named)) as pdf:
        headings = elements_in(pdf, "/TH")
        scopes = [str(heading.A.Scope) for heading in headings]
        names = [str(heading.ID) for heading in headings]
        indexed = [str(name) for leaf in pdf.Root.StructTreeRoot.IDTree.Kids for name in leaf.Names[::2]]
        asked = {str(name) for cell in elements_in(pdf, "/TD") for name in cell.A.Headers}
        captions = elements_in(pdf, "/Caption")
        tables = elements_in(pdf, "/Table")
    assert {"/Column", "/Row"} == set(scopes)
    assert sorted(names, key=str.encode) == indexed
    assert len(set(names)) == len(names)
    assert asked <= set(names)
    assert len(captions) == len(tables)


def test_a_table_that_runs_over_a_page_is_one_table_whose_head_is_read_once(issued):
    with opened(issued[PaperKind.VOTE_SHEET]) as pdf:
        assert len(pdf.pages) == 2
        [table] = elements_in(pdf, "/Table")
        _caption, head, body = table.K
        assert [str(part.S) for part in table.K] == ["/Caption", "/THead", "/TBody"]
        assert len(body.K) == len(SEATS)
        assert {row.Pg.objgen for row in body.K} == {page.objgen for page in pdf.pages}
        columns = {str(cell.ID) for cell in structure(pdf, head) if str(cell.S) == "/TH"}
        for row in body.K:
            own, *cells = row.K
            assert all({str(name) for name in cell.A.Headers} - {str(own.ID)} <= columns for cell in cells)
    printed = text_of(issued[PaperKind.VOTE_SHEET])
    assert printed.count("Представитель") > 1, "the eye sees the head on each page"


@pytest.mark.parametrize("named", ["protocol", "sheet"])
def test_every_item_of_a_list_has_a_body(request, named):
    with opened(request.getfixturevalue(named)) as pdf:
        items = elements_in(pdf, "/LI")
        assert items
        for item in items:
            assert "/LBody" in {str(kid.S) for kid in item.K}


def test_numbers_of_pages_are_artifacts_and_everything_else_is_in_the_tree(protocol):
    with opened(protocol) as pdf:
        owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1::2]
        for number, (page, owned) in enumerate(zip(pdf.pages, owners, strict=False)):
            content = b"\n".join(stream.read_bytes() for stream in _streams(page))
            marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", content)]
            assert content.count(b"/Pagination") == (1 if number else 0)
            assert all(owned[mark] is not None for mark in marks)
            assert len(marks) == len(set(marks)) == sum(owner is not None for owner in owned)


def _streams(page):
    contents = page.obj.Contents
    return list(contents) if contents._type_name == "array" else [contents]


def test_a_draft_says_so_over_every_page_and_in_its_record():
    draft = render_minutes(MINUTES, on=ON, draft=True)
    with opened(draft) as pdf:
        for page in pdf.pages:
            content = b"\n".join(stream.read_bytes() for stream in _streams(page))
            assert content.count(b"/Pagination") == 1, "the mark is no part of the text"
        assert json.loads(pdf.attachments["minutes.json"].get_file().read_bytes())["draft"] is True


def test_the_record_travels_inside_once_and_is_named_the_source(protocol, sheet):
    for paper, name, record in (
        (protocol, "minutes.json", MINUTES.record),
        (sheet, "decision.json", DECISION.record),
    ):
        with opened(paper) as pdf:
            assert list(pdf.attachments) == [name]
            assert pdf.attachments[name].get_file().read_bytes() == rfc8785.dumps(dict(record))
            assert json.loads(pdf.attachments[name].get_file().read_bytes()) == record
            assert len(pdf.Root.AF) == 1
            assert pdf.Root.AF[0].AFRelationship == "/Source"


def test_a_copy_carries_its_original_beside_its_record(issued, sheet):
    with opened(issued[PaperKind.COPY]) as pdf:
        assert list(pdf.attachments) == ["copy.json", "decision-11-3.pdf"]
        assert pdf.attachments["decision-11-3.pdf"].get_file().read_bytes() == sheet
        assert [str(file.AFRelationship) for file in pdf.Root.AF] == ["/Source", "/Data"]


@pytest.mark.needs("pdffonts")
def test_every_font_is_embedded_and_ours(file):
    lines = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout.split("\n")
    rows = [line.split() for line in lines[2:] if line]
    assert rows
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)
    ours = {"PT-Serif", "PT-Serif-Bold", "PT-Serif-Italic", "Noto-Serif", "Noto-Sans-Armenian"}
    assert {row[0].partition("+")[2] for row in rows} <= ours


def test_no_letter_is_shown_by_the_empty_box(protocol):
    assert missing_glyphs(protocol) == []


def missing_glyphs(paper: bytes) -> list[str]:
    """Return the pieces of text that show glyph 0, which every font keeps for what it lacks."""
    with opened(paper) as pdf:
        shown = b" ".join(stream.read_bytes() for page in pdf.pages for stream in _streams(page))
    pieces = re.findall(rb"<([0-9a-fA-F]+)>", shown)
    return [piece.decode() for piece in pieces if b"0000" in _pairs(piece)]


def _pairs(piece: bytes) -> list[bytes]:
    return [piece[place : place + 4] for place in range(0, len(piece), 4)]


@pytest.mark.needs("qpdf")
def test_qpdf_finds_no_fault(file):
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pikepdf_finds_no_fault(paper):
    with opened(paper) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_outloud_finds_nothing(file):
    found = outloud.check(str(file), skip=SKIPPED_RULES).findings
    assert [one for one in found if not _takes_two_tables_for_one(one, file)] == []


def _takes_two_tables_for_one(found, file) -> bool:
    """Tell two tables of the same columns on one page: to this reader they are one grid, for which a tag is missing."""
    if found.rule != "TBL-014":
        return False
    with opened(file.read_bytes()) as pdf:
        page = pdf.pages[found.page - 1].objgen
        tables = (structure(pdf, table) for table in elements_in(pdf, "/Table"))
        return sum(any(part.Pg.objgen == page for part in parts) for parts in tables) > 1


def test_pdfua_finds_nothing(file):
    assert not pdfua.validate(str(file)).findings


def test_every_reader_finds_the_title_and_the_whole_structure(file):
    """Poppler goes by the index of an object, where others look for its number."""
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True)
    assert re.search(r"^Title: +\w{4,}", told.stdout, re.MULTILINE), told.stdout
    tree = subprocess.run(["pdfinfo", "-struct", file], capture_output=True, text=True, check=True)
    assert "wrong type" not in tree.stderr, tree.stderr[:300]


def test_the_title_stands_in_the_metadata_too(paper):
    with opened(paper) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert f">{pdf.docinfo.Title}</rdf:li>" in metadata[metadata.index("<dc:title>") :]
