"""The register of acts: who did what, when, for whom and by which clause; append only."""

import hashlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, String, event, func, inspect, select, text
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from council.records.columns import At, Key, LongText, canonical, plain, reference
from council.records.database import db
from council.records.merkle import Frontier, leaf_hash

# What is written outside of acts: by the worker, at the door, or over the register itself.
UNSEALED = frozenset(
    {
        "jobs", "worker_beats", "web_sessions", "sign_in_attempts", "spent_challenges", "register_entries",
        "checkpoints", "security_events", "reset_notices", "calendar_addresses",
        "dispatch_openings", "letter_choices", "packs", "reminder_rounds",
        "alembic_version",
    }
)  # fmt: skip

# One number for the whole installation: PostgreSQL serialises the sequence on it.
SEQUENCE_LOCK = 5_300_514


class RegisterEntry(db.Model):
    """One act. `content` is the canonical JSON that `leaf_sha256` seals; the columns repeat it for queries."""

    __tablename__ = "register_entries"

    id: Mapped[Key]
    sequence: Mapped[int] = mapped_column(unique=True)
    at: Mapped[At]
    person_id: Mapped[int | None] = reference("persons.id")
    seat: Mapped[str | None] = mapped_column(String(2))
    capacity: Mapped[str] = mapped_column(String(40))
    act: Mapped[str] = mapped_column(String(60), index=True)
    thing_kind: Mapped[str] = mapped_column(String(40))
    thing_id: Mapped[str] = mapped_column(String(20), index=True)
    meeting_id: Mapped[int | None] = reference("meetings.id")
    clause: Mapped[str] = mapped_column(String(20))
    content: Mapped[LongText]
    leaf_sha256: Mapped[str] = mapped_column(String(64))


def acts_counted(session: Session, meeting_id: int) -> dict[str, int]:
    """Return how many acts of each kind a meeting has so far: whoever tells of it later can leave none out."""
    counted = select(RegisterEntry.act, func.count()).where(RegisterEntry.meeting_id == meeting_id)
    return {act: int(number) for act, number in session.execute(counted.group_by(RegisterEntry.act))}


def leaf_at(session: Session, sequence: int) -> str | None:
    """Return the hash of the leaf of an entry; None where the register does not reach it."""
    return session.scalar(select(RegisterEntry.leaf_sha256).where(RegisterEntry.sequence == sequence))


def leaves_from(session: Session, first: int) -> dict[int, str]:
    """Return by its number the hash of the leaf of every entry from the first named."""
    leaves = select(RegisterEntry.sequence, RegisterEntry.leaf_sha256).where(RegisterEntry.sequence >= first)
    return dict(session.execute(leaves).all())


_NEWEST = select(RegisterEntry.sequence, RegisterEntry.at).order_by(RegisterEntry.sequence.desc()).limit(1)


def next_sequence(session: Session) -> int:
    """Return the next number of the register, without gaps, inside the writing transaction."""
    return last_place(session)[0] + 1


def last_place(session: Session) -> tuple[int, datetime | None]:
    """Return the number and the moment of the last entry, which stays the last until the transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SEQUENCE_LOCK})
    last = session.execute(_NEWEST).one_or_none()
    return (0, None) if last is None else (last.sequence, last.at)


def frontiers_at(session: Session, sizes: AbstractSet[int]) -> dict[int, Frontier]:
    """Return the right edge of the register at each of the sizes, as far as it has reached them."""
    frontier, found = Frontier(), {}
    leaves = select(RegisterEntry.leaf_sha256).where(RegisterEntry.sequence <= max(sizes, default=0))
    for leaf in session.scalars(leaves.order_by(RegisterEntry.sequence).execution_options(yield_per=1000)):
        frontier.add(_bytes_of(leaf))
        if frontier.size in sizes:
            found[frontier.size] = Frontier(frontier.size, frontier.roots)
    return found


def roots_at(session: Session, sizes: AbstractSet[int]) -> dict[int, str]:
    """Return the root (hexadecimal) of the register at each of the sizes, as far as it has reached them."""
    return {size: frontier.root().hex() for size, frontier in frontiers_at(session, sizes).items()}


def _bytes_of(leaf: str) -> bytes:
    """Return the bytes of a leaf's hash; what is no hash any more leads to no root that was ever seen."""
    try:
        return bytes.fromhex(leaf)
    except ValueError:
        return leaf.encode()


def leaf_digest(content: str) -> str:
    """Return the leaf hash of an entry as RFC 6962 takes it: SHA-256 over a zero byte and the text."""
    return leaf_hash(content.encode()).hex()


def is_sealed(table: str) -> bool:
    """Say whether the rows of the table are the record, and not what the machine needs to work."""
    return table not in UNSEALED


def seals_of(rows: Iterable[Any]) -> list[list[Any]]:
    """Return of each row its table, its key and its digest, in one order; of a row taken away no digest."""
    return sorted(
        [row.__tablename__, row.id, "" if inspect(row).deleted else digest_of_row(row)] for row in rows
    )


def digest_of_row(row: Any) -> str:
    """Return the digest of a row, column by column.

    A column that is empty or false is left out, so that one that is added later, and
    is so in every older row, does not change what was sealed before it.
    """
    return digest_of_facts(sealed_facts(row))


def digest_of_facts(facts: dict[str, Any]) -> str:
    """Return the digest of what is told of a row."""
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


def sealed_facts(row: Any) -> dict[str, Any]:
    """Return what the digest of a row is taken of; canonical JSON of it gives the digest to anyone."""
    return {"table": row.__tablename__, "columns": _columns_of(row)}


def rows_written(session: Session) -> list[Any]:
    """Return the rows of the record that were written in this transaction so far."""
    return list(session.info.get("written", {}).values())


@event.listens_for(Session, "after_flush")
def _remember_rows(session: Session, flushed: UOWTransaction) -> None:
    if session.info.get("writing"):
        written = session.info.setdefault("written", {})
        for row in {*session.new, *session.dirty, *session.deleted}:
            if is_sealed(row.__tablename__):
                written[row.__tablename__, row.id] = row


def _columns_of(row: Any) -> dict[str, Any]:
    return {
        key: value for key in _sealed_columns(type(row)) if not _is_empty(value := plain(getattr(row, key)))
    }


@cache
def _sealed_columns(kind: type) -> tuple[str, ...]:
    return tuple(
        attribute.key
        for attribute in inspect(kind).column_attrs
        if isinstance(column := attribute.columns[0], Column) and not column.info.get("unsealed")
    )


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value == ""
