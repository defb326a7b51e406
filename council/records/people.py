"""Persons, their accounts, and the offices they hold from one day to another."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, String, UniqueConstraint, and_, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.binding import Bound
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db


class Office(StrEnum):
    """What a person is in a body, apart from the powers a credential gives for a meeting."""

    OPERATOR = "operator"
    SECRETARIAT_HEAD = "secretariat_head"
    SECRETARIAT_DEPUTY = "secretariat_deputy"
    SECRETARIAT_OFFICER = "secretariat_officer"
    MEMBER = "member"
    FOCAL_POINT = "focal_point"
    DELEGATE = "delegate"
    ADVISORY = "advisory"
    OBSERVER = "observer"
    EXPERT = "expert"


# Who is named for a state: its member, the focal point who keeps its users, and those users; only the first votes.
OF_A_STATE = frozenset({Office.MEMBER, Office.FOCAL_POINT, Office.DELEGATE})
KEEPERS_OF_USERS = frozenset({Office.MEMBER, Office.FOCAL_POINT})
SECRETARIAT = frozenset({Office.SECRETARIAT_HEAD, Office.SECRETARIAT_DEPUTY, Office.SECRETARIAT_OFFICER})


class Person(db.Model):
    """A human being known to the installation, with or without an account."""

    __tablename__ = "persons"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    family_name: Mapped[str]
    given_names: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    created_at: Mapped[At]

    account: Mapped["Account | None"] = relationship(back_populates="person")

    @property
    def full_name(self) -> str:
        return f"{self.family_name} {self.given_names}".strip()

    @property
    def initials_and_name(self) -> str:
        """Return the name as a signature line prints it: «И. О. Фамилия», joined by unbreakable spaces."""
        letters = [f"{name[0]}." for name in self.given_names.split()]
        return "\u00a0".join([*letters, self.family_name])


class Account(Bound, db.Model):
    """The right of a person to sign in; no password is kept until the person has set one by an invitation."""

    BOUND = ("person_id", "password_hash", "disabled_at")

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_in_lower_case"),
        CheckConstraint(
            "(password_hash IS NULL) = (password_changed_at IS NULL)", name="password_with_its_moment"
        ),
    )

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(db.ForeignKey("persons.id", ondelete="RESTRICT"), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(2), default="ru")
    created_at: Mapped[At]
    password_changed_at: Mapped[AtOrNone]
    disabled_at: Mapped[AtOrNone]

    person: Mapped[Person] = relationship(back_populates="account", lazy="joined", innerjoin=True)


class Appointment(db.Model):
    """An office held by a person from one day to another; a member holds the seat of a state.

    `ended_at` is the moment its last day was entered, where that came later: a meeting closed before is not touched.

    The head of the secretariat represents the authority of a state, which gives no vote.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        UniqueConstraint("body_id", "person_id", "office", "since_on", name="not_twice_from_one_day"),
        CheckConstraint(
            "(office IN ('member', 'focal_point', 'delegate')) = (seat_id IS NOT NULL)",
            name="named_for_a_state",
        ),
        CheckConstraint(
            "represents_id IS NULL OR office = 'secretariat_head'", name="head_represents_an_authority"
        ),
        CheckConstraint("until_on IS NULL OR until_on >= since_on", name="ends_after_start"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    person_id: Mapped[int] = reference("persons.id")
    office: Mapped[Office] = mapped_column(choice(Office, "known_office"))
    seat_id: Mapped[int | None] = reference("seats.id")
    represents_id: Mapped[int | None] = reference("seats.id")
    post: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    since_on: Mapped[date]
    until_on: Mapped[date | None]
    ended_at: Mapped[AtOrNone]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    seat: Mapped[Seat | None] = relationship(lazy="joined", foreign_keys=[seat_id])
    represents: Mapped[Seat | None] = relationship(foreign_keys=[represents_id])

    def is_held_on(self, day: date) -> bool:
        """Say whether the office is held on the day, both ends included."""
        return self.since_on <= day and (self.until_on is None or day <= self.until_on)

    def ends_for(self, *, closed_at: datetime | None) -> date | None:
        """Return the last day as a meeting reads it that was closed then, or is not closed yet where None."""
        entered_later = closed_at is not None and self.ended_at is not None and self.ended_at > closed_at
        return None if entered_later else self.until_on


def is_member_on(day: date) -> ColumnElement[bool]:
    """Say of the appointment in the query whether it is that of a state's member on the day, both ends included."""
    is_held = or_(Appointment.until_on.is_(None), Appointment.until_on >= day)
    return and_(Appointment.office == Office.MEMBER, Appointment.since_on <= day, is_held)
