"""Whether a correction of a protocol has gone out: it replaces what the members hold, and so each of them is sent it."""

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from council.records.corrections import MinutesCorrection
from council.records.dispatches import Delivery, Dispatch, DispatchKind, DispatchPaper
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Rendering
from council.records.people import Appointment, Office


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
        Appointment.office == Office.MEMBER,
        Appointment.since_on <= today,
        or_(Appointment.until_on.is_(None), Appointment.until_on >= today),
        ~here.correlate(MinutesCorrection, Appointment),
    )
    return and_(went, ~away.correlate(MinutesCorrection))


def was_sent(session: Session, correction: MinutesCorrection, *, today: date) -> bool:
    """Say whether the correction was sent to all who are members on the day."""
    query = select(MinutesCorrection.id).where(MinutesCorrection.id == correction.id, is_sent(today))
    return session.scalars(query).first() is not None
