"""Credentials: the papers by which a substitute acts for a member at a meeting (clause 4.1)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.people import Person


class CredentialKind(StrEnum):
    """The forms in which powers may be confirmed."""

    LETTER = "letter"
    POWER_OF_ATTORNEY = "power_of_attorney"
    DIPLOMATIC_NOTE = "diplomatic_note"


class Credential(db.Model):
    """A paper naming a substitute for one meeting; it counts from its confirmation, never before."""

    __tablename__ = "credentials"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="confirmed_or_refused"),
        CheckConstraint("confirmed_at IS NULL OR confirmed_at >= entered_at", name="never_retroactive"),
        CheckConstraint(
            "revoked_at IS NULL OR (confirmed_at IS NOT NULL AND revoked_at >= confirmed_at)",
            name="revoked_after_confirmation",
        ),
        CheckConstraint("(refused_at IS NULL) = (refusal_reason = '')", name="refusal_has_a_reason"),
        CheckConstraint("(revoked_at IS NULL) = (revocation_reason = '')", name="revocation_has_a_reason"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    seat_id: Mapped[int] = reference("seats.id")
    person_id: Mapped[int] = reference("persons.id")
    post: Mapped[str]
    kind: Mapped[CredentialKind] = mapped_column(choice(CredentialKind, "known_kind"))
    issued_by: Mapped[str]
    number: Mapped[str]
    dated_on: Mapped[date]
    signatory: Mapped[str]
    material_file_id: Mapped[int | None] = reference("files.id")
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
    refused_at: Mapped[AtOrNone]
    refused_by_id: Mapped[int | None] = reference("persons.id")
    refusal_reason: Mapped[str] = mapped_column(default="")
    revoked_at: Mapped[AtOrNone]
    revoked_by_id: Mapped[int | None] = reference("persons.id")
    revocation_reason: Mapped[str] = mapped_column(default="")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined", innerjoin=True)

    @property
    def is_awaited(self) -> bool:
        """Say whether the paper is neither confirmed nor refused yet."""
        return self.confirmed_at is None and self.refused_at is None

    @property
    def is_valid(self) -> bool:
        """Say whether the powers are confirmed and not revoked."""
        return self.confirmed_at is not None and self.revoked_at is None
