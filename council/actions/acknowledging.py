"""A recipient opens what was sent, which is a mark, and confirms its receipt, which is an act."""

from datetime import datetime
from typing import Any

from sqlalchemy import null, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.actions.entering import enter
from council.actions.locking import find, locked_meeting
from council.actions.refusals import NotFound
from council.records.database import db, transaction
from council.records.dispatches import Delivery, DispatchKind, DispatchPaper, Opening
from council.records.floor import charter_of
from council.records.meetings import Meeting


def acknowledge_delivery(*, delivery: str, by: Actor, at: datetime) -> Delivery:
    """Confirm the receipt of what was sent to the actor; pressed again it changes nothing."""
    with transaction() as session:
        sent = find(session, Delivery, delivery)
        if not may(by, "delivery.acknowledged", sent):
            raise NotFound
        meeting = locked_meeting(session, session.get_one(Meeting, sent.dispatch.meeting_id).public_id, by=by)
        session.refresh(sent)
        if sent.acknowledged_at is not None:
            return sent
        sent.acknowledged_at = at
        edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
        is_adopted = sent.dispatch.kind is DispatchKind.ADOPTED
        clause = (edition.circulation if is_adopted else edition.materials).clause
        enter(session, "delivery.acknowledged", of=sent, by=by, at=at, clause=clause, meeting_id=meeting.id)
        return sent


def note_page_opened(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Mark that a recipient has come to the page of the dispatch, the first time."""
    to_them = select(Delivery.id, null()).where(
        Delivery.dispatch_id == dispatch_id, Delivery.person_id == by.person_id
    )
    _mark(to_them, at)


def note_paper_opened(
    *, by: Actor, at: datetime, version_id: int | None = None, rendering_id: int | None = None
) -> None:
    """Mark that a recipient has opened a version of a material or a printed paper, in every dispatch that brought it."""
    named = (
        DispatchPaper.version_id == version_id
        if version_id is not None
        else DispatchPaper.rendering_id == rendering_id
    )
    to_them = (
        select(Delivery.id, DispatchPaper.id)
        .join(DispatchPaper, DispatchPaper.dispatch_id == Delivery.dispatch_id)
        .where(Delivery.person_id == by.person_id, named)
    )
    _mark(to_them, at)


def _mark(asked: Any, at: datetime) -> None:
    """Write the marks that are not there yet; whoever opens twice at once leaves one."""
    session = db.session()
    wanted = {(row[0], row[1]) for row in session.execute(asked)}
    if not wanted or not (wanted - _marked(session, wanted)):
        return
    session.rollback()
    try:
        with transaction() as writing:
            for delivery_id, paper_id in sorted(wanted - _marked(writing, wanted), key=str):
                writing.add(Opening(delivery_id=delivery_id, paper_id=paper_id, opened_at=at))
    except IntegrityError:
        return


def _marked(session: Session, wanted: set[tuple[int, Any]]) -> set[tuple[int, Any]]:
    keys = [delivery_id for delivery_id, _paper in wanted]
    there = select(Opening.delivery_id, Opening.paper_id).where(Opening.delivery_id.in_(keys))
    return {(row[0], row[1]) for row in session.execute(there)}
