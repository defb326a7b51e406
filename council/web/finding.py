"""Finding what an address names, within what its reader may see; what is not there for the reader is not there at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from flask import Flask, abort, request
from sqlalchemy.sql.base import ExecutableOption

from council.access.actors import Actor
from council.access.seeing import meeting_of, seen_by
from council.records.database import db
from council.records.meetings import Meeting
from council.records.security_log import SecurityKind
from council.web.acting import current_actor
from council.web.noting import note_as

Found = TypeVar("Found")


def found_or_404(
    kind: type[Found], public_id: str, by: Actor | None = None, options: Sequence[ExecutableOption] = ()
) -> Found:
    """Return the thing with the identifier, if the actor may see it (by default whoever reads the page)."""
    return _or_404(_seen(kind, public_id, by or current_actor(), *options))


def found_with_actor(kind: type[Found], public_id: str, *options: ExecutableOption) -> tuple[Found, Actor]:
    """Return the thing of a meeting, and who acts in that meeting; 404 where it is not shown to them."""
    return _or_404(found_or_none(kind, public_id, *options))


def found_or_none(
    kind: type[Found], public_id: str, *options: ExecutableOption
) -> tuple[Found, Actor] | None:
    """Return the same, or None where several kinds of things share an address.

    The powers of a substitute hold for one meeting: which one is known before the thing is looked for.
    """
    by: Actor | None = current_actor()
    if by is not None and not _stands_in_every_meeting(by):
        by = _actor_at(kind, public_id)
    found = None if by is None else _seen(kind, public_id, by, *options)
    return None if found is None or by is None else (found, by)


def found_in_meeting(kind: type[Found], public_id: str) -> tuple[Found, Meeting, Actor]:
    """Return the thing, its meeting and who acts there; 404 where it is not shown to them."""
    found, by = found_with_actor(kind, public_id)
    meeting = db.session.scalars(meeting_of(kind, public_id)).one()
    return found, meeting, by


def actor_in(meeting: Meeting) -> Actor:
    """Return who acts in the meeting: an office stands whatever the meeting, powers by a paper for one alone.

    Whoever has no paper for any meeting ahead has none for this one, unless it is over.
    """
    by = current_actor()
    if by.credential_id is None:
        is_ahead = meeting.closed_at is None and meeting.cancelled_at is None
        has_no_other = is_ahead or by.is_secretariat or by.seat_id is not None
    else:
        has_no_other = by.credential_meeting_id == meeting.id
    return by if has_no_other else current_actor(meeting)


def init_app(app: Flask) -> None:
    """Have no page at an address that nobody can have been given."""
    app.before_request(turn_away_unprintable_addresses)


def turn_away_unprintable_addresses() -> None:
    """Answer 404 before a database that refuses such letters is asked for them."""
    if not request.path.isprintable():
        abort(404)


def _or_404(found: Found | None) -> Found:
    """Return what was found; what nobody has and what is not the reader's are answered, and noted, alike."""
    if found is None:
        note_as(SecurityKind.DENIED)
        abort(404)
    return found


def _stands_in_every_meeting(by: Actor) -> bool:
    return by.credential_id is None and (by.is_secretariat or by.seat_id is not None)


def _actor_at(kind: type, public_id: str) -> Actor | None:
    meeting = db.session.scalars(meeting_of(kind, public_id)).one_or_none()
    return None if meeting is None else actor_in(meeting)


def _seen(kind: type[Found], public_id: str, by: Actor, *options: ExecutableOption) -> Found | None:
    keyed: Any = kind
    query = seen_by(by, kind).where(keyed.public_id == public_id).options(*options)
    return db.session.scalars(query).unique().one_or_none()
