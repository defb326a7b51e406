"""How the record spells values: moments in UTC, and the rulings with the words they were said in."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any


def moment(at: datetime | None) -> str | None:
    """Return the moment in UTC to the microsecond, as the register has it."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds")


def said(rulings: Iterable[Mapping[str, Any]], sentences: Iterable[str]) -> list[dict[str, Any]]:
    """Return the frozen rulings, each with the Russian sentence it was frozen with."""
    return [{**ruling, "sentence": words} for ruling, words in zip(rulings, sentences, strict=True)]
