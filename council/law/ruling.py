"""A ruling: whether something is in order, under which clause and with which figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Figure = int | str | tuple[str, ...]


class Weight(StrEnum):
    """What follows when a thing is not in order: it is barred, warned of, or merely noted."""

    BAR = "bar"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True)
class Ruling:
    """The answer of the law to one question, with the ground it rests on."""

    in_order: bool
    weight: Weight
    clause: str
    finding: str
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def __bool__(self) -> bool:
        raise TypeError("a ruling is neither true nor false: ask for .in_order, .bars or .warns")

    @property
    def bars(self) -> bool:
        return not self.in_order and self.weight is Weight.BAR

    @property
    def warns(self) -> bool:
        return not self.in_order and self.weight is Weight.WARN

    def as_json(self) -> dict[str, Any]:
        """Return the ruling as plain values that JSON can hold and `from_json` reads back."""
        return {
            "finding": self.finding,
            "in_order": self.in_order,
            "weight": self.weight.value,
            "clause": self.clause,
            "figures": {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in self.figures.items()
            },
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Ruling":
        """Return the ruling that was stored; keys added around it (a sentence) are ignored."""
        figures = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored["figures"].items()
        }
        return cls(
            in_order=stored["in_order"],
            weight=Weight(stored["weight"]),
            clause=stored["clause"],
            finding=stored["finding"],
            figures=figures,
        )


def permit(finding: str, clause: str, **figures: Figure) -> Ruling:
    """In order."""
    return Ruling(True, Weight.BAR, clause, finding, figures)


def note(finding: str, clause: str, **figures: Figure) -> Ruling:
    """In order, and worth saying."""
    return Ruling(True, Weight.NOTE, clause, finding, figures)


def warn(finding: str, clause: str, **figures: Figure) -> Ruling:
    """Not as it should be, yet not forbidden."""
    return Ruling(False, Weight.WARN, clause, finding, figures)


def bar(finding: str, clause: str, **figures: Figure) -> Ruling:
    """Forbidden."""
    return Ruling(False, Weight.BAR, clause, finding, figures)
