"""Finding a meeting and what hangs on it, together with the actor as they stand in that meeting."""

from __future__ import annotations

from flask import abort
from sqlalchemy.sql.base import ExecutableOption

from council.access.actors import Actor
from council.access.rights import may
from council.records.agenda import Item
from council.records.database import db
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.web.clock import now
from council.web.finding import actor_in, found_or_404, found_with_actor


def meeting_seen(public_id: str, *options: ExecutableOption) -> tuple[Meeting, Actor]:
    """Return the meeting, and who acts in it; 404 where the meeting is not shown to them."""
    meeting = found_or_404(Meeting, public_id, options=options)
    return meeting, actor_in(meeting)


def item_seen(public_id: str) -> tuple[Item, Actor]:
    """Return the item, and who acts in its meeting; 404 where the item is not shown to them."""
    return found_with_actor(Item, public_id)


def meeting_to_change(public_id: str, act: str) -> tuple[Meeting, Actor]:
    """Return the meeting for a page of an act on it; 404 for whoever it is not entrusted to."""
    meeting, by = meeting_seen(public_id)
    if not has_hand(meeting, by, act):
        abort(404)
    return meeting, by


def item_to_change(public_id: str, act: str) -> tuple[Item, Actor]:
    """Return the item for a page of an act on it; 404 for whoever it is not entrusted to."""
    item, by = item_seen(public_id)
    if not has_hand(item.meeting, by, act):
        abort(404)
    return item, by


def has_hand(meeting: Meeting, by: Actor, act: str, floor: Floor | None = None) -> bool:
    """Say whether the act is the actor's; the floor is read only where nothing less can tell."""
    if may(by, act, meeting):
        return True
    if not meeting.is_running or by.seat_id is None:
        return False
    return may(by, act, floor or floor_of(db.session(), meeting, now()))
