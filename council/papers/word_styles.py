"""How a word-processor file looks: Russian, A4 with the margins of our papers, page numbers by fields."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

HEADINGS = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}
RUSSIAN = "ru-RU"
# What every word processor of the delegations has.
FONT = "Times New Roman"
TEXT_WIDTH = Mm(165)


def lay_out(document: WordFile, *, title: str, author: str, running_title: str, on: datetime) -> None:
    """Prepare an empty file: its properties, its page, its styles, and what runs over each page but the first."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, author, RUSSIAN
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = on.astimezone(UTC).replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    _speak_russian(document)
    for name in ("Normal", "Quote", "Caption", "List Bullet", "List Number", *HEADINGS.values()):
        _set_in_our_type(document, name)
    _number_pages(section.header.paragraphs[0], running_title)
    section.first_page_header.paragraphs[0].text = running_title


def add(document: WordFile, text: str, style: str = "Normal") -> Paragraph:
    """Add a paragraph of a style, named as Word knows it within: to look one up by its name takes longer than all else."""
    written = document.add_paragraph(text)
    if style != "Normal":
        written._p.style = style.replace(" ", "")
    return written


def one_line(document: WordFile, parts: list[str]) -> None:
    """Write parts that stand on one line from margin to margin: date, place and number, or post and name."""
    line = document.add_paragraph("\t".join(parts))
    stops = line.paragraph_format.tab_stops
    if len(parts) > 2:
        stops.add_tab_stop(TEXT_WIDTH // 2, WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(10)


def _set_in_our_type(document: WordFile, name: str) -> None:
    style = document.styles[name]
    style.font.name, style.font.color.rgb = FONT, RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    if name == "Normal":
        style.font.size, style.paragraph_format.space_after = Pt(13), Pt(3)
    if name in HEADINGS.values():
        style.font.size, style.font.bold = Pt(15 if name == "Heading 1" else 13), True
    if name == "Heading 1":
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _speak_russian(document: WordFile) -> None:
    """Say that the text is Russian, so that it is checked and read aloud as such."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), RUSSIAN)


def _number_pages(header: Paragraph, running_title: str) -> None:
    """Write «… – стр. 2 из 6» with fields, which the word processor keeps true."""
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    header.add_run(f"{running_title} – стр. ")
    _field(header, "PAGE")
    header.add_run(" из ")
    _field(header, "NUMPAGES")


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)
