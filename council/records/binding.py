"""Rows by which a person comes in, marked with a key outside the database: one put there by another hand opens nothing."""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, ClassVar

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app
from sqlalchemy import String, event
from sqlalchemy.orm import Mapped, mapped_column

from council.records.columns import canonical, plain


class Bound:
    """A row that lets somebody in; `BOUND` are the columns that say whom, by what and whether still.

    Whoever writes into the database can change them all, and cannot make the mark that fits.
    """

    BOUND: ClassVar[tuple[str, ...]]

    # Of no use to the seals of the register: another key of the installation makes another mark of the same row.
    binding: Mapped[str] = mapped_column(String(64), default="", server_default="", info={"unsealed": True})


def bind(row: Bound) -> None:
    """Mark a row as it stands now; only for one that an act has just written itself."""
    row.binding = mark_of(row, key=_key())


def is_bound(row: Bound) -> bool:
    """Say whether the row stands as this installation wrote it."""
    return hmac.compare_digest(row.binding, mark_of(row, key=_key()))


@contextmanager
def kept_bound(row: Bound) -> Iterator[None]:
    """Change a row inside: it is marked anew if its mark has fitted, so that no act makes a forged row sound."""
    was_sound = is_bound(row)
    yield
    if was_sound:
        bind(row)


def mark_of(row: Bound, *, key: bytes) -> str:
    """Return the mark that fits a row."""
    return mark(row.__tablename__, [getattr(row, name) for name in row.BOUND], key=key)  # type: ignore[attr-defined]


def mark(table: str, facts: Sequence[Any], *, key: bytes) -> str:
    """Return the mark over what a row of a table says, in the order of its bound columns."""
    said = canonical([table, *map(plain, facts)])
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


@cache
def key_of_binding(secret_key: str) -> bytes:
    """Return the key of the marks: made from that of the installation, and good for nothing else."""
    derived = HKDF(SHA256(), length=32, salt=None, info=b"council: rows by which a person comes in")
    return derived.derive(secret_key.encode())


def _key() -> bytes:
    return key_of_binding(current_app.config["SETTINGS"].secret_key)


@event.listens_for(Bound, "before_insert", propagate=True)
def _bind_new_row(mapper: Any, connection: Any, row: Bound) -> None:
    bind(row)
