"""What stands under a key of a charter: whether it is of the right kind, and how a wrong one is shown."""

from datetime import date
from typing import Any
from unicodedata import category

LARGEST = 1000  # no term of days or years is longer, no body larger; the calendar ends somewhere
SHOWN = 60
# Letters no page can show and no database keep, and halves of letters; a text may run over several lines.
UNFIT = frozenset({"Cc", "Cs"})


def is_text(value: Any) -> bool:
    """Say whether it is a text with something in it, and nothing that is no letter."""
    return isinstance(value, str) and bool(value.strip()) and not any(map(_is_unfit, value))


def are_texts(value: Any) -> bool:
    """Say whether it is a list of such texts."""
    return isinstance(value, list) and bool(value) and all(is_text(one) for one in value)


def is_positive(value: Any) -> bool:
    """Say whether it is a whole number that a rule can ask for; true is none."""
    return type(value) is int and 1 <= value <= LARGEST


def is_flag(value: Any) -> bool:
    """Say whether it is true or false."""
    return type(value) is bool


def is_day(value: Any) -> bool:
    """Say whether it is a day; a moment is none."""
    return type(value) is date


def is_list(value: Any) -> bool:
    """Say whether it is a list with something in it."""
    return isinstance(value, list) and bool(value)


def shown(value: Any) -> str:
    """Return a value as it fits into one line; a list, a table and a number without end are not written out."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > SHOWN:
        return "a number so large"
    written = repr(value) if isinstance(value, str | int) else str(value)
    return written if len(written) <= SHOWN else f"{written[:SHOWN]}…"


def shown_key(key: str) -> str:
    """Return a key as it fits into one line."""
    return key if key.isprintable() and 0 < len(key) <= SHOWN else shown(key)


def _is_unfit(letter: str) -> bool:
    return letter != "\n" and category(letter) in UNFIT
