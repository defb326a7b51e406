"""The words of the clauses, as far as a text is at hand, with the note that says what the text is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from council.charters import HERE

CLAUSE_LINE = re.compile(r"(\d+(?:\.\d+)?)\. (.+)")
SECTION_LINE = re.compile(r"## (\d+)\. (.+)")


@dataclass(frozen=True)
class Section:
    """A section of the Regulation: its number, its heading and its clauses by number."""

    number: str
    title: str
    clauses: Mapping[str, str]


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
def sections(charter_code: str) -> tuple[Section, ...]:
    """Return the sections in order, each with the clauses whose number begins with its own."""
    words = clause_words(charter_code)
    headings = (SECTION_LINE.fullmatch(line) for line in _lines(charter_code))
    return tuple(
        Section(
            number=heading[1],
            title=heading[2],
            clauses={
                number: text for number, text in words.items() if number.partition(".")[0] == heading[1]
            },
        )
        for heading in headings
        if heading
    )


@cache
def text_note(charter_code: str) -> str:
    """Return what must stand beside the words: whether the text is official and where it comes from."""
    return " ".join(line.removeprefix("> ") for line in _lines(charter_code) if line.startswith("> "))


def _lines(charter_code: str) -> list[str]:
    path = HERE / "texts" / f"{charter_code}.md"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
