"""Writing the security log: in the transaction of an act, or in a short one of its own that holds up nobody."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from council.records.database import db, transaction, transaction_aside
from council.records.security_log import EVENTS_KEPT, SecurityEvent, SecurityKind

LOG = logging.getLogger("council.security")

# What anybody can bring about as often as they like; of the rest every single event is written down.
CHEAP = frozenset(
    {
        SecurityKind.SIGN_IN_FAILED, SecurityKind.SIGN_IN_DELAYED, SecurityKind.FACTOR_FAILED,
        SecurityKind.INVITATION_REFUSED, SecurityKind.RESET_ASKED, SecurityKind.DENIED, SecurityKind.FORGED,
        SecurityKind.ACT_REFUSED, SecurityKind.UPLOAD_REFUSED, SecurityKind.ROW_FORGED,
    }
)  # fmt: skip
MINUTE = timedelta(minutes=1)
# Enough to see what is going on; the writers of ballots never queue behind more.
NOTED_OF_AN_ADDRESS = 20
NOTED_IN_ALL = 200

_LIKE_IT = and_(SecurityEvent.kind == bindparam("kind"), SecurityEvent.address == bindparam("address"))
_NOTED_LATELY = select(func.count(), func.count().filter(_LIKE_IT)).where(
    SecurityEvent.at > bindparam("since"), SecurityEvent.kind.in_(sorted(CHEAP))
)

LONGEST_TEXT = 200
DROPPED_AT_ONCE = 2000


def note_event(
    session: Session, kind: str, *, at: datetime, person_id: int | None = None, address: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Write an event down in the transaction of the act it belongs to, unless there are too many like it."""
    allowed = _room_left(session, kind, address, at)
    if allowed <= 0:
        return
    said = {name: _harmless(value) for name, value in (detail or {}).items()}
    if allowed == 1:
        said["more"] = "not written for a minute"
    session.add(
        SecurityEvent(
            kind=kind, at=at, person_id=person_id or None, address=visible(address)[:64], detail=said
        )
    )


def note_event_now(
    kind: str, *, at: datetime, person_id: int | None = None, address: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Write an event down by itself, beside whatever the request is doing.

    One too many is not even begun, so that a flood takes no turn from who votes; and
    where the log cannot be written, what was refused stays refused and says so.
    """
    try:
        with Session(db.engine) as reading:
            if _room_left(reading, kind, address, at) <= 0:
                return
        with transaction_aside() as session:
            note_event(session, kind, at=at, person_id=person_id, address=address, detail=detail)
    except SQLAlchemyError:
        LOG.exception("an event could not be written to the security log: %s", kind)


def drop_oldest_events() -> int:
    """Let go of the events beyond the number that is kept, a few at a time; return how many went."""
    newest = db.session.scalar(select(func.max(SecurityEvent.id))) or 0
    oldest = db.session.scalar(select(func.min(SecurityEvent.id))) or 0
    db.session.rollback()
    last = min(newest - EVENTS_KEPT, oldest + DROPPED_AT_ONCE - 1)
    if last < oldest or not oldest:
        return 0
    with transaction() as session:
        going = delete(SecurityEvent).where(SecurityEvent.id <= last)
        return session.execute(going).rowcount  # type: ignore[attr-defined, no-any-return]


def visible(text: str) -> str:
    """Return the text with every letter that is not printed written out: nobody forges a line of the log."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)


def _harmless(value: Any) -> Any:
    return value if isinstance(value, int | bool | None) else visible(str(value)[:LONGEST_TEXT])


def _room_left(session: Session, kind: str, address: str, at: datetime) -> int:
    """Return how many more events of the kind may be written within the minute, from the address and in all."""
    if kind not in CHEAP:
        return NOTED_IN_ALL
    asked = {"since": at - MINUTE, "kind": kind, "address": visible(address)[:64]}
    in_all, from_here = session.execute(_NOTED_LATELY, asked).one()
    return min(NOTED_IN_ALL - in_all, NOTED_OF_AN_ADDRESS - from_here)
