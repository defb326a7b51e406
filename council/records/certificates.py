"""Certificates by which persons sign in files: each entered by its owner, who has shown that they hold the key."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.guard import Guard, kept
from council.records.people import Person

_HELD = text("withdrawn_at IS NULL")


class PersonCertificate(db.Model):
    """A certificate whose key a person has shown to be theirs; it says who signed, and not that the signature is believed."""

    __tablename__ = "person_certificates"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="full_digest"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= registered_at", name="withdrawn_afterwards"),
        Index(
            "uq_person_certificates_held_once", "person_id", "sha256", unique=True,
            sqlite_where=_HELD, postgresql_where=_HELD,
        ),
    )  # fmt: skip

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    sha256: Mapped[str] = mapped_column(String(64))
    subject: Mapped[LongText]
    issuer: Mapped[LongText]
    serial: Mapped[str] = mapped_column(String(200))
    not_after: Mapped[AtOrNone]
    registered_at: Mapped[At]
    withdrawn_at: Mapped[AtOrNone]

    person: Mapped[Person] = relationship()


CERTIFICATE_GUARDS: tuple[Guard, ...] = (
    *kept("person_certificates", "person_id, sha256, subject, issuer, serial, not_after, registered_at"),
    Guard("person_certificates", "withdrawn_once", "UPDATE OF withdrawn_at", "OLD.withdrawn_at IS NOT NULL"),
)


def certificates_of(session: Session, person_id: int) -> Sequence[PersonCertificate]:
    """Return the certificates that a person holds, the earliest first."""
    held = (PersonCertificate.person_id == person_id, PersonCertificate.withdrawn_at.is_(None))
    return session.scalars(select(PersonCertificate).where(*held).order_by(PersonCertificate.id)).all()


def owners_of(session: Session, digests: Iterable[str], *, at: datetime) -> dict[str, Person]:
    """Return by the digest of each certificate the person who held it at the moment.

    A key that two have shown to be theirs, though one has taken it back since, says of neither that they signed.
    """
    owners: dict[str, Person] = {}
    for digest, entries in entries_of(session, digests, at=at).items():
        stand = [one for one in entries if one.withdrawn_at is None or one.withdrawn_at > at]
        if stand and len({one.person_id for one in entries}) == 1:
            owners[digest] = stand[0].person
    return owners


def entries_of(
    session: Session, digests: Iterable[str], *, at: datetime
) -> dict[str, list[PersonCertificate]]:
    """Return by its digest how often each certificate had been entered by the moment, those taken back among them."""
    wanted = {digest for digest in digests if digest}
    if not wanted:
        return {}
    found = select(PersonCertificate).where(PersonCertificate.sha256.in_(wanted))
    entries: dict[str, list[PersonCertificate]] = {}
    for one in session.scalars(found.where(PersonCertificate.registered_at <= at)):
        entries.setdefault(one.sha256, []).append(one)
    return entries
