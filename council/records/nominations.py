"""Nominations: whom a state wants in its delegation, until the secretariat has answered."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, reference
from council.records.database import db
from council.records.people import Person


class Nomination(db.Model):
    """A person a state proposes as a user of its delegation; entered among the persons once confirmed."""

    __tablename__ = "nominations"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_in_lower_case"),
        CheckConstraint("confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id", name="two_persons"),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_somebody"),
        CheckConstraint("(confirmed_at IS NULL) = (person_id IS NULL)", name="confirmed_as_a_person"),
        CheckConstraint("(refused_at IS NULL) = (refused_by_id IS NULL)", name="refused_by_somebody"),
        CheckConstraint("(refused_at IS NULL) = (refusal_reason = '')", name="refused_for_a_reason"),
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="confirmed_or_refused"),
        CheckConstraint(
            "withdrawn_at IS NULL OR (confirmed_at IS NULL AND refused_at IS NULL)",
            name="withdrawn_unanswered",
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    seat_id: Mapped[int] = reference("seats.id")
    family_name: Mapped[str]
    given_names: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    post: Mapped[str]
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2), default="ru")
    proposed_at: Mapped[At]
    proposed_by_id: Mapped[int] = reference("persons.id")
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
    person_id: Mapped[int | None] = reference("persons.id")
    refused_at: Mapped[AtOrNone]
    refused_by_id: Mapped[int | None] = reference("persons.id")
    refusal_reason: Mapped[str] = mapped_column(default="")
    withdrawn_at: Mapped[AtOrNone]

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    proposed_by: Mapped[Person] = relationship(foreign_keys=[proposed_by_id])
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])

    @property
    def is_waiting(self) -> bool:
        """Say whether the secretariat has yet to answer."""
        return self.confirmed_at is None and self.refused_at is None and self.withdrawn_at is None

    @property
    def full_name(self) -> str:
        return f"{self.family_name} {self.given_names}".strip()
