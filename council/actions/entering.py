"""The entry each act leaves in the register, in the same transaction as its rows."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.refusals import Conflict
from council.records.columns import canonical
from council.records.database import afterwards
from council.records.register import RegisterEntry, last_place, leaf_digest, rows_written, seals_of
from council.records.trace import Entered, last_trace, leave_trace

# A request is told its moment before it waits for its turn, at most as long as the web server lets it live;
# and a time service moves a clock by steps smaller than that. What is further behind is a clock set back.
CLOCK_TOLERANCE = timedelta(seconds=60)


class ClockBehind(Conflict):
    """The clock of the machine stands before the last act: what it would date, it would date wrongly."""

    def __init__(self) -> None:
        super().__init__(
            "Часы сервера показывают время раньше последней записи журнала. Ничего не записано. "
            "Сообщите об этом оператору: он проверит часы.",
            "The clock of the server stands before the last entry of the register. Nothing was recorded. "
            "Tell the operator, who will check the clock.",
        )


class RegisterSetBack(Conflict):
    """The database holds fewer entries than were made: an older copy was put in its place."""

    def __init__(self) -> None:
        super().__init__(
            "База данных возвращена к прежнему состоянию: в журнале нет записей, которые уже были сделаны. "
            "Ничего не записано. Сообщите об этом оператору.",
            "The database was set back to an earlier state: entries of the register that were made are gone. "
            "Nothing was recorded. Tell the operator.",
        )


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
    accepts_past: bool = False,
) -> RegisterEntry:
    """Enter an act: `of` is the thing acted on (with a public identifier), `rows` rows it rests on beside its own.

    Every row of the record that the transaction has written is sealed by its digest;
    the rows are flushed first, so that it covers keys and defaults as stored.
    """
    session.flush()
    last, entered_at = last_place(session)
    if entered_at is not None and at < entered_at - CLOCK_TOLERANCE and not accepts_past:
        raise ClockBehind
    if not accepts_past and _was_set_back(last):
        raise RegisterSetBack
    sequence = last + 1
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
            "meeting": meeting_id,
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
    afterwards(session, partial(leave_trace, Entered(sequence, entry.leaf_sha256)))
    return entry


def _was_set_back(last: int) -> bool:
    """Say whether an act was done after the last that the register knows; asked under the lock of its sequence."""
    seen = last_trace()
    return seen is not None and seen.sequence > last
