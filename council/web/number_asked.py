"""How many acts wait for the reader, told in the header of every page."""

from __future__ import annotations

from flask import g

from council.access.actors import Actor
from council.access.asked import number_asked
from council.records.database import db
from council.web.clock import now


def number_asked_of(actor: Actor | None) -> int:
    """Return how many acts wait for the reader; asked once a page, and only by a page that has a header."""
    if "number_asked" not in g:
        keep_number_asked(number_asked(db.session(), actor, at=now()) if actor is not None else 0)
    return int(g.number_asked)


def keep_number_asked(number: int) -> None:
    """Keep the number where a page has counted what it lists itself."""
    g.number_asked = number
