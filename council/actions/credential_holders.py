"""Whom a paper may name: a person of the state's own delegation or a new one, and nobody whom another state has."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, offices_held
from council.actions.accounts import new_person
from council.actions.locking import find
from council.actions.refusals import Conflict, Incomplete
from council.records.bodies import Seat
from council.records.delegations import delegation_of
from council.records.people import OF_A_STATE, SECRETARIAT, Appointment, Office, Person


@dataclass(frozen=True)
class NewPerson:
    """Somebody the record does not know yet, as the paper names them."""

    family_name: str
    given_names: str


def holder_of(
    session: Session, person: str | NewPerson, seat: Seat, *, day: date, by: Actor, at: datetime
) -> Person:
    """Return whom the paper names; a state names its own people or new ones, the secretariat anybody."""
    if isinstance(person, NewPerson):
        return new_person(session, person.family_name, person.given_names, "", at)
    holder = find(session, Person, person)
    if not by.is_secretariat and holder not in delegation_of(session, seat.id):
        raise Incomplete(
            "Выберите лицо из состава вашей делегации или впишите фамилию и имя нового.",
            "Select a person of your delegation, or enter the names of a new one.",
        )
    _refuse_office_of_a_state(session, holder, seat, day)
    _refuse_keeper(session, holder, seat, day)
    return holder


def member_of(session: Session, seat: Seat, *, day: date) -> Person | None:
    """Return whom a substitute of the seat replaces; None where the state has named no member."""
    query = select(Appointment).where(Appointment.seat_id == seat.id, Appointment.office == Office.MEMBER)
    return next((held.person for held in session.scalars(query) if held.is_held_on(day)), None)


def _refuse_keeper(session: Session, holder: Person, seat: Seat, day: date) -> None:
    """Refuse whoever keeps the record or the installation: they would confirm and count a vote of their own."""
    held = offices_held(session, holder.id, body_id=seat.body_id, day=day)
    if any(one.office in SECRETARIAT | {Office.OPERATOR} for one in held):
        raise Conflict(
            f"{holder.full_name} работает в секретариате или обслуживает систему и действовать от имени "
            "государства не может.",
            f"{holder.full_name} serves in the secretariat or keeps the installation and cannot act for a state.",
        )


def _refuse_office_of_a_state(session: Session, holder: Person, seat: Seat, day: date) -> None:
    """A member acts by the office, and for the own state alone; nor does another state's person substitute."""
    offices = session.scalars(
        select(Appointment).where(
            Appointment.person_id == holder.id,
            Appointment.body_id == seat.body_id,
            Appointment.office.in_(sorted(OF_A_STATE)),
        )
    )
    held = [office for office in offices if office.is_held_on(day)]
    if any(office.office is Office.MEMBER for office in held):
        raise Conflict(
            f"{holder.full_name} – член Совета и действует без доверенности, только от своего государства.",
            f"{holder.full_name} is a member and acts without a credential, for the own state alone.",
        )
    if any(office.seat_id != seat.id for office in held):
        raise Conflict(
            f"{holder.full_name} состоит в делегации другого государства и замещать члена Совета от этого не может.",
            f"{holder.full_name} is of another state's delegation and cannot substitute for this one.",
        )
