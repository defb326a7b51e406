"""Resets of access: who asked that a person may set a new password, who agreed, and when it was done."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Index,
    String,
    UniqueConstraint,
    and_,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, PublicId, reference
from council.records.database import db
from council.records.people import Person

# Long enough to be seen at the next roll call by whoever knows that the person never asked for it.
MARKED_FOR = timedelta(hours=24)


class Reset(db.Model):
    """A new way in for a person: by their own second factor, or by two other persons of the secretariat.

    Nothing changes before the person sets the new password; the second factors are
    then taken away too where they are said to be lost. One that `reopens` an account
    that was closed does so once it is agreed, and the old password is gone with that.
    """

    __tablename__ = "resets"
    __table_args__ = (
        CheckConstraint("confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id", name="two_persons"),
        CheckConstraint("confirmed_by_id IS NULL OR confirmed_by_id <> person_id", name="not_for_oneself"),
        CheckConstraint("(factor <> '') = (proposed_by_id = person_id)", name="alone_by_factor_only"),
        CheckConstraint("factor = '' OR removes_factors IS FALSE", name="factor_proved_is_kept"),
        CheckConstraint("factor = '' OR reopens IS FALSE", name="reopened_by_two"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_somebody"),
        CheckConstraint("(refused_at IS NULL) = (refused_by_id IS NULL)", name="refused_by_somebody"),
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="confirmed_or_refused"),
        CheckConstraint(
            "done_at IS NULL OR factor <> '' OR confirmed_at IS NOT NULL", name="done_when_agreed"
        ),
        CheckConstraint("confirmed_at IS NULL OR confirmed_at >= proposed_at", name="confirmed_afterwards"),
        Index(
            "uq_resets_one_waiting_a_person",
            "person_id",
            unique=True,
            sqlite_where=text("factor = '' AND confirmed_at IS NULL AND refused_at IS NULL"),
            postgresql_where=text("factor = '' AND confirmed_at IS NULL AND refused_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    reason: Mapped[str]
    removes_factors: Mapped[bool] = mapped_column(default=False)
    reopens: Mapped[bool] = mapped_column(default=False)
    factor: Mapped[str] = mapped_column(String(20), default="")
    proposed_at: Mapped[At]
    proposed_by_id: Mapped[int] = reference("persons.id")
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
    refused_at: Mapped[AtOrNone]
    refused_by_id: Mapped[int | None] = reference("persons.id")
    done_at: Mapped[AtOrNone]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True, foreign_keys=[person_id])
    proposed_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True, foreign_keys=[proposed_by_id])
    confirmed_by: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[confirmed_by_id])

    @property
    def is_waiting(self) -> bool:
        """Say whether a second person has yet to answer."""
        return not self.factor and self.confirmed_at is None and self.refused_at is None

    @property
    def agreed_at(self) -> datetime | None:
        """Return since when the person may set a new password."""
        return self.proposed_at if self.factor else self.confirmed_at

    def is_marked_at(self, moment: datetime) -> bool:
        """Say whether the roll call is told of it: for a day after it was agreed, and after it was done."""
        since = self.done_at or self.agreed_at
        return since is not None and since <= moment < since + MARKED_FOR


class ResetNotice(db.Model):
    """A reader has put away the notice of a reset; outside the register, since it changes nothing."""

    __tablename__ = "reset_notices"
    __table_args__ = (UniqueConstraint("reset_id", "person_id", name="put_away_once"),)

    id: Mapped[Key]
    reset_id: Mapped[int] = reference("resets.id")
    person_id: Mapped[int] = reference("persons.id")
    put_away_at: Mapped[At]


def resets_of(session: Session, person_id: int) -> Sequence[Reset]:
    """Return every reset of a person's access that was asked for, the latest first."""
    query = select(Reset).where(Reset.person_id == person_id).order_by(Reset.id.desc())
    return session.scalars(query).all()


def agreed_since(moment: datetime) -> ColumnElement[bool]:
    """Return the condition that a reset was agreed, and that or its carrying out is no older than the moment."""
    by_factor, by_two = Reset.factor != "", Reset.confirmed_at.is_not(None)
    lately = or_(
        and_(by_factor, Reset.proposed_at >= moment), Reset.confirmed_at >= moment, Reset.done_at >= moment
    )
    return and_(or_(by_factor, by_two), lately)


def resets_agreed_since(session: Session, person_ids: Iterable[int], moment: datetime) -> Sequence[Reset]:
    """Return the resets of the persons that were agreed or done since the moment, the latest first."""
    query = select(Reset).where(Reset.person_id.in_(sorted(person_ids)), agreed_since(moment))
    return session.scalars(query.order_by(Reset.id.desc())).all()
