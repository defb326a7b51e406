"""A protocol prepared for signature: from then on its text does not move, unless it is taken back with a reason."""

from collections.abc import Sequence

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, exists, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship
from sqlalchemy.sql.elements import ColumnElement

from council.law.countersigning import rule_on_sending_signed
from council.law.notice import circulation_due
from council.law.ruling import Ruling
from council.records.columns import At, AtOrNone, Key, PublicId, reference
from council.records.database import db
from council.records.floor import charter_of
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.notice import days_of
from council.records.people import Person

_STANDS = text("withdrawn_at IS NULL")


class Preparation(db.Model):
    """One version, with the digest of its file, was prepared for signature."""

    __tablename__ = "minutes_preparations"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="full_digest"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn_by_somebody"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawal_reason = '')", name="withdrawn_with_a_reason"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= prepared_at", name="withdrawn_afterwards"),
        Index(
            "uq_minutes_preparations_one_standing", "minutes_id", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
    )  # fmt: skip

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    minutes_id: Mapped[int] = mapped_column(db.ForeignKey("minutes.id", ondelete="RESTRICT"))
    version_id: Mapped[int] = reference("minutes_versions.id")
    sha256: Mapped[str] = mapped_column(String(64))
    prepared_at: Mapped[At]
    prepared_by_id: Mapped[int] = reference("persons.id")
    uncirculated_reason: Mapped[str] = mapped_column(
        default=""
    )  # why without the states' word on these words
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")
    withdrawal_reason: Mapped[str] = mapped_column(default="")

    minutes: Mapped[Minutes] = relationship()
    version: Mapped[MinutesVersion] = relationship()


class Countersignature(db.Model):
    """The head of the secretariat signed the prepared file beside the chair, where the charter asks for it."""

    __tablename__ = "countersignatures"
    __table_args__ = (
        UniqueConstraint("version_id", name="once_a_version"),
        CheckConstraint("length(sha256) = 64", name="full_digest"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    minutes_id: Mapped[int] = reference("minutes.id")
    version_id: Mapped[int] = mapped_column(db.ForeignKey("minutes_versions.id", ondelete="RESTRICT"))
    sha256: Mapped[str] = mapped_column(String(64))
    signed_at: Mapped[At]
    signed_by_id: Mapped[int] = reference("persons.id")

    version: Mapped[MinutesVersion] = relationship()
    signed_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


def preparations_of(session: Session, minutes_id: int | None) -> Sequence[Preparation]:
    """Return every preparation of a protocol, those taken back too, the earliest first."""
    query = select(Preparation).where(Preparation.minutes_id == minutes_id).order_by(Preparation.id)
    return session.scalars(query).all() if minutes_id is not None else ()


def preparation_of(session: Session, minutes_id: int | None) -> Preparation | None:
    """Return the preparation that stands; None while the text may still change."""
    standing = [one for one in preparations_of(session, minutes_id) if one.withdrawn_at is None]
    return standing[0] if standing else None


def version_past_drafting(session: Session, minutes: Minutes) -> int | None:
    """Return the key of the version that is signed, or prepared to be; None while every version is a draft."""
    if minutes.signature is not None:
        return minutes.signature.version_id
    prepared = preparation_of(session, minutes.id)
    return prepared.version_id if prepared else None


def standing_preparation(session: Session, minutes_id: int) -> Preparation:
    """Return the preparation that stands, of a protocol known to have one."""
    query = select(Preparation).where(
        Preparation.minutes_id == minutes_id, Preparation.withdrawn_at.is_(None)
    )
    return session.scalars(query).one()


def is_prepared() -> ColumnElement[bool]:
    """Say of the minutes in the query whether they are prepared for signature."""
    return exists().where(Preparation.minutes_id == Minutes.id, Preparation.withdrawn_at.is_(None))


def countersignature_of(session: Session, version_id: int) -> Countersignature | None:
    """Return the second signature under a version, if there is one."""
    query = select(Countersignature).where(Countersignature.version_id == version_id)
    return session.scalars(query).one_or_none()


def sending_ruling(session: Session, meeting: Meeting) -> Ruling:
    """Return whether the signed protocol of the meeting may go to all members: every signature is under it."""
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    is_there = False
    if edition.minutes.countersigned:  # of every other body no row is read
        signed = select(Countersignature.id).join(
            Signature, Signature.version_id == Countersignature.version_id
        )
        signed = signed.join(Minutes, Minutes.id == Signature.minutes_id)
        is_there = session.scalars(signed.where(Minutes.meeting_id == meeting.id)).first() is not None
    due = circulation_due(edition.circulation, days_of(meeting, meeting.closed_at or meeting.ends_at)[1])
    return rule_on_sending_signed(edition.minutes, is_countersigned=is_there, due=due.isoformat())
