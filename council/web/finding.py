"""Finding what an address names; what is not there for the reader is not there at all."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import Flask, abort, request
from sqlalchemy import Select, select

from council.records.database import db

Found = TypeVar("Found")


def found_or_404(kind: type[Found], public_id: str, scope: Select[tuple[Found]] | None = None) -> Found:
    """Return the thing with the identifier, within `scope` where not everybody sees everything."""
    keyed: Any = kind
    seen = select(kind) if scope is None else scope
    found = db.session.scalars(seen.where(keyed.public_id == public_id)).one_or_none()
    if found is None:
        abort(404)
    return found


def init_app(app: Flask) -> None:
    """Have no page at an address that nobody can have been given."""
    app.before_request(turn_away_unprintable_addresses)


def turn_away_unprintable_addresses() -> None:
    """Answer 404 before a database that refuses such letters is asked for them."""
    if not request.path.isprintable():
        abort(404)
