"""Small typography of Russian papers, over text that stays letter for letter what it was."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from council.wording.dates import MONTHS

# What must stand on one line. Spans, not non-breaking spaces: a search in the PDF finds what was typed.
KEPT_TOGETHER = re.compile(
    rf"№ \S+|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b\d+–\d+\b|\bг\. [^\s,.;]+"
    r"|\b(?:[А-ЯЁӘҒҚҲҶӮA-Z]\. ){1,2}[^\W\d_]+|\S{1,24} –(?=\s)"
)

# To hyphenate a word takes a time that grows with the square of its length: a few pages without a space would
# hold up the worker for hours. Such a word is broken where the line ends.
ENDLESS = re.compile(r"\S{60,}")
TIED = Markup('<span class="tied">{}</span>')
UNHYPHENATED = Markup('<span class="endless">{}</span>')


def tie(text: str) -> Markup:
    """Return the text escaped, with numbers, dates and dashes tied to the word before them."""
    return _marked(text, ENDLESS, UNHYPHENATED, _tied)


def _tied(text: str) -> Markup:
    return _marked(text, KEPT_TOGETHER, TIED, escape)


def _marked(text: str, found: re.Pattern[str], mark: Markup, between: Callable[[str], Markup]) -> Markup:
    """Return the text escaped, what is found put into the mark and the rest left to `between`."""
    done, marked = 0, Markup("")
    for piece in found.finditer(text):
        marked += between(text[done : piece.start()]) + mark.format(piece[0])
        done = piece.end()
    return marked + between(text[done:])


def paragraphs(text: str) -> list[str]:
    """Return the lines of a free text that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_point(text: str) -> str:
    """Return a point of a decision closed with a stop, as a sentence of its own."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "!", "?", ":", ";")) else f"{stripped}."
