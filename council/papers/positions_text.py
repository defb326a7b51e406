"""What the summary table of the states' positions prints, frozen: by draft and state, silence told as silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from council.papers.frozen import Frozen
from council.papers.issued_text import IssuedText
from council.papers.people_text import StateText


@dataclass(frozen=True)
class StatePositionText(Frozen):
    """What one state has said of one draft: nothing at all where `stance` is empty; `letter` names its paper."""

    state: StateText
    stance: str = ""
    remarks: str = ""
    given_on: date | None = None
    letter: str = ""
    late: bool = False


@dataclass(frozen=True)
class ItemPositionsText(Frozen):
    """One draft as the states were asked about it, and how many have spoken."""

    number: int
    title: str
    draft: int
    due_on: date
    said: str
    positions: tuple[StatePositionText, ...]


@dataclass(frozen=True)
class PositionsText(IssuedText):
    """The positions of the states on the drafts of a meeting."""

    items: tuple[ItemPositionsText, ...]
