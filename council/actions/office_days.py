"""The days of an office: nobody holds one twice, and a seat has one member on any day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import overlap
from council.actions.refusals import Conflict, Forbidden
from council.records.bodies import Seat
from council.records.people import Appointment, Office, Person

NOTHING_FORESEEN: Mapping[int, date] = {}


def refuse_oneself(holder: Person, by: Actor) -> None:
    """Refuse an appointment of one's own person."""
    if holder.id == by.person_id:
        raise Forbidden(
            "Самого себя никто не назначает. Ничего не изменено.",
            "Nobody appoints themselves. Nothing was changed.",
        )


def refuse_overlap(
    session: Session,
    holder: Person,
    office: Office,
    seat: Seat | None,
    *,
    since_on: date,
    until_on: date | None,
    by: Actor,
    foreseen: Mapping[int, date] = NOTHING_FORESEEN,
) -> None:
    """Refuse a second member of a seat on any day, and the same office held twice by one person.

    `foreseen` tells the last days that were proposed and wait, by the key of the appointment.
    """
    same = Appointment.person_id == holder.id
    if seat is not None and office is Office.MEMBER:
        same = same | (Appointment.seat_id == seat.id)
    query = select(Appointment).where(Appointment.body_id == by.body_id, Appointment.office == office, same)
    for other in session.scalars(query):
        if overlap(since_on, until_on, other.since_on, foreseen.get(other.id, other.until_on)):
            raise Conflict(
                f"На эти дни уже назначен(а) {other.person.full_name} с {other.since_on:%d.%m.%Y}. "
                "Сначала внесите последний день прежних полномочий.",
                f"{other.person.full_name} holds this from {other.since_on}. First enter the last day of that office.",
            )


def refuse_later_end(held: Appointment, until_on: date) -> None:
    """Refuse a last day that is not earlier than the one entered: it is brought forward, never put off."""
    if held.until_on is not None and held.until_on <= until_on:
        raise Conflict(
            f"Полномочия уже прекращаются {held.until_on:%d.%m.%Y}. Для нового срока внесите назначение.",
            f"The office ends on {held.until_on} already. Enter an appointment for a new term.",
        )
