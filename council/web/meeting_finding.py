"""Finding a meeting and what hangs on it, together with the actor as they stand in that meeting."""

from __future__ import annotations

from flask import abort

from council.access.actors import Actor
from council.access.rights import may
from council.access.scopes import items_seen_by, meetings_seen_by
from council.records.agenda import Item
from council.records.database import db
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.web.acting import current_actor
from council.web.clock import now
from council.web.finding import found_or_404


def meeting_seen(public_id: str) -> tuple[Meeting, Actor]:
    """Return the meeting, and who acts in it; 404 where the meeting is not shown to them."""
    meeting = found_or_404(Meeting, public_id, meetings_seen_by(current_actor()))
    return meeting, actor_in(meeting)


def item_seen(public_id: str) -> tuple[Item, Actor]:
    """Return the item, and who acts in its meeting; 404 where the item is not shown to them."""
    item = found_or_404(Item, public_id)
    by = actor_in(item.meeting)
    return found_or_404(Item, public_id, items_seen_by(by)), by


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


def actor_in(meeting: Meeting) -> Actor:
    """Return who acts in the meeting: an office stands whatever the meeting, powers by a paper for one alone.

    Whoever has no paper for any meeting ahead has none for this one, unless it is over.
    """
    by = current_actor()
    if by.credential_id is None:
        has_no_other = meeting.closed_at is None or by.is_secretariat or by.seat_id is not None
    else:
        has_no_other = by.credential_meeting_id == meeting.id
    return by if has_no_other else current_actor(meeting)


def has_hand(meeting: Meeting, by: Actor, act: str, floor: Floor | None = None) -> bool:
    """Say whether the act is open to the actor: by office, or as who presides over the running meeting."""
    if may(by, act):
        return True
    if (
        not meeting.is_running
        or by.seat_id is None
        or act.partition(".")[0] not in {"item", "draft", "agenda"}
    ):
        return False
    presiding = (floor or floor_of(db.session(), meeting, now())).presiding_person
    return presiding is not None and presiding.person_id == by.person_id
