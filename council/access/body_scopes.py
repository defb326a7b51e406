"""What an actor may see of the body itself: its seats, terms, rules and treaty; of its people, whoever keeps the list."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Select, false, select, true

from council.access.actors import Actor
from council.access.rights import may
from council.records.people import Appointment, Person


def of_the_body(kind: Any) -> Callable[[Actor], Select[Any]]:
    """Return the scope of what belongs to the body: for everybody of it but those who only observe."""

    def seen(actor: Actor) -> Select[Any]:
        query = select(kind).where(kind.body_id == actor.body_id)
        return query.where(false()) if actor.is_observer else query

    return seen


def persons_seen_by(actor: Actor) -> Select[tuple[Person]]:
    """Return everybody known, for who keeps the list of persons; for others themselves alone."""
    keeps_the_list = may(actor, "person.registered")
    return select(Person).where(true() if keeps_the_list else Person.id == actor.person_id)


def appointments_seen_by(actor: Actor) -> Select[tuple[Appointment]]:
    """Return the offices given in the body, for who gives them."""
    query = select(Appointment).where(Appointment.body_id == actor.body_id)
    return query if may(actor, "appointment.made") else query.where(false())
