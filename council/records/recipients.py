"""To whom the council writes: of each state its member, its focal points and who holds its powers at the meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from council.records.bodies import Seat, State
from council.records.credentials import Credential
from council.records.mail import LetterChoice
from council.records.meetings import Meeting
from council.records.people import (
    KEEPERS_OF_USERS,
    OF_A_STATE,
    SECRETARIAT,
    Account,
    Appointment,
    Office,
    Person,
)
from council.records.presence import Participant
from council.records.voting import RollSeat, Vote

_CHOICE = (LetterChoice, LetterChoice.person_id == Account.person_id)


@dataclass(frozen=True)
class Recipient:
    """Somebody with an account, at its address; `state` is the code of the delegation, None for the others.

    `digest_hour` is the hour at which the person wants in one letter what may wait, None for at once.
    """

    person_id: int
    name: str
    address: str
    language: str
    state: str | None
    digest_hour: int | None = None


def delegations(
    session: Session, *, body_id: int, day: date, meeting: Meeting | None = None
) -> list[Recipient]:
    """Return who is written to for the states on the day, in the Russian order of the states; nobody twice."""
    named = _named(session, body_id, day, sorted(OF_A_STATE))
    empowered = _empowered(session, meeting) if meeting is not None else []
    by_person: dict[int, Recipient] = {}
    for recipient in (*named, *empowered):
        by_person.setdefault(recipient.person_id, recipient)
    return list(by_person.values())


def others_taking_part(session: Session, *, body_id: int, day: date) -> list[Recipient]:
    """Return who is written to beside the states: those with an advisory voice."""
    return _named(session, body_id, day, [Office.ADVISORY])


def secretariat(session: Session, *, body_id: int, day: date) -> list[Recipient]:
    """Return the secretariat of the day."""
    return _named(session, body_id, day, sorted(SECRETARIAT))


def head_of_secretariat(session: Session, *, body_id: int, day: date) -> list[Recipient]:
    """Return who heads the secretariat on the day."""
    return _named(session, body_id, day, [Office.SECRETARIAT_HEAD])


def members(session: Session, *, body_id: int, day: date) -> list[Recipient]:
    """Return the members of the day, who speak for their states."""
    return _named(session, body_id, day, [Office.MEMBER])


def keepers(session: Session, *, body_id: int, day: date) -> list[Recipient]:
    """Return who keeps the papers of the states on the day: their members and focal points."""
    return _named(session, body_id, day, sorted(KEEPERS_OF_USERS))


def persons(session: Session, keys: Iterable[int]) -> list[Recipient]:
    """Return certain persons, in the order of their names; who has no account cannot be written to."""
    query = select(Account, LetterChoice.hour).outerjoin(*_CHOICE).join(Account.person)
    query = query.where(Account.person_id.in_(keys), Account.disabled_at.is_(None))
    ordered = query.order_by(Person.family_name, Person.id)
    return [_recipient(account, None, hour) for account, hour in session.execute(ordered)]


def voting_for(session: Session, vote: str, state: str) -> list[Recipient]:
    """Return who acts for a state in a vote, as its roll has it."""
    acting = (
        select(Participant.person_id)
        .join(RollSeat, RollSeat.participant_id == Participant.id)
        .join(Vote, Vote.id == RollSeat.vote_id)
        .join(Seat, Seat.id == RollSeat.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(Vote.public_id == vote, State.code == state)
    )
    return persons(session, session.scalars(acting).all())


def _named(session: Session, body_id: int, day: date, offices: Sequence[Office]) -> list[Recipient]:
    query = (
        select(Account, State.code, LetterChoice.hour)
        .join(Person, Person.id == Account.person_id)
        .outerjoin(*_CHOICE)
        .join(Appointment, Appointment.person_id == Person.id)
        .outerjoin(Seat, Seat.id == Appointment.seat_id)
        .outerjoin(State, State.id == Seat.state_id)
        .where(Appointment.body_id == body_id, Appointment.office.in_(offices))
        .where(Appointment.since_on <= day, or_(Appointment.until_on.is_(None), Appointment.until_on >= day))
        .where(Account.disabled_at.is_(None))
        .order_by(State.place, Appointment.office.desc(), Appointment.id)
    )
    return [_recipient(*row) for row in session.execute(query)]


def _empowered(session: Session, meeting: Meeting) -> list[Recipient]:
    query = (
        select(Account, State.code, LetterChoice.hour)
        .outerjoin(*_CHOICE)
        .join(Credential, Credential.person_id == Account.person_id)
        .join(Seat, Seat.id == Credential.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(Credential.meeting_id == meeting.id, Account.disabled_at.is_(None))
        .where(Credential.confirmed_at.is_not(None), Credential.revoked_at.is_(None))
        .order_by(State.place, Credential.id)
    )
    return [_recipient(*row) for row in session.execute(query)]


def recipient_of(account: Account) -> Recipient:
    """Return the holder of an account, written to about that account alone, at once."""
    return _recipient(account, None, None)


def _recipient(account: Account, state: str | None, hour: int | None) -> Recipient:
    return Recipient(
        account.person_id, account.person.full_name, account.email, account.language, state, hour
    )
