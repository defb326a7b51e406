"""The draft for a word processor says letter for letter what the PDF is set from, with real headings and tables."""

import re
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from council.papers.minutes import minutes_html
from council.papers.minutes_word import render_minutes_word
from council.papers.self_proof import SelfProof
from tests.papers.sample import MINUTES, ON


@pytest.fixture(scope="module")
def draft():
    return Document(BytesIO(render_minutes_word(MINUTES, on=ON)))


def told(document) -> str:
    """Return all that stands in the file, in its order, without a space."""
    blocks = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks += [cell.text for row in block.rows for cell in row.cells]
        else:
            blocks.append(block.text)
    return re.sub(r"\s", "", "".join(blocks))


def source_of_the_pdf() -> str:
    """Return what the PDF is set from, its tags and the proof of its own bytes aside."""
    page = minutes_html(MINUTES, on=ON, proof=SelfProof.of(b"", site=""), draft=True)
    body = page[page.index("<body>") :]
    body = re.sub(r'<div class="self-proof">.*?</div>\s*</div>', "", body, flags=re.DOTALL)
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]+>", "", body)))


def test_it_says_letter_for_letter_what_the_pdf_says(draft):
    assert told(draft) == source_of_the_pdf()


def test_it_says_at_its_head_and_over_each_page_that_it_is_a_draft(draft):
    assert "ПРОЕКТ ПРОТОКОЛА, редакция 1" in draft.paragraphs[0].text + draft.paragraphs[1].text
    section = draft.sections[0]
    for header in (section.header, section.first_page_header):
        assert header.paragraphs[0].text.startswith("ПРОЕКТ")


def test_headings_are_headings_and_go_down_by_one(draft):
    levels = [int(p.style.name[-1]) for p in draft.paragraphs if p.style.name.startswith("Heading")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert {2, 3} <= set(levels)
    titles = [p.text for p in draft.paragraphs if p.style.name == "Heading 2"]
    for item in MINUTES.items:
        assert f"{item.number}. {item.title}" in titles


def test_tables_have_a_caption_and_a_header_that_is_repeated(draft):
    votes = [
        held
        for item in MINUTES.items
        for held in item.proceedings
        if held.roll_call and held.fate != "annulled"
    ]
    tables = [table for table in draft.tables if table.rows[0].cells[0].text == "Государство"]
    assert len(tables) == len([held for held in votes if held.method == "roll_call"])
    captions = [p for p in draft.paragraphs if p.style.name == "Caption"]
    assert len(captions) == len(draft.tables)
    for table in draft.tables:
        assert table.style.name == "Table Grid"
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_lists_are_counted_by_the_word_processor_each_from_its_own_beginning(draft):
    agenda = [p for p in draft.paragraphs if p.style.name == "List Number"][: len(MINUTES.items)]
    assert len({p._p.pPr.numPr.numId.val for p in agenda}) == 1
    points = [p for p in draft.paragraphs if p.style.name == "List Number"][len(MINUTES.items) :]
    assert agenda[0]._p.pPr.numPr.numId.val not in {p._p.pPr.numPr.numId.val for p in points}


def test_it_is_russian_and_numbers_its_pages_by_fields(draft):
    xml = draft.styles.element.xml
    assert re.search(r'<w:lang [^>]*w:val="ru-RU"', xml)
    header = draft.sections[0].header.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in header
    assert 'w:instr="NUMPAGES"' in header
    assert draft.sections[0].different_first_page_header_footer
    assert draft.core_properties.language == "ru-RU"
    assert "редакция 1" in draft.core_properties.title


def test_one_text_gives_the_same_bytes_twice():
    assert render_minutes_word(MINUTES, on=ON) == render_minutes_word(MINUTES, on=ON)
