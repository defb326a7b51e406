"""Text is text: whatever a delegate types is printed as typed, fetched from nowhere and executed by nobody."""

import dataclasses
import re
import threading
import unicodedata
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import cycle, repeat

import pytest
from markupsafe import escape
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from council.papers.coverage import NotPrintable
from council.papers.fetching import NothingIsFetched
from council.papers.minutes import render_minutes
from council.papers.minutes_text import MinutesText
from council.papers.typography import tied_page
from council.wording.letters import normalised
from tests.hostile_strings import PRINTED
from tests.papers.reading import opened, text_of
from tests.papers.sample import MINUTES, ON

pytestmark = pytest.mark.needs("pdftotext")

# Those that would fetch or run something in a paper; the others of the house stand beside them.
ATTACKS = (
    "<link rel=attachment href='file:///etc/hostname'>",
    "</style><style>@import url(file:///etc/passwd);</style>",
    "<iframe src=http://127.0.0.1:1></iframe>",
    "<base href='file:///'>",
    "<object data='file:///etc/passwd'></object>",
    "&lt;b&gt; &amp;nbsp; &#60; – тире",
    "https://example.org/?a=1&b=2",
    *(normalised(text).strip() for text in PRINTED.values()),
)


def poisoned(part, poisons):
    """Return the part with every free text in it replaced by the next; enumerations, codes and clauses stay."""
    changed = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if dataclasses.is_dataclass(value):
            changed[field.name] = poisoned(value, poisons)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(
                poisoned(one, poisons) if dataclasses.is_dataclass(one) else next(poisons) for one in value
            )
        elif type(value) is str and "clause" not in field.name:
            changed[field.name] = next(poisons)
    return dataclasses.replace(part, **changed)


def bare(text):
    """Return the letters of a text, however a paper breaks its lines: a hyphen at a line's end is nobody's letter.

    Nor does it matter that a title stands in capitals, or that a reader takes a ligature apart.
    """
    letters = unicodedata.normalize("NFKC", "".join(text.split())).casefold()
    return letters.replace("-", "").replace("\u2010", "")


def test_what_is_typed_is_printed_and_nothing_else_happens():
    few = dataclasses.replace(MINUTES, items=MINUTES.items[2:3], delegations=MINUTES.delegations[:2])
    bad = poisoned(few, (" ".join(six) for six in sixes()))
    paper = render_minutes(bad, on=ON)
    printed = bare(text_of(paper))
    assert [attack for attack in ATTACKS if bare(attack) not in printed] == []
    with opened(paper) as pdf:
        assert list(pdf.attachments) == ["minutes.json"]
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert {str(note.FT) for note in notes} == {"/Sig"}
    assert "root:" not in printed


def sixes():
    words = cycle(ATTACKS)
    return zip(*[words] * 6, strict=False)


def test_no_address_is_asked_for():
    asked = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Canary) as server:
        listening = threading.Thread(target=server.serve_forever)
        listening.start()
        address = f"http://127.0.0.1:{server.server_port}"
        attack = (
            f"<img src={address}/a><link rel=attachment href={address}/b><style>@import '{address}/c'</style>"
        )
        render_minutes(
            poisoned(dataclasses.replace(MINUTES, items=MINUTES.items[3:4]), repeat(attack)), on=ON
        )
        server.shutdown()
        listening.join()
    assert asked == []


@pytest.mark.parametrize(
    "html",
    [
        "<img src='file:///etc/passwd'>",
        "<link rel=stylesheet href='file:///etc/passwd'>",
        "<style>@import url(http://127.0.0.1:1/x)</style>",
        "<link rel=attachment href='file:///etc/passwd'>",
        "<img src='data:image/png;base64,AAAA'>",
    ],
)
def test_an_address_that_came_through_a_template_stops_the_setting(html):
    with pytest.raises(FatalURLFetchingError, match="a paper fetches nothing"):
        HTML(string=html, url_fetcher=NothingIsFetched()).write_pdf()


@pytest.mark.parametrize("letter", ["\u202e", "\x07", "✓", "\U0001f600", "中", "\u200b"])
def test_a_letter_without_a_glyph_stops_the_setting_and_is_named(letter):
    with pytest.raises(NotPrintable, match=f"U\\+{ord(letter):04X}"):
        render_minutes(dataclasses.replace(MINUTES, closing=f"а{letter}б"), on=ON)


@pytest.mark.parametrize("text", ["№ <b> – &", "&&&&&&&&& – x", "г. &amp; 4 июня", "<<<<<<<<<< –\n"])
def test_tying_words_together_escapes_each_letter_once(text):
    page = (
        f"<title>{escape(text)}</title><body><p>{escape(text)}</p><style>a > b</style><td>{escape(text)}<br>"
    )
    tags = re.compile(r"<style>.*?</style>|<[^>]*>")
    tied = tied_page(page)
    assert unescape(tags.sub("", tied)) == text * 3, "what is tied says the same"
    assert [tag for tag in tags.findall(tied) if "span" not in tag] == tags.findall(page)


def test_hostile_text_comes_back_from_its_json():
    bad = poisoned(MINUTES, cycle(ATTACKS))
    assert MinutesText.from_json(bad.as_json()) == bad
