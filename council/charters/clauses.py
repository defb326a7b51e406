"""The words of the clauses, as far as a text is at hand, with the note that says what the text is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from council.charters import HERE

ARTICLE = "art."
CLAUSE_LINE = re.compile(r"(\d+(?:\.\d+)?)\. (.+)")
ARTICLE_LINE = re.compile(r"Статья (\d+)\. (.+)")
GLOSS_LINE = re.compile(r"(\d+(?:\.\d+)?|art\.\d+)\. (.+)")
SECTION_LINE = re.compile(r"## (\d+)\. (.+)")
REGULATION, AGREEMENT, ENGLISH = "", ".agreement", ".en"


@dataclass(frozen=True)
class Section:
    """A section of the Regulation: its number, its heading and its clauses by number."""

    number: str
    title: str
    clauses: Mapping[str, str]


def clause_text(charter_code: str, clause: str) -> str:
    """Return the words of the clause with the note on their source, or nothing where no text is at hand."""
    words = clause_words(charter_code).get(clause, "")
    return f"{words}\n\n{text_note(charter_code, clause)}" if words else ""


@cache
def clause_words(charter_code: str) -> Mapping[str, str]:
    """Return the words of every clause by its number: the Regulation, then the articles (`art.10`)."""
    found = (CLAUSE_LINE.fullmatch(line) for line in _lines(charter_code, REGULATION))
    regulation = {match[1]: match[2] for match in found if match}
    return MappingProxyType(regulation | dict(articles(charter_code)))


@cache
def articles(charter_code: str) -> Mapping[str, str]:
    """Return the words of the founding treaty by article, as far as they are at hand."""
    found = (ARTICLE_LINE.fullmatch(line) for line in _lines(charter_code, AGREEMENT))
    return MappingProxyType({f"{ARTICLE}{match[1]}": match[2] for match in found if match})


@cache
def agreement_title(charter_code: str) -> str:
    """Return the name of the founding treaty; nothing where no text of it is at hand."""
    lines = _lines(charter_code, AGREEMENT)
    return lines[0].removeprefix("# ") if lines else ""


@cache
def glosses(charter_code: str) -> Mapping[str, str]:
    """Return what each clause says, in English words of our own."""
    found = (GLOSS_LINE.fullmatch(line) for line in _lines(charter_code, ENGLISH))
    return MappingProxyType({match[1]: match[2] for match in found if match})


@cache
def sections(charter_code: str) -> tuple[Section, ...]:
    """Return the sections in order, each with the clauses whose number begins with its own."""
    words = clause_words(charter_code)
    headings = (SECTION_LINE.fullmatch(line) for line in _lines(charter_code, REGULATION))
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
def text_note(charter_code: str, clause: str = "") -> str:
    """Return what must stand beside the words: whether the text is official and where it comes from."""
    part = AGREEMENT if clause.startswith(ARTICLE) else REGULATION
    return _note(charter_code, part)


@cache
def gloss_note(charter_code: str) -> str:
    """Return what the English words are, and what they are not."""
    return _note(charter_code, ENGLISH)


def _note(charter_code: str, part: str) -> str:
    return " ".join(line.removeprefix("> ") for line in _lines(charter_code, part) if line.startswith("> "))


def _lines(charter_code: str, part: str) -> list[str]:
    path = HERE / "texts" / f"{charter_code}{part}.md"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
