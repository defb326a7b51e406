"""Small typography of Russian papers, over text that stays letter for letter what it was."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from council.wording.dates import MONTHS

# What must stand on one line. Spans, not non-breaking spaces: a search in the PDF finds what was typed.
KEPT_TOGETHER = re.compile(
    rf"№ \S+|\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b\d+–\d+\b|\bг\. [^\s,.;]+"
    r"|\b(?:[А-ЯЁӘҒҚҲҶӮA-Z]\. ){1,2}[^\W\d_]+|\S{1,24} –(?=\s)"
)

TIED = Markup('<span class="tied">{}</span>')


def tie(text: str) -> Markup:
    """Return the text escaped, with numbers, dates and dashes tied to the word before them."""
    done, tied = 0, Markup("")
    for together in KEPT_TOGETHER.finditer(text):
        tied += escape(text[done : together.start()]) + TIED.format(together[0])
        done = together.end()
    return tied + escape(text[done:])


def paragraphs(text: str) -> list[str]:
    """Return the lines of a free text that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_point(text: str) -> str:
    """Return a point of a decision closed with a stop, as a sentence of its own."""
    stripped = text.strip()
    return stripped if stripped.endswith((".", "!", "?", ":", ";")) else f"{stripped}."
