"""What an actor may see of the body itself: its seats, terms, rules and treaty; of its people, whoever keeps the list."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, false, or_, select

from council.access.actors import Actor
from council.access.rights import may
from council.records.nominations import Nomination
from council.records.people import Appointment, Office, Person
from council.records.resets import Reset


def of_the_body(kind: Any) -> Callable[[Actor], Select[Any]]:
    """Return the scope of what belongs to the body: for everybody of it but those who only observe."""

    def seen(actor: Actor) -> Select[Any]:
        query = select(kind).where(kind.body_id == actor.body_id)
        return query.where(false()) if actor.is_guest else query

    return seen


def persons_seen_by(actor: Actor) -> Select[tuple[Person]]:
    """Return everybody known, for who keeps the list of persons; for others themselves, and the users they keep."""
    if may(actor, "person.registered"):
        return select(Person)
    kept = select(Appointment.person_id).where(
        Appointment.seat_id == actor.keeps_id, Appointment.office == Office.DELEGATE
    )
    return select(Person).where(or_(Person.id == actor.person_id, Person.id.in_(kept)))


def appointments_seen_by(actor: Actor) -> Select[tuple[Appointment]]:
    """Return the offices given in the body, for who gives them."""
    query = select(Appointment).where(Appointment.body_id == actor.body_id)
    return query if may(actor, "appointment.made") else query.where(false())


def nominations_seen_by(actor: Actor) -> Select[tuple[Nomination]]:
    """Return the nominations of the body: all for the secretariat, those of the state for who keeps its users."""
    query = select(Nomination).where(Nomination.body_id == actor.body_id)
    if may(actor, "nomination.confirmed"):
        return query
    return query.where(false() if actor.keeps_id is None else Nomination.seat_id == actor.keeps_id)


def resets_seen_by(actor: Actor) -> Select[tuple[Reset]]:
    """Return the resets of access, for the secretariat, which proposes and confirms them."""
    query = select(Reset)
    return query if may(actor, "reset.proposed") else query.where(false())
