"""Small typography of Russian papers, over pages whose text stays letter for letter what it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from markupsafe import Markup, escape

from council.wording.dates import MONTHS

# What must stand on one line. Spans, not non-breaking spaces: a search in the PDF finds what was typed.
KEPT_TOGETHER = re.compile(
    rf"(?:№ \S+|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b\d{{4}} (?:год[ау]?\b|гг?\.)|\b\d+–\d+\b|\bг\. [^\s,.;]+"
    r"|\b\d+-ВН(?:/\d+)?|\b(?:[А-ЯЁӘҒҚҲҶӮA-Z]\. ){1,2}[^\W\d_]+|\b[IVXLC]+ [а-яё]+|\b(?:на )?\d+ (?:л\.|байт|%)"
    r"|\b(?:пункт|раздел|стать|част|приложени|редакци|верси)[а-яё]{0,3} \d\S*"
    r"|\b(?:п|пп|ст|ч|разд|абз|стр)\. \d\S*)(?: –(?=\s))?"
)
BEFORE_A_DASH = re.compile(r"\S{1,24} –(?=\s)")

# To hyphenate a word takes a time that grows with the square of its length: a few pages without a space would
# hold up the worker for hours. Such a word is broken where the line ends.
ENDLESS = re.compile(r"\S{60,}")
TIED = '<span class="tied">'
DASHED = '<span class="tied dashed">'  # in the narrow cells of a table it may part all the same
UNHYPHENATED = '<span class="endless">'

PARTS_OF_NAME = re.compile(r"[^_.-]+[_.-]*|[_.-]+")

# A tag, or a part of the page whose text is not set: the style of it, and what a drawing tells of itself.
NOT_SET = re.compile(r"(<style>.*?</style>|<svg.*?</svg>|<[^>]*>)", re.DOTALL)
BODY = "<body>"


def tied_page(page: str) -> Markup:
    """Return a page with whatever is set of it tied; what is in its head, and in tags, stays as it is."""
    head, body, rest = page.partition(BODY)
    parts = NOT_SET.split(rest)
    # Every other part is text: by the escaping of the templates no «<» of a text is a tag.
    parts[::2] = [_unending(unescape(text)) if text and not text.isspace() else text for text in parts[::2]]
    return Markup(head + body + "".join(parts))  # noqa: S704 - the page as the templates escaped it


def tie(text: str) -> Markup:
    """Return the text escaped, with numbers, dates, clauses and dashes tied to the word they belong to."""
    return Markup(_unending(text))  # noqa: S704 - every piece of it is escaped below


def _unending(text: str) -> str:
    return _marked(text, ENDLESS, UNHYPHENATED, _tied)


def _tied(text: str) -> str:
    return _marked(text, KEPT_TOGETHER, TIED, _tied_to_dash)


def _tied_to_dash(text: str) -> str:
    return _marked(text, BEFORE_A_DASH, DASHED, _escaped)


def _escaped(text: str) -> str:
    """Return the text escaped, as plain text: joining many pieces of markup would look at each of them again."""
    return str(escape(text))


def _marked(text: str, found: re.Pattern[str], mark: str, between: Callable[[str], str]) -> str:
    """Return the text escaped, what is found put into the mark and the rest left to `between`."""
    done, pieces = 0, []
    for piece in found.finditer(text):
        pieces += between(text[done : piece.start()]), mark, _escaped(piece[0]), "</span>"
        done = piece.end()
    return "".join([*pieces, between(text[done:])])


def file_name(name: str) -> Markup:
    """Return the name of a file, to be broken between its parts where a line is too short for it."""
    return Markup("<wbr>").join(PARTS_OF_NAME.findall(name))


def paragraphs(text: str) -> list[str]:
    """Return the lines of a free text that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_point(text: str) -> str:
    """Return a point of a decision closed with a stop, as a sentence of its own."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "!", "?", ":", ";")) else f"{stripped}."
