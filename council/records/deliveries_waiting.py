"""What was sent and waits for its readers: receipts not confirmed, papers nobody of a state has opened."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Exists, Select, distinct, exists, func, or_, select
from sqlalchemy.orm import aliased

from council.records.bodies import Seat, State
from council.records.dispatches import Delivery, Dispatch, DispatchKind, DispatchPaper, Opening
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting

# What nobody has opened for that long is told by the page of the dispatches; the desk speaks of it no more.
WATCHED = timedelta(days=90)


def receipts_owed(deliveries: Select[tuple[Delivery]], person_id: int) -> Select[tuple[Delivery]]:
    """Return those of the deliveries that came to the person, are still of use, and have no receipt.

    What was adopted always goes whole: of several such sendings of a meeting the last holds all there is to read.
    """
    of_use = select(Meeting.id).where(Meeting.id == Dispatch.meeting_id, *_of_use()).correlate(Dispatch)
    owed = (Delivery.person_id == person_id, Delivery.acknowledged_at.is_(None))
    return deliveries.where(*owed, of_use.exists(), ~_came_again()).order_by(Delivery.id)


def unopened_by_states(body_id: int, *, at: datetime) -> Select[tuple[Meeting, str, int]]:
    """Ask for the meetings with papers sent that some states have not opened: which states, and how many papers of each."""
    paper = func.coalesce(DispatchPaper.version_id, -DispatchPaper.rendering_id)
    return (
        select(Meeting, State.code, func.count(distinct(paper)))
        .join(Dispatch, Dispatch.meeting_id == Meeting.id)
        .join(Delivery, Delivery.dispatch_id == Dispatch.id)
        .join(DispatchPaper, DispatchPaper.dispatch_id == Dispatch.id)
        .join(Seat, Seat.id == Delivery.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(Meeting.body_id == body_id, Dispatch.issued_at >= at - WATCHED, *_of_use())
        .where(Delivery.person_id.is_not(None))
        .where(~_opened_by_its_state(), ~_withdrawn())
        .group_by(Meeting.id, State.id)
        .order_by(Meeting.starts_at, State.place)
    )


def _of_use() -> tuple[ColumnElement[bool], ...]:
    """Say that somebody should still read it: materials until the meeting is over, what was adopted after it."""
    is_ahead = or_(Dispatch.kind == DispatchKind.ADOPTED, Meeting.closed_at.is_(None))
    return Meeting.cancelled_at.is_(None), is_ahead


def _came_again() -> Exists:
    """Say whether what was adopted came to the same person once more after this delivery of it."""
    again, later = aliased(Delivery), aliased(Dispatch)
    return exists(
        select(again.id)
        .join(later, later.id == again.dispatch_id)
        .where(Dispatch.kind == DispatchKind.ADOPTED, later.kind == DispatchKind.ADOPTED)
        .where(later.meeting_id == Dispatch.meeting_id, later.number > Dispatch.number)
        .where(again.person_id == Delivery.person_id)
        .correlate(Delivery, Dispatch)
    )


def _opened_by_its_state() -> Exists:
    """Say whether anybody of the state of the delivery has opened the paper, whichever dispatch brought it."""
    theirs, sent = aliased(Delivery), aliased(DispatchPaper)
    same = or_(sent.version_id == DispatchPaper.version_id, sent.rendering_id == DispatchPaper.rendering_id)
    return exists(
        select(Opening.id)
        .join(theirs, theirs.id == Opening.delivery_id)
        .join(sent, sent.id == Opening.paper_id)
        .where(theirs.seat_id == Delivery.seat_id, same)
        .correlate(Delivery, DispatchPaper)
    )


def _withdrawn() -> Exists:
    """Say whether the material of the paper was withdrawn: nobody has to read it."""
    return exists(
        select(MaterialVersion.id)
        .join(Material, Material.id == MaterialVersion.material_id)
        .where(MaterialVersion.id == DispatchPaper.version_id, Material.withdrawn_at.is_not(None))
        .correlate(DispatchPaper)
    )
