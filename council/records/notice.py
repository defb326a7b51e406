"""Papers of a meeting on their way: the consent to late materials, and the sending out of what was adopted."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, column_property, mapped_column

from council.law.meeting_deadlines import rule_on_late_materials
from council.law.notice import materials_due, rule_on_materials_notice
from council.law.ruling import Ruling
from council.records.columns import At, Key, PublicId, reference
from council.records.database import db
from council.records.floor import charter_of
from council.records.materials import materials_sent_at
from council.records.meetings import Meeting, Series


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


def materials_ruling(meeting: Meeting, *, at: datetime) -> Ruling:
    """Return whether the materials were sent in time, or can still be; the meeting may have accepted those late by then."""
    first, _last, today = days_of(meeting, at)
    sent_at, rule = materials_sent_at(meeting), charter_of(meeting.body).edition_on(first).materials
    ruling = rule_on_materials_notice(
        rule,
        starts_on=first,
        sent_on=sent_at.astimezone(meeting.venue_zone).date() if sent_at else None,
        today=today,
        extraordinary=meeting.series is Series.EXTRAORDINARY,
    )
    accepted_at = meeting.late_materials_accepted_at
    if ruling.in_order or accepted_at is None or (sent_at is not None and sent_at > accepted_at):
        return ruling
    accepted_on = accepted_at.astimezone(meeting.venue_zone).date()
    return rule_on_late_materials(rule, due=materials_due(rule, first), accepted_on=accepted_on)


def days_of(meeting: Meeting, at: datetime) -> tuple[date, date, date]:
    """Return the first and the last day of the meeting and today, all by the clock of the venue."""
    ends = (meeting.closed_at or meeting.ends_at).astimezone(meeting.venue_zone).date()
    first = meeting.starts_locally.date()
    return first, max(first, ends), at.astimezone(meeting.venue_zone).date()
