"""People, their accounts, and the offices they hold from one day to another."""

from datetime import date, datetime

from sqlalchemy import select

from council.access.actors import Actor, day_of, founder_of
from council.access.delegations import keeps
from council.actions.accounts import hashed, new_account, new_person
from council.actions.closing_accounts import close_or_propose, open_account_of
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import find, lock_running_meetings, locked_body
from council.actions.office_days import refuse_later_end, refuse_oneself, refuse_overlap
from council.actions.permission import require
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.actions.sessions import end_sessions_of
from council.actions.texts import clean
from council.records.bodies import Body
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.people import (
    KEEPERS_OF_USERS,
    OF_A_STATE,
    SECRETARIAT,
    Account,
    Appointment,
    Office,
    Person,
)
from council.records.proposals import Proposal
from council.records.sessions import SessionEnd

# Who keeps the record or the installation.
KEEPERS = SECRETARIAT | {Office.OPERATOR}


def set_up_secretariat(
    *,
    body: str,
    family_name: str,
    given_names: str,
    name_en: str = "",
    post: str,
    email: str,
    password: str,
    at: datetime,
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
        person = new_person(session, family_name, given_names, name_en, at)
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


def disable_account(*, person: str, by: Actor, at: datetime) -> Proposal | None:
    """Let a person sign in no more, from the next request on; what they did stays.

    A state may do so with the users of its delegation, the secretariat with anybody. Who acts in a
    vote that is open is not taken out of it by one person: the proposal that is returned waits for a second.
    """
    with transaction() as session:
        locked_body(session, by=by)
        lock_running_meetings(session, by=by)
        holder = find(session, Person, person)
        if not keeps(session, by, holder.id, day=day_of(session, by.body_id, at)):
            require(by, "account.disabled")
        open_account_of(session, holder)
        if holder.id == by.person_id:
            raise Conflict("Свою учетную запись закрыть нельзя.", "You cannot disable your own account.")
        return close_or_propose(session, holder, by=by, at=at)


def appoint(
    *,
    person: str,
    office: Office,
    post: str,
    organisation: str = "",
    since_on: date,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Record that a person holds an office that is not a state's; who is named for a state two persons name.

    Who keeps the record or the installation is named by the head: an officer who could
    name another would be two persons wherever two are asked for.
    """
    require(by, "appointment.made")
    if office in KEEPERS and Office.SECRETARIAT_HEAD not in by.offices:
        raise Forbidden(
            "В секретариат и оператором назначает руководитель секретариата. Ничего не изменено.",
            "The head of the secretariat appoints to the secretariat and as operator. Nothing was changed.",
        )
    require_order(since_on, until_on)
    if office in OF_A_STATE:
        raise Incomplete(
            "Членов Совета, координаторов и сотрудников делегаций назначают два лица.",
            "A member, a focal point and a user of a delegation are named by two persons.",
        )
    with transaction() as session:
        locked_body(session, by=by)
        holder = find(session, Person, person)
        refuse_oneself(holder, by)
        refuse_overlap(session, holder, office, None, since_on=since_on, until_on=until_on, by=by)
        appointment = Appointment(
            public_id=new_public_id(),
            body_id=by.body_id,
            person_id=holder.id,
            office=office,
            post=clean(post, field="post"),
            organisation=clean(organisation, field="organisation", required=False),
            since_on=since_on,
            until_on=until_on,
        )
        session.add(appointment)
        enter(session, "appointment.made", of=appointment, by=by, at=at, detail={"office": office.value})
        end_sessions_of(session, holder.id, because=SessionEnd.POWERS, at=at)
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
        _refuse_what_takes_more(held, by)
        refuse_later_end(held, until_on)
        held.until_on, held.ended_at = until_on, at
        enter(session, "appointment.ended", of=held, by=by, at=at, detail={"until_on": until_on.isoformat()})
        end_sessions_of(session, held.person_id, because=SessionEnd.POWERS, at=at)
        return held


def _refuse_what_takes_more(held: Appointment, by: Actor) -> None:
    """Refuse to end alone who acts for a state, and the offices of the secretariat but for its head."""
    if held.office in KEEPERS_OF_USERS:
        raise Forbidden(
            "Полномочия члена Совета и координатора прекращают два лица. Ничего не изменено.",
            "The office of a member or a focal point is ended by two persons. Nothing was changed.",
        )
    if held.office in KEEPERS and Office.SECRETARIAT_HEAD not in by.offices:
        raise Forbidden(
            "Полномочия секретариата и оператора прекращает руководитель секретариата. Ничего не изменено.",
            "The head of the secretariat ends its offices and the operator's. Nothing was changed.",
        )
