"""The users a state keeps in its delegation: who they are, and over whom its focal point and its member have a say."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, offices_held
from council.records.people import OF_A_STATE, Appointment, Office


def users_of_delegation(session: Session, seat_id: int, *, day: date) -> list[Appointment]:
    """Return the offices held for the state on the day: its member, its focal points, its users."""
    order = [Office.MEMBER, Office.FOCAL_POINT, Office.DELEGATE]
    held = session.scalars(
        select(Appointment)
        .where(Appointment.seat_id == seat_id, Appointment.office.in_(sorted(OF_A_STATE)))
        .where(Appointment.since_on <= day)
        .where(or_(Appointment.until_on.is_(None), Appointment.until_on >= day))
    )
    return sorted(held, key=lambda one: (order.index(one.office), one.person.full_name))


def keeps(session: Session, actor: Actor, person_id: int, *, day: date) -> bool:
    """Say whether the person is a user of the delegation the actor keeps, and nothing beside that.

    Whoever holds another office too answers to the secretariat, which gave it.
    """
    if actor.keeps_id is None:
        return False
    held = offices_held(session, person_id, body_id=actor.body_id, day=day)
    return bool(held) and all(one.office is Office.DELEGATE and one.seat_id == actor.keeps_id for one in held)
