"""The users a state keeps in its delegation: who they are, and over whom its focal point and its member have a say."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, offices_held
from council.records.people import KEEPERS_OF_USERS, OF_A_STATE, Appointment, Office, Person

# What takes nobody out of the state's hands: otherwise one appointment as an observer would.
GUESTS = frozenset({Office.ADVISORY, Office.OBSERVER, Office.EXPERT})


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


def only_a_user(session: Session, person_id: int, *, body_id: int, day: date) -> int | None:
    """Return the seat of whoever is a user of one delegation, and no more than a guest beside that; None for others."""
    held = offices_held(session, person_id, body_id=body_id, day=day)
    seats = {
        one.seat_id if one.office is Office.DELEGATE else None for one in held if one.office not in GUESTS
    }
    return seats.pop() if len(seats) == 1 else None


def keepers_of(session: Session, seat_id: int, *, day: date) -> list[Person]:
    """Return who keeps the users of the delegation and can sign in: its focal points, its member."""
    held = users_of_delegation(session, seat_id, day=day)
    kept = [one.person for one in held if one.office in KEEPERS_OF_USERS]
    return [one for one in kept if one.account and one.account.password_hash and not one.account.disabled_at]


def keeps(session: Session, actor: Actor, person_id: int, *, day: date) -> bool:
    """Say whether the person is a user of the delegation the actor keeps, and nothing beside that.

    Whoever holds another office too answers to the secretariat, which gave it.
    """
    if actor.keeps_id is None:
        return False
    return only_a_user(session, person_id, body_id=actor.body_id, day=day) == actor.keeps_id
