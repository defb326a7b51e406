"""What a reader asks of a list by its address; what cannot be understood is as if it were not asked."""

from __future__ import annotations

from datetime import date

from flask import request

from council.web.forms.fields import as_stored

# Before and after these no council has met, and some calendars end.
FIRST, LAST = date(1991, 1, 1), date(2999, 12, 31)
LONGEST_NUMBER = 9
LONGEST_TEXT = 100


def day_asked(said: str) -> date | None:
    """Return the day as a browser sends it."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def text_asked(name: str) -> str:
    """Return the words under a name, as they may stand in the record."""
    said = as_stored(request.args.get(name))[:LONGEST_TEXT]
    return "".join(letter for letter in said if letter.isprintable())


def number_asked(said: str) -> int | None:
    """Return the whole number, as long as a database has room for."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER else None
