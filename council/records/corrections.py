"""Corrections of a signed protocol: each names what it replaces and what differs; the signed one stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.minutes import Minutes
from council.records.people import Person

_WAITS = text("signed_at IS NULL AND refused_at IS NULL")


class MinutesCorrection(db.Model):
    """A new version of a signed protocol with other texts, proposed by one person and signed by another."""

    __tablename__ = "minutes_corrections"
    __table_args__ = (
        UniqueConstraint("minutes_id", "number", name="one_of_a_number"),
        CheckConstraint("number > 0", name="number_is_positive"),
        CheckConstraint("reason <> ''", name="says_why"),
        CheckConstraint("signed_by_id IS NULL OR signed_by_id <> proposed_by_id", name="two_persons"),
        CheckConstraint("(signed_at IS NULL) = (signed_by_id IS NULL)", name="signed_by_somebody"),
        CheckConstraint("(signed_at IS NULL) = (sha256 = '')", name="signed_over_a_file"),
        CheckConstraint("(refused_at IS NULL) = (refused_by_id IS NULL)", name="refused_by_somebody"),
        CheckConstraint("signed_at IS NULL OR refused_at IS NULL", name="signed_or_refused"),
        CheckConstraint("(head_signed_at IS NULL) = (head_sha256 = '')", name="head_over_a_file"),
        CheckConstraint("head_signed_at IS NULL OR head_id IS NOT NULL", name="head_where_asked"),
        CheckConstraint("signed_at IS NULL OR head_id IS NULL OR head_sha256 = sha256", name="head_signs_first"),
        CheckConstraint(
            "signed_by_id IS NULL OR head_id IS NULL OR head_id <> signed_by_id", name="head_is_another"
        ),
        CheckConstraint(
            "signed_by_id IS NULL OR signer_id IS NULL OR signer_id = signed_by_id", name="signed_by_whom_it_names"
        ),
        Index(
            "uq_minutes_corrections_one_waiting", "minutes_id", unique=True,
            sqlite_where=_WAITS, postgresql_where=_WAITS,
        ),
    )  # fmt: skip

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    minutes_id: Mapped[int] = mapped_column(db.ForeignKey("minutes.id", ondelete="RESTRICT"))
    number: Mapped[int]
    replaced_sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[LongText]
    fingerprint: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    proposed_at: Mapped[At]
    proposed_by_id: Mapped[int] = reference("persons.id")
    signer_id: Mapped[int | None] = reference(
        "persons.id"
    )  # whose name the paper prints; older rows tell none
    head_id: Mapped[int | None] = reference(
        "persons.id"
    )  # the head of the secretariat, where a clause asks for it
    head_sha256: Mapped[str] = mapped_column(String(64), default="")
    head_signed_at: Mapped[AtOrNone]
    sha256: Mapped[str] = mapped_column(String(64), default="")
    signed_at: Mapped[AtOrNone]
    signed_by_id: Mapped[int | None] = reference("persons.id")
    refused_at: Mapped[AtOrNone]
    refused_by_id: Mapped[int | None] = reference("persons.id")

    minutes: Mapped[Minutes] = relationship()
    proposed_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True, foreign_keys=[proposed_by_id])
    signed_by: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[signed_by_id])
    head: Mapped[Person | None] = relationship(foreign_keys=[head_id])

    @property
    def is_waiting(self) -> bool:
        """Say whether who presided has yet to sign or decline."""
        return self.signed_at is None and self.refused_at is None

    @property
    def awaits_head(self) -> bool:
        """Say whether the head of the secretariat is asked to sign it too, and has not."""
        return self.head_id is not None and self.head_signed_at is None


@dataclass(frozen=True)
class SignedProtocol:
    """A protocol that somebody signed: its frozen text, the digest of its file, by whom and when it was signed."""

    thing_id: str
    content: str
    sha256: str
    signed_at: datetime
    signed_by_id: int
    correction: int = 0  # which correction it is; 0 for the one signed first


def corrections_of(session: Session, minutes_id: int | None) -> Sequence[MinutesCorrection]:
    """Return every correction of a protocol, the declined ones too, the earliest first."""
    if minutes_id is None:
        return ()
    query = select(MinutesCorrection).where(MinutesCorrection.minutes_id == minutes_id)
    return session.scalars(query.order_by(MinutesCorrection.number)).all()


def correction_in_force(
    session: Session, minutes_id: int | None, *, before: datetime | None = None
) -> MinutesCorrection | None:
    """Return the correction that stands in the place of the signed protocol: the last one signed, or signed before."""
    signed = [
        one
        for one in corrections_of(session, minutes_id)
        if one.signed_at is not None and (before is None or one.signed_at < before)
    ]
    return signed[-1] if signed else None


def protocol_first_signed(minutes: Minutes) -> SignedProtocol | None:
    """Return the protocol as it was signed first; a correction changes nothing of it."""
    signature = minutes.signature
    if signature is None:
        return None
    return SignedProtocol(
        thing_id=signature.version.public_id,
        content=signature.version.content,
        sha256=signature.sha256,
        signed_at=signature.signed_at,
        signed_by_id=signature.signed_by_id,
    )


def protocol_in_force(session: Session, minutes: Minutes) -> SignedProtocol | None:
    """Return what stands as the protocol: the last signed correction, else what was signed first."""
    last = correction_in_force(session, minutes.id)
    if last is None or last.signed_at is None or last.signed_by_id is None:
        return protocol_first_signed(minutes)
    return SignedProtocol(
        thing_id=last.public_id,
        content=last.content,
        sha256=last.sha256,
        signed_at=last.signed_at,
        signed_by_id=last.signed_by_id,
        correction=last.number,
    )
