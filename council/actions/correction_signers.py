"""Who signs a correction of a protocol: who presided, or chairs the Council in the place; and the head of the secretariat."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.law.chairmanship import presiding_order
from council.records.corrections import MinutesCorrection
from council.records.floor import Floor
from council.records.people import Account, Appointment, Office, Person
from council.records.presence import Participant
from council.records.rotation import rotation_of


@dataclass(frozen=True)
class Signers:
    """Who may sign a correction; `called` are the seats whose members sign in the place of who presided.

    `head` signs before them, where the charter asks for it.
    """

    persons: tuple[Person, ...]
    called: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    head: Person | None = None

    def include(self, by: Actor) -> bool:
        return any(person.id == by.person_id for person in self.persons)

    @property
    def first(self) -> tuple[str, Person] | None:
        """Return the post and the person a paper names, where it is not who presided."""
        return (self.posts[0], self.persons[0]) if self.called and self.persons else None

    @property
    def named(self) -> int | None:
        """Return the person whose name a paper of today prints: nobody else can sign it."""
        return self.persons[0].id if self.persons else None

    @property
    def begin(self) -> tuple[Person, ...]:
        """Return whose turn it is when a correction is proposed: the head's where that signature is asked for."""
        return (self.head,) if self.head is not None else self.persons


def signers_of(session: Session, floor: Floor, *, at: datetime, named: int | None = None) -> Signers:
    """Return who presided, as long as that person has the office; else the chair of the day, else a co-chair (4.3).

    `named` is whom a proposed paper names: one that names another is not signed by who presided and has come back.
    """
    last, body_id = floor.presiding, floor.meeting.body_id
    day = day_of(session, body_id, at)
    head = _head(session, body_id, day) if floor.edition.minutes.countersigned else None
    presides = last is not None and named in (None, last.participant.person_id)
    if last is not None and presides and not is_gone(session, last.participant, day):
        return Signers((last.participant.person,), head=head)
    members = _members(session, body_id, day)
    if last is not None and not presides:
        members = {seat: member for seat, member in members.items() if member.id == named}
    rotation = rotation_of(session, floor.meeting.body)
    term = rotation.chair_on(day)
    chair = term.seat if term else None
    called = presiding_order(
        chair_seat=chair, co_chair_seats=rotation.co_chairs_on(day).seats, present=frozenset(members)
    )
    posts = tuple("Председатель Совета" if seat == chair else "Сопредседатель Совета" for seat in called)
    return Signers(tuple(members[seat] for seat in called), called, posts, head)


def signs(session: Session, floor: Floor, correction: MinutesCorrection, by: Actor, *, at: datetime) -> bool:
    """Say whether the actor is called to sign the correction now."""
    return signers_of(session, floor, at=at, named=correction.signer_id).include(by)


def is_gone(session: Session, participant: Participant, day: date) -> bool:
    """Say whether who presided can no longer sign: without an account, the office ended, or the paper revoked or over."""
    accounts = select(Account.id).where(
        Account.person_id == participant.person_id, Account.disabled_at.is_(None)
    )
    if session.scalars(accounts).first() is None:
        return True
    paper = participant.credential
    if paper is not None:
        return paper.revoked_at is not None or (paper.until_on is not None and paper.until_on < day)
    held = _offices(day).where(Appointment.person_id == participant.person_id)
    return session.scalars(held.where(Appointment.seat_id == participant.seat_id)).first() is None


def _head(session: Session, body_id: int, day: date) -> Person | None:
    """Return who heads the secretariat on the day and can come in and sign."""
    query = _offices(day, Office.SECRETARIAT_HEAD).join(Account, Account.person_id == Appointment.person_id)
    query = query.where(Appointment.body_id == body_id, Account.disabled_at.is_(None))
    held = session.scalars(query.order_by(Appointment.id)).first()
    return held.person if held is not None else None


def _members(session: Session, body_id: int, day: date) -> dict[str, Person]:
    """Return for each seat its member of the day who can come in and sign."""
    query = _offices(day).join(Account, Account.person_id == Appointment.person_id)
    query = query.where(Appointment.body_id == body_id, Account.disabled_at.is_(None))
    held = session.scalars(query.order_by(Appointment.id))
    return {one.seat.code: one.person for one in held if one.seat is not None}


def _offices(day: date, office: Office = Office.MEMBER) -> Select[Any]:
    is_held = Appointment.since_on <= day, or_(Appointment.until_on.is_(None), Appointment.until_on >= day)
    return select(Appointment).where(Appointment.office == office, *is_held)
