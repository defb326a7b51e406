"""Everything a decision sheet (решение) prints, frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from council.papers.frozen import Frozen
from council.papers.minutes_text import AnnexText, MeetingText
from council.papers.people_text import BodyText, SignatureText


@dataclass(frozen=True)
class DecisionText(Frozen):
    """One adopted decision.

    `number` — «11/3»; `title` — «О …»; `preamble` — «заслушав информацию …», without the name of the body;
    `item` — the item of the agenda it ties the sheet to.
    """

    body: BodyText
    meeting: MeetingText
    number: str
    title: str
    item: int
    points: tuple[str, ...]
    signatures: tuple[SignatureText, ...]
    preamble: str = ""
    in_force: str = "Настоящее Решение вступает в силу с даты его подписания."
    annexes: tuple[AnnexText, ...] = ()
    demonstration: bool = False
    record: Mapping[str, Any] = field(default_factory=dict)  # attached as decision.json
