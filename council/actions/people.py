"""People, their accounts, and the offices they hold from one day to another."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of, founder_of
from council.access.delegations import keeps
from council.actions.accounts import hashed, new_account, new_person
from council.actions.calendar import end_address
from council.actions.days import overlap, require_order
from council.actions.entering import enter
from council.actions.invitations import withdraw_standing
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.actions.seats import seat_of
from council.actions.sessions import ask_again, end_sessions_of
from council.actions.texts import clean
from council.records.binding import kept_bound
from council.records.bodies import Body, Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.people import OF_A_STATE, SECRETARIAT, Account, Appointment, Office, Person
from council.records.sessions import SessionEnd


def set_up_secretariat(
    *, body: str, family_name: str, given_names: str, post: str, email: str, password: str, at: datetime
) -> Account:
    """Give a body its first head of secretariat, who then enters everybody else; refused once there is one."""
    secret = hashed(password, known=(family_name, given_names, email))
    with transaction() as session:
        served = find(session, Body, body)
        founder = founder_of(served.id)
        locked_body(session, by=founder)
        if session.scalar(
            select(Appointment.id).where(
                Appointment.body_id == served.id, Appointment.office.in_(sorted(SECRETARIAT))
            )
        ):
            raise Conflict("Секретариат уже назначен.", "There is a secretariat already.")
        person = new_person(session, family_name, given_names, "", at)
        account = new_account(session, person, email=email, secret=secret, language="ru", at=at)
        appointment = Appointment(
            public_id=new_public_id(),
            body_id=served.id,
            person_id=person.id,
            office=Office.SECRETARIAT_HEAD,
            post=clean(post, field="post"),
            since_on=day_of(session, served.id, at),
        )
        session.add(appointment)
        rows = [account, appointment]
        enter(session, "secretariat.set_up", of=person, by=founder, at=at, capacity="installation", rows=rows)
        return account


def register_person(
    *, family_name: str, given_names: str, name_en: str = "", by: Actor, at: datetime
) -> Person:
    """Enter a person, so that an account, an office or a paper can name them."""
    require(by, "person.registered")
    with transaction() as session:
        person = new_person(session, family_name, given_names, name_en, at)
        enter(session, "person.registered", of=person, by=by, at=at)
        return person


def open_account(
    *, person: str, email: str, password: str, language: str = "ru", by: Actor, at: datetime
) -> Account:
    """Let a person sign in."""
    require(by, "account.opened")
    secret = hashed(password, known=(email,))
    with transaction() as session:
        holder = find(session, Person, person)
        account = new_account(session, holder, email=email, secret=secret, language=language, at=at)
        enter(session, "account.opened", of=holder, by=by, at=at, rows=[account])
        return account


def disable_account(*, person: str, by: Actor, at: datetime) -> Account:
    """Let a person sign in no more, from the next request on; what they did stays.

    A state may do so with the users of its delegation, the secretariat with anybody.
    """
    with transaction() as session:
        holder = find(session, Person, person)
        if not keeps(session, by, holder.id, day=day_of(session, by.body_id, at)):
            require(by, "account.disabled")
        account = session.scalars(select(Account).where(Account.person_id == holder.id)).one_or_none()
        if account is None:
            raise NotFound
        if account.disabled_at is not None:
            raise Conflict("Учетная запись уже закрыта.", "The account is disabled already.")
        if holder.id == by.person_id:
            raise Conflict("Свою учетную запись закрыть нельзя.", "You cannot disable your own account.")
        with kept_bound(account):
            account.disabled_at = at
        end_sessions_of(session, holder.id, because=SessionEnd.DISABLED, at=at)
        end_address(session, holder.id, at)
        withdraw_standing(session, holder, by=by, at=at)
        enter(session, "account.disabled", of=holder, by=by, at=at, rows=[account])
        return account


def appoint(
    *,
    person: str,
    office: Office,
    post: str,
    organisation: str = "",
    seat: str | None = None,
    since_on: date,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Record that a person holds an office; a member holds the seat of a state (its code), alone on any day.

    Who keeps the record or the installation is named by the head: an officer who could
    name another would be two persons wherever two are asked for.
    """
    require(by, "appointment.made")
    if office in SECRETARIAT | {Office.OPERATOR} and Office.SECRETARIAT_HEAD not in by.offices:
        raise Forbidden(
            "В секретариат и оператором назначает руководитель секретариата. Ничего не изменено.",
            "The head of the secretariat appoints to the secretariat and as operator. Nothing was changed.",
        )
    require_order(since_on, until_on)
    if (office in OF_A_STATE) != (seat is not None):
        raise Incomplete(
            "Государство указывают для члена Совета, координатора и сотрудника делегации, и только для них.",
            "A state is named for a member, a focal point and a user of a delegation, and for nobody else.",
        )
    with transaction() as session:
        locked_body(session, by=by)
        holder = find(session, Person, person)
        if holder.id == by.person_id:
            raise Forbidden(
                "Самого себя никто не назначает. Ничего не изменено.",
                "Nobody appoints themselves. Nothing was changed.",
            )
        held = seat_of(session, seat, by=by, day=since_on) if seat else None
        _refuse_overlap(session, holder, office, held, since_on=since_on, until_on=until_on, by=by)
        appointment = Appointment(
            public_id=new_public_id(),
            body_id=by.body_id,
            person_id=holder.id,
            office=office,
            seat_id=held.id if held else None,
            post=clean(post, field="post"),
            organisation=clean(organisation, field="organisation", required=False),
            since_on=since_on,
            until_on=until_on,
        )
        session.add(appointment)
        detail = {"office": office.value, "seat": seat}
        enter(session, "appointment.made", of=appointment, by=by, at=at, detail=detail)
        ask_again(session, holder.id)
        return appointment


def end_appointment(*, appointment: str, until_on: date, by: Actor, at: datetime) -> Appointment:
    """Record the last day of an office; the day can be brought forward, not put off."""
    require(by, "appointment.ended")
    with transaction() as session:
        locked_body(session, by=by)
        held = find(session, Appointment, appointment)
        if held.body_id != by.body_id:
            raise NotFound
        require_order(held.since_on, until_on)
        if held.until_on is not None and held.until_on <= until_on:
            raise Conflict(
                f"Полномочия уже прекращаются {held.until_on:%d.%m.%Y}. Для нового срока внесите назначение.",
                f"The office ends on {held.until_on} already. Enter an appointment for a new term.",
            )
        held.until_on = until_on
        enter(session, "appointment.ended", of=held, by=by, at=at, detail={"until_on": until_on.isoformat()})
        end_sessions_of(session, held.person_id, because=SessionEnd.POWERS, at=at)
        return held


def _refuse_overlap(
    session: Session,
    holder: Person,
    office: Office,
    seat: Seat | None,
    *,
    since_on: date,
    until_on: date | None,
    by: Actor,
) -> None:
    """Refuse a second member of a seat on any day, and the same office held twice by one person."""
    same = Appointment.person_id == holder.id
    if seat is not None and office is Office.MEMBER:
        same = same | (Appointment.seat_id == seat.id)
    query = select(Appointment).where(Appointment.body_id == by.body_id, Appointment.office == office, same)
    for other in session.scalars(query):
        if overlap(since_on, until_on, other.since_on, other.until_on):
            raise Conflict(
                f"На эти дни уже назначен(а) {other.person.full_name} с {other.since_on:%d.%m.%Y}. "
                "Сначала внесите последний день прежних полномочий.",
                f"{other.person.full_name} holds this from {other.since_on}. First enter the last day of that office.",
            )
