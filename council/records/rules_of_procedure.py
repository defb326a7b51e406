"""Versions of the rules of procedure the body has adopted (clauses 3.4, 5.10)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.law import rules_of_procedure as law
from council.records.columns import At, AtOrNone, Key, PublicId, reference
from council.records.database import db
from council.records.materials import StoredFile
from council.records.meetings import Meeting


class RulesVersion(db.Model):
    """A version of the rules of procedure, with its first day and the decision that adopted it."""

    __tablename__ = "rules_versions"
    __table_args__ = (
        CheckConstraint("number <> ''", name="has_a_number"),
        CheckConstraint("decision_reference <> ''", name="rests_on_a_decision"),
        CheckConstraint("since_on >= decided_on", name="not_before_its_decision"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawal_reason = '')", name="withdrawn_for_a_reason"),
        Index(
            "uq_rules_versions_one_from_a_day",
            "body_id",
            "since_on",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(
            "uq_rules_versions_one_of_a_number",
            "body_id",
            "number",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    number: Mapped[str] = mapped_column(String(20))
    decided_on: Mapped[date]
    decision_id: Mapped[int | None] = reference("decisions.id")
    decision_reference: Mapped[str]
    since_on: Mapped[date]
    allows_written: Mapped[bool] = mapped_column(default=False)
    file_id: Mapped[int | None] = reference("files.id")
    file_name: Mapped[str] = mapped_column(default="")
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")
    withdrawal_reason: Mapped[str] = mapped_column(default="")

    file: Mapped[StoredFile | None] = relationship(lazy="joined")

    @property
    def as_law(self) -> law.Version:
        """Return the version as the law asks for it."""
        return law.Version(self.number, self.since_on, self.allows_written)


class MeetingRules(db.Model):
    """The version a meeting was opened under, frozen at its opening."""

    __tablename__ = "meeting_rules"
    __table_args__ = (UniqueConstraint("meeting_id", name="one_a_meeting"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = mapped_column(db.ForeignKey("meetings.id", ondelete="RESTRICT"))
    version_id: Mapped[int] = reference("rules_versions.id")

    version: Mapped[RulesVersion] = relationship(lazy="joined", innerjoin=True)


# Read with the meeting itself: its page and its papers say under which rules it was opened.
Meeting.frozen_rules = relationship(MeetingRules, lazy="joined", uselist=False, viewonly=True)


def versions_of(session: Session, body_id: int) -> list[RulesVersion]:
    """Return every version that was entered, the latest first, those withdrawn among them."""
    query = select(RulesVersion).where(RulesVersion.body_id == body_id)
    return list(session.scalars(query.order_by(RulesVersion.since_on.desc(), RulesVersion.id.desc())))


def version_on(session: Session, body_id: int, day: date) -> RulesVersion | None:
    """Return the version in force on a day: the latest one that has begun."""
    begun = (
        select(RulesVersion)
        .where(RulesVersion.body_id == body_id, RulesVersion.withdrawn_at.is_(None))
        .where(RulesVersion.since_on <= day)
        .order_by(RulesVersion.since_on.desc())
        .limit(1)
    )
    return session.scalars(begun).first()


def version_of_meeting(session: Session, meeting: Meeting) -> RulesVersion | None:
    """Return the version the meeting was opened under; before the opening, the one in force on its day."""
    if meeting.opened_at is None:
        return version_on(session, meeting.body_id, meeting.starts_locally.date())
    frozen: MeetingRules | None = meeting.frozen_rules
    return frozen.version if frozen else None


def law_version(version: RulesVersion | None) -> law.Version | None:
    """Return the version as the law asks for it, or None where none is in force."""
    return version.as_law if version is not None else None
