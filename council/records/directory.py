"""The people and the composition of a body as they are looked up: who holds what, for which state, since when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload, lazyload, selectinload

from council.law.parties import Span
from council.records.bodies import AuthorisedBody, Seat, State
from council.records.chairmanship import Chairmanship, ChairRefusal
from council.records.parties import seated_on
from council.records.people import Appointment, Office, Person


@dataclass(frozen=True)
class Listed:
    """A person in the list, with the offices of the day."""

    person: Person
    offices: tuple[Appointment, ...]


@dataclass(frozen=True)
class Place:
    """A seat in the composition: the state, its authorised body and its member on the day."""

    seat: Seat
    span: Span
    authority: AuthorisedBody | None
    member: Appointment | None


def people_listed(session: Session, *, body_id: int, day: date, sought: str = "") -> list[Listed]:
    """Return the persons by family name, those with `sought` in their name when something is sought."""
    query = (
        select(Person).options(selectinload(Person.account)).order_by(Person.family_name, Person.given_names)
    )
    held = _by_person(session, body_id, day)
    # Sought here: SQLite knows no small and capital letters but the Latin ones.
    return [
        Listed(person, tuple(held[person.id]))
        for person in session.scalars(query)
        if sought.casefold() in f"{person.full_name} {person.name_en}".casefold()
    ]


def persons_named(session: Session, sought: str) -> list[int]:
    """Return the keys of the persons with `sought` in their name."""
    named = sought.casefold()
    persons = session.scalars(select(Person).options(lazyload("*")))
    return [one.id for one in persons if named in f"{one.full_name} {one.name_en}".casefold()]


def appointments_of(session: Session, person: Person, *, body_id: int) -> Sequence[Appointment]:
    """Return every office the person holds or held, the latest first."""
    return session.scalars(
        select(Appointment)
        .where(Appointment.person_id == person.id, Appointment.body_id == body_id)
        .order_by(Appointment.since_on.desc(), Appointment.id.desc())
    ).all()


def composition(session: Session, *, body_id: int, day: date) -> list[Place]:
    """Return the seats of the body on the day, in the Russian order of the states."""
    members = {held.seat_id: held for held in _held_on(session, body_id, day) if held.office is Office.MEMBER}
    authorities = {
        authority.state_id: authority
        for authority in session.scalars(
            select(AuthorisedBody)
            .where(AuthorisedBody.body_id == body_id, AuthorisedBody.since_on <= day)
            .where((AuthorisedBody.until_on.is_(None)) | (AuthorisedBody.until_on >= day))
        )
    }
    return [
        Place(seat, span, authorities.get(seat.state_id), members.get(seat.id))
        for seat, span in seated_on(session, body_id, day)
    ]


def seats_without_member(session: Session, *, body_id: int, day: date) -> list[Seat]:
    """Return the seats of the body on the day for which no member is entered."""
    taken = {held.seat_id for held in _held_on(session, body_id, day) if held.office is Office.MEMBER}
    return [seat for seat, _span in seated_on(session, body_id, day) if seat.id not in taken]


def members_of_seat(session: Session, seat: Seat) -> Sequence[Appointment]:
    """Return all who hold or held the seat, the latest first."""
    return session.scalars(
        select(Appointment).where(Appointment.seat_id == seat.id).order_by(Appointment.since_on.desc())
    ).all()


def members_on(session: Session, seat: Seat, day: date) -> list[Appointment]:
    """Return who holds the seat on the day, whether or not the state is a party then."""
    return [held for held in members_of_seat(session, seat) if held.is_held_on(day)]


def authorities_of_state(session: Session, state: State, *, body_id: int) -> Sequence[AuthorisedBody]:
    """Return the authorities a state has named, the latest first."""
    return session.scalars(
        select(AuthorisedBody)
        .where(AuthorisedBody.state_id == state.id, AuthorisedBody.body_id == body_id)
        .order_by(AuthorisedBody.since_on.desc())
    ).all()


def authorities_of_body(session: Session, *, body_id: int) -> Sequence[AuthorisedBody]:
    """Return every authority that any state has named, with its state, in the Russian order of the states."""
    return session.scalars(
        select(AuthorisedBody)
        .join(AuthorisedBody.state)
        .options(contains_eager(AuthorisedBody.state))
        .where(AuthorisedBody.body_id == body_id)
        .order_by(State.place, AuthorisedBody.since_on.desc())
    ).all()


def terms_in_chair(session: Session, *, body_id: int) -> Sequence[Chairmanship]:
    """Return every term in the chair, the latest first, those taken back too."""
    return session.scalars(
        select(Chairmanship)
        .where(Chairmanship.body_id == body_id)
        .order_by(Chairmanship.since_on.desc(), Chairmanship.id.desc())
    ).all()


def refusals_standing(session: Session, *, body_id: int) -> Sequence[ChairRefusal]:
    """Return every refusal of the chair that was not taken back, the latest first."""
    return session.scalars(
        select(ChairRefusal)
        .where(ChairRefusal.body_id == body_id, ChairRefusal.taken_back_at.is_(None))
        .order_by(ChairRefusal.since_on.desc(), ChairRefusal.id.desc())
    ).all()


def _by_person(session: Session, body_id: int, day: date) -> dict[int, list[Appointment]]:
    offices: dict[int, list[Appointment]] = defaultdict(list)
    for held in _held_on(session, body_id, day):
        offices[held.person_id].append(held)
    return offices


def _held_on(session: Session, body_id: int, day: date) -> Iterable[Appointment]:
    return session.scalars(
        select(Appointment)
        .options(joinedload(Appointment.person), joinedload(Appointment.seat))
        .where(Appointment.body_id == body_id, Appointment.since_on <= day)
        .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= day))
        .order_by(Appointment.id)
    )
