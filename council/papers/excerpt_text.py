"""What is taken from a signed protocol onto a paper of its own, frozen: never composed anew from the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from council.papers.issued_text import IssuedText
from council.papers.minutes_text import ItemText, MinutesText, OpinionOnText, QuorumText
from council.papers.people_text import PowersText, PresidingText


@dataclass(frozen=True)
class ExtractText(IssuedText):
    """Some items of the protocol, word for word, with who presided and whether there was a quorum."""

    presiding: tuple[PresidingText, ...]
    quorum: QuorumText | None
    items: tuple[ItemText, ...]
    signed_on: date
    protocol_sha256: str
    given_to: str = ""
    correction: int = 0  # of the protocol, whose words these are; 0 for the one signed first


@dataclass(frozen=True)
class ShortMinutesText(IssuedText):
    """The protocol without its discussion: under each item the decisions alone."""

    minutes: MinutesText
    signed_on: date
    protocol_sha256: str


@dataclass(frozen=True)
class OpinionsText(IssuedText):
    """The dissenting opinions of a meeting, word for word."""

    opinions: tuple[OpinionOnText, ...]
    annex: int = 0


@dataclass(frozen=True)
class CredentialsText(IssuedText):
    """The papers by which the substitutes of members acted."""

    powers: tuple[PowersText, ...]
    annex: int = 0


@dataclass(frozen=True)
class CopyText(IssuedText):
    """The cover of a certified copy: which paper, by which bytes it is known, who signed it and when."""

    title: str
    file_name: str
    sha256: str
    size: int
    signed_by: str
    signed_on: date
    given_to: str = ""
