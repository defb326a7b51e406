"""Papers of a meeting on their way: the consent to late materials, and the sending out of what was adopted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, column_property, mapped_column

from council.records.columns import At, Key, PublicId, reference
from council.records.database import db
from council.records.meetings import Meeting


class MaterialsConsent(db.Model):
    """The meeting agrees to consider what was sent to it late (clause 5.11)."""

    __tablename__ = "materials_consents"
    __table_args__ = (
        UniqueConstraint("meeting_id", name="given_once"),
        CheckConstraint("note <> ''", name="says_to_what"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = mapped_column(db.ForeignKey("meetings.id", ondelete="RESTRICT"))
    note: Mapped[str]
    given_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")


class Circulation(db.Model):
    """The adopted documents are sent to all members (clause 5.16); entered again it corrects the entry before."""

    __tablename__ = "circulations"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number", name="one_of_a_number"),
        CheckConstraint("basis <> ''", name="rests_on_a_letter"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    number: Mapped[int]
    sent_on: Mapped[date]
    basis: Mapped[str]
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")


# Read with the meeting itself: every strip of its days asks for both.
Meeting.late_materials_accepted_at = column_property(
    select(MaterialsConsent.given_at)
    .where(MaterialsConsent.meeting_id == Meeting.id)
    .correlate_except(MaterialsConsent)
    .scalar_subquery()
)
Meeting.circulated_on = column_property(
    select(Circulation.sent_on)
    .where(Circulation.meeting_id == Meeting.id)
    .order_by(Circulation.number.desc())
    .limit(1)
    .correlate_except(Circulation)
    .scalar_subquery()
)
Meeting.circulation_entered_at = column_property(
    select(Circulation.entered_at)
    .where(Circulation.meeting_id == Meeting.id)
    .order_by(Circulation.number.desc())
    .limit(1)
    .correlate_except(Circulation)
    .scalar_subquery()
)


def consent_to_materials(session: Session, meeting: Meeting) -> MaterialsConsent | None:
    """Return the consent of the meeting to its late materials, if it gave one."""
    return session.scalars(
        select(MaterialsConsent).where(MaterialsConsent.meeting_id == meeting.id)
    ).one_or_none()


def circulation_of(session: Session, meeting: Meeting) -> Circulation | None:
    """Return the latest entry of the sending out of the adopted documents."""
    return session.scalars(
        select(Circulation)
        .where(Circulation.meeting_id == meeting.id)
        .order_by(Circulation.number.desc())
        .limit(1)
    ).first()


def days_of(meeting: Meeting, at: datetime) -> tuple[date, date, date]:
    """Return the first and the last day of the meeting and today, all by the clock of the venue."""
    ends = (meeting.closed_at or meeting.ends_at).astimezone(meeting.venue_zone).date()
    first = meeting.starts_locally.date()
    return first, max(first, ends), at.astimezone(meeting.venue_zone).date()
