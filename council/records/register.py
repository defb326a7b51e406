"""The register of acts: who did what, when, for whom and by which clause; append only."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, String, func, inspect, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from council.records.columns import At, Key, LongText, canonical, reference
from council.records.database import db

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


def next_sequence(session: Session) -> int:
    """Return the next number of the register, without gaps, inside the writing transaction."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SEQUENCE_LOCK})
    return (session.scalar(select(func.max(RegisterEntry.sequence))) or 0) + 1


def leaf_digest(content: str) -> str:
    """Return the leaf hash of an entry as RFC 6962 takes it: SHA-256 over a zero byte and the text."""
    return hashlib.sha256(b"\x00" + content.encode()).hexdigest()


def digest_of_rows(rows: Iterable[Any]) -> str:
    """Return the digest of the guarded rows that an act wrote, column by column."""
    facts = [{"table": row.__tablename__, "columns": _columns_of(row)} for row in rows]
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


def _columns_of(row: Any) -> dict[str, Any]:
    mapper = inspect(row).mapper
    stored = [attribute for attribute in mapper.column_attrs if isinstance(attribute.columns[0], Column)]
    return {attribute.key: _plain(getattr(row, attribute.key)) for attribute in stored}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value
