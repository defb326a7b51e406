"""Finding what an address names; what is not there for the reader is not there at all."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import abort
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
