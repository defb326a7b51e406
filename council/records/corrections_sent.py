"""Whether a correction of a protocol has gone out: it replaces what the members hold, and so each of them is sent it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from council.law.dispatches import Paper
from council.records.corrections import MinutesCorrection
from council.records.dispatches import Delivery, Dispatch, DispatchKind, DispatchPaper
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Rendering
from council.records.people import Appointment, is_member_on
from council.records.sent import day_of_body, sent_for


def is_sent(today: date) -> ColumnElement[bool]:
    """Say of the correction in the query whether dispatches of what was adopted brought it to every state that has a member on the day.

    By mail or by other means: what was handed to some is not with the others.
    """
    went = exists().where(
        DispatchPaper.rendering_id == Rendering.id,
        Rendering.thing_id == MinutesCorrection.public_id,
        Dispatch.id == DispatchPaper.dispatch_id,
        Dispatch.kind == DispatchKind.ADOPTED,
    )
    here = went.where(Delivery.dispatch_id == Dispatch.id, Delivery.seat_id == Appointment.seat_id)
    minutes, meeting = aliased(Minutes), aliased(Meeting)
    away = exists().where(
        minutes.id == MinutesCorrection.minutes_id,
        meeting.id == minutes.meeting_id,
        Appointment.body_id == meeting.body_id,
        is_member_on(today),
        ~here.correlate(MinutesCorrection, Appointment),
    )
    return and_(went.correlate(MinutesCorrection), ~away.correlate(MinutesCorrection))


def days_sent(
    session: Session, meeting: Meeting, signed: Sequence[MinutesCorrection], *, today: date
) -> dict[int, date]:
    """Return by number the day on which each signed correction, the earliest first, had gone to all members, where it has.

    The last is judged by who is a member today. One that was replaced is judged by who was a
    member on that day: who came later is sent what is in force, and nothing is left to be sent of it.
    """
    judged_on = [day_of_body(meeting, later.signed_at) for later in signed[1:] if later.signed_at]
    went = [
        and_(MinutesCorrection.id == one.id, is_sent(day))
        for one, day in zip(signed, [*judged_on, today], strict=True)
    ]
    if not went:
        return {}
    query = select(MinutesCorrection.number, Rendering.id).where(or_(*went))
    query = query.join(Rendering, Rendering.thing_id == MinutesCorrection.public_id)
    adopted = sent_for(meeting, ()).adopted
    found = {number: adopted.day_issued(Paper(str(key), "")) for number, key in session.execute(query)}
    return {number: day for number, day in found.items() if day is not None}
