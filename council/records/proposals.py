"""Proposals: acts that one person has asked for and that are done once a second one confirms them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, Index, and_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.overrides import Override
from council.records.people import Appointment, Office, Person

_WAITING = "confirmed_at IS NULL AND refused_at IS NULL"


class Proposed(StrEnum):
    """What is asked for."""

    APPOINTMENT = "appointment"
    LAST_DAY = "last_day"
    CLOSURE = "closure"
    OVERRIDE_ENDING = "override_ending"


OF_OFFICES = frozenset({Proposed.APPOINTMENT, Proposed.LAST_DAY})


class Proposal(db.Model):
    """Something about who acts or by which rule, with who asked for it and who confirmed or refused it.

    A head without whom nobody is in the secretariat names a state's people alone; `is_alone` marks it for ever.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint("confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id", name="two_persons"),
        CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL AND is_alone IS FALSE)",
            name="confirmed_by_somebody",
        ),
        CheckConstraint("is_alone IS FALSE OR confirmed_by_id IS NULL", name="alone_or_by_two"),
        CheckConstraint("is_alone IS FALSE OR kind IN ('appointment', 'last_day')", name="alone_in_offices"),
        CheckConstraint("confirmed_at IS NULL OR confirmed_at >= proposed_at", name="confirmed_afterwards"),
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="confirmed_or_refused"),
        CheckConstraint("(refused_at IS NULL) = (refused_by_id IS NULL)", name="refused_by_somebody"),
        CheckConstraint("(kind = 'override_ending') = (override_id IS NOT NULL)", name="names_its_override"),
        CheckConstraint("(kind = 'override_ending') = (person_id IS NULL)", name="names_its_person"),
        CheckConstraint("(kind = 'appointment') = (since_on IS NOT NULL)", name="names_its_first_day"),
        CheckConstraint("kind <> 'last_day' OR until_on IS NOT NULL", name="names_its_last_day"),
        CheckConstraint("kind <> 'last_day' OR appointment_id IS NOT NULL", name="names_its_office"),
        CheckConstraint(
            "(kind IN ('appointment', 'last_day')) = (office IS NOT NULL AND seat_id IS NOT NULL)",
            name="names_its_seat",
        ),
        *(
            Index(
                f"uq_proposals_one_waiting_{named}", column, unique=True,
                sqlite_where=text(f"{_WAITING} AND kind = '{kind}'"),
                postgresql_where=text(f"{_WAITING} AND kind = '{kind}'"),
            )
            for named, column, kind in (
                ("last_day", "appointment_id", "last_day"),
                ("closure", "person_id", "closure"),
                ("ending", "override_id", "override_ending"),
            )
        ),
    )  # fmt: skip

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    kind: Mapped[Proposed] = mapped_column(choice(Proposed, "known_kind"))
    person_id: Mapped[int | None] = reference("persons.id")
    seat_id: Mapped[int | None] = reference("seats.id")
    office: Mapped[Office | None] = mapped_column(choice(Office, "known_office"))
    post: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    since_on: Mapped[date | None]
    until_on: Mapped[date | None]
    appointment_id: Mapped[int | None] = reference("appointments.id")
    override_id: Mapped[int | None] = reference("overrides.id")
    reason: Mapped[str] = mapped_column(default="")
    proposed_at: Mapped[At]
    proposed_by_id: Mapped[int] = reference("persons.id")
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
    is_alone: Mapped[bool] = mapped_column(default=False)
    refused_at: Mapped[AtOrNone]
    refused_by_id: Mapped[int | None] = reference("persons.id")

    person: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[person_id])
    seat: Mapped[Seat | None] = relationship(lazy="joined")
    appointment: Mapped[Appointment | None] = relationship(foreign_keys=[appointment_id])
    override: Mapped[Override | None] = relationship()
    proposed_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True, foreign_keys=[proposed_by_id])
    confirmed_by: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[confirmed_by_id])

    @property
    def is_waiting(self) -> bool:
        """Say whether a second person has yet to answer."""
        return self.confirmed_at is None and self.refused_at is None


def is_waiting() -> ColumnElement[bool]:
    """Ask for what waits for its second person."""
    return and_(Proposal.confirmed_at.is_(None), Proposal.refused_at.is_(None))


def proposals_about(session: Session, person_id: int) -> Sequence[Proposal]:
    """Return everything that was asked for about a person, the latest first."""
    query = select(Proposal).where(Proposal.person_id == person_id).order_by(Proposal.id.desc())
    return session.scalars(query).all()


def endings_waiting(session: Session, body_id: int) -> dict[int, Proposal]:
    """Return the endings of overrides that wait for a second person, by the key of the override."""
    query = select(Proposal).where(
        Proposal.body_id == body_id, Proposal.override_id.is_not(None), is_waiting()
    )
    return {proposal.override_id: proposal for proposal in session.scalars(query) if proposal.override_id}
