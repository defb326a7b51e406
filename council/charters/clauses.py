"""The words of the clauses, as far as a text is at hand, with the note that says what the text is."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from council.charters import HERE

CLAUSE_LINE = re.compile(r"(\d+(?:\.\d+)?)\. (.+)")


def clause_text(charter_code: str, clause: str) -> str:
    """Return the words of the clause with the note on their source, or nothing where no text is at hand."""
    words = clause_words(charter_code).get(clause, "")
    return f"{words}\n\n{text_note(charter_code)}" if words else ""


@cache
def clause_words(charter_code: str) -> Mapping[str, str]:
    """Return the words of every clause by its number, in the order of the Regulation."""
    found = (CLAUSE_LINE.fullmatch(line) for line in _lines(charter_code))
    return MappingProxyType({match[1]: match[2] for match in found if match})


@cache
def text_note(charter_code: str) -> str:
    """Return what must stand beside the words: whether the text is official and where it comes from."""
    return " ".join(line.removeprefix("> ") for line in _lines(charter_code) if line.startswith("> "))


def _lines(charter_code: str) -> list[str]:
    path = HERE / "texts" / f"{charter_code}.md"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
