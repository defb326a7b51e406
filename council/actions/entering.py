"""The entry each act leaves in the register, in the same transaction as its rows."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.records.columns import canonical
from council.records.register import RegisterEntry, leaf_digest, next_sequence, rows_written, seals_of


def enter(
    session: Session,
    act: str,
    *,
    of: Any,
    by: Actor,
    at: datetime,
    clause: str = "",
    capacity: str = "",
    meeting_id: int | None = None,
    detail: dict[str, Any] | None = None,
    rows: Iterable[Any] = (),
) -> RegisterEntry:
    """Enter an act: `of` is the thing acted on (with a public identifier), `rows` rows it rests on beside its own.

    Every row of the record that the transaction has written is sealed by its digest;
    the rows are flushed first, so that it covers keys and defaults as stored.
    """
    session.flush()
    sequence = next_sequence(session)
    written = [of, *rows, *rows_written(session)]
    content = canonical(
        {
            "sequence": sequence,
            "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
            "person": by.person_id or None,
            "seat": by.seat,
            "capacity": capacity or by.capacity,
            "act": act,
            "thing": {"kind": of.__tablename__, "id": of.public_id},
            "clause": clause,
            "detail": detail or {},
            "rows": seals_of({(row.__tablename__, row.id): row for row in written}.values()),
        }
    )
    entry = RegisterEntry(
        sequence=sequence,
        at=at,
        person_id=by.person_id or None,
        seat=by.seat,
        capacity=capacity or by.capacity,
        act=act,
        thing_kind=of.__tablename__,
        thing_id=of.public_id,
        meeting_id=meeting_id,
        clause=clause,
        content=content,
        leaf_sha256=leaf_digest(content),
    )
    session.add(entry)
    session.flush()
    return entry
