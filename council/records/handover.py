"""What stands when the chair passes to the next state: its member, the secretariat, the minutes still to sign."""

from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, joinedload

from council.law.handover import HandoverFacts
from council.law.rotation_facts import Term
from council.records.bodies import Body
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.people import Appointment, Office


def handover_facts(session: Session, body: Body, following: Term) -> HandoverFacts:
    """Read the facts of the handover to the term that follows; in two queries."""
    held = _held_on(session, body, following.since_on)
    heads = [one for one in held if one.office is Office.SECRETARIAT_HEAD]
    members = {one.seat.code for one in held if one.office is Office.MEMBER and one.seat is not None}
    signed = exists().where(Signature.minutes_id == Minutes.id)
    unsigned = (
        select(func.count(Meeting.id))
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.body_id == body.id, Meeting.closed_at.is_not(None), ~signed)
    )
    return HandoverFacts(
        incoming=following.seat,
        head=heads[-1].represents.code if heads and heads[-1].represents else None,
        is_decided=following.is_decided,
        has_member=following.seat in members,
        has_deputy=any(one.office is Office.SECRETARIAT_DEPUTY for one in held),
        minutes_unsigned=session.scalar(unsigned) or 0,
    )


def head_of_secretariat(session: Session, body: Body, day: date) -> str | None:
    """Return the code of the state whose authority the head of the secretariat represents on the day."""
    heads = [one for one in _held_on(session, body, day) if one.office is Office.SECRETARIAT_HEAD]
    return heads[-1].represents.code if heads and heads[-1].represents else None


def _held_on(session: Session, body: Body, day: date) -> list[Appointment]:
    return list(
        session.scalars(
            select(Appointment)
            .options(joinedload(Appointment.represents))
            .where(Appointment.body_id == body.id, Appointment.since_on <= day)
            .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= day))
            .order_by(Appointment.since_on, Appointment.id)
        )
    )
