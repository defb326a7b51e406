"""Who is told of a reset of access: the person it concerns, and whoever sits beside them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.records.credentials import Credential
from council.records.people import SECRETARIAT, Appointment
from council.records.resets import Reset, ResetNotice, agreed_since

# Long enough for whoever opens the site once a month.
TOLD_FOR = timedelta(days=40)


def noticed_by(session: Session, actor: Actor, *, at: datetime) -> Sequence[Reset]:
    """Return the resets the reader is to be told of and has not put away: their own, and of their own side.

    For a state that is its delegation, for the secretariat all of it.
    """
    put_away = exists().where(ResetNotice.reset_id == Reset.id, ResetNotice.person_id == actor.person_id)
    concerned = or_(Reset.person_id == actor.person_id, *_beside(actor, day_of(session, actor.body_id, at)))
    query = select(Reset).where(concerned, agreed_since(at - TOLD_FOR), ~put_away)
    return session.scalars(query.order_by(Reset.id.desc())).all()


def _beside(actor: Actor, day: date) -> Iterator[ColumnElement[bool]]:
    """Yield who sits beside the reader: for the state by an office or a paper, or else in the secretariat."""
    held = select(Appointment.person_id).where(
        Appointment.body_id == actor.body_id,
        Appointment.since_on <= day,
        or_(Appointment.until_on.is_(None), Appointment.until_on >= day),
    )
    if actor.delegation_id is not None:
        papers = select(Credential.person_id).where(
            Credential.seat_id == actor.delegation_id,
            Credential.confirmed_at.is_not(None),
            Credential.revoked_at.is_(None),
        )
        yield Reset.person_id.in_(held.where(Appointment.seat_id == actor.delegation_id))
        yield Reset.person_id.in_(papers)
    elif actor.is_secretariat:
        yield Reset.person_id.in_(held.where(Appointment.office.in_(sorted(SECRETARIAT))))
