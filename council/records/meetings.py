"""Meetings, their moves to another day, and the versions of their agenda."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Body
from council.records.columns import At, AtOrNone, Json, Key, PublicId, choice, reference
from council.records.database import db


class Series(StrEnum):
    """Regular and extraordinary meetings are numbered each in a series of their own."""

    REGULAR = "regular"
    EXTRAORDINARY = "extraordinary"


class Form(StrEnum):
    """How the delegations meet."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    MIXED = "mixed"
    WRITTEN = "written"


class Meeting(db.Model):
    """A meeting of a body; `acts` is the lock that puts its acts in order."""

    __tablename__ = "meetings"
    __table_args__ = (
        UniqueConstraint("body_id", "series", "ordinal", name="one_ordinal_in_a_series"),
        CheckConstraint("ordinal > 0", name="ordinal_is_positive"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("opened_at IS NULL OR published_at IS NOT NULL", name="published_before_opening"),
        CheckConstraint("closed_at IS NULL OR closed_at >= opened_at", name="closes_after_opening"),
        CheckConstraint("closed_at IS NULL OR opened_at IS NOT NULL", name="closed_after_being_opened"),
        CheckConstraint("cancelled_at IS NULL OR opened_at IS NULL", name="cancelled_or_opened"),
        CheckConstraint("(cancelled_at IS NULL) = (cancellation_reason = '')", name="cancelled_for_a_reason"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    series: Mapped[Series] = mapped_column(choice(Series, "known_series"))
    ordinal: Mapped[int]
    starts_at: Mapped[At]
    ends_at: Mapped[At]
    zone: Mapped[str] = mapped_column(String(64))
    city: Mapped[str]
    venue: Mapped[str] = mapped_column(default="")
    form: Mapped[Form] = mapped_column(choice(Form, "known_form"))
    acts: Mapped[int] = mapped_column(default=0, info={"unsealed": True})  # counts turns at the lock
    created_at: Mapped[At]
    published_at: Mapped[AtOrNone]
    opened_at: Mapped[AtOrNone]
    opened_for_consultation: Mapped[bool] = mapped_column(default=False)
    agenda_adopted_at: Mapped[AtOrNone]
    closed_at: Mapped[AtOrNone]
    cancelled_at: Mapped[AtOrNone]
    cancellation_reason: Mapped[str] = mapped_column(default="")
    next_meeting_note: Mapped[str] = mapped_column(default="")
    # Of the meetings convened before dispatches were kept it is false: then publication counted as sending.
    judged_by_dispatch: Mapped[bool] = mapped_column(default=True, server_default=false())

    body: Mapped[Body] = relationship(lazy="joined", innerjoin=True)
    postponements: Mapped[list["Postponement"]] = relationship(order_by="Postponement.id")
    agenda_versions: Mapped[list["AgendaVersion"]] = relationship(order_by="AgendaVersion.number")

    @property
    def is_ahead(self) -> bool:
        """Say whether the states know of the meeting and it has not begun."""
        return self.published_at is not None and self.opened_at is None and self.cancelled_at is None

    @property
    def is_running(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_written(self) -> bool:
        """Say whether the members are asked in writing and nobody comes together."""
        return self.form is Form.WRITTEN

    @property
    def venue_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def starts_locally(self) -> datetime:
        """Return the start by the clock of the venue."""
        return self.starts_at.astimezone(self.venue_zone)

    @property
    def ends_locally(self) -> datetime:
        """Return the planned end by the clock of the venue."""
        return self.ends_at.astimezone(self.venue_zone)

    def is_its_day(self, at: datetime) -> bool:
        """Say whether the moment falls, by the clock of the venue, on a day for which the meeting is convened."""
        day = at.astimezone(self.venue_zone).date()
        return self.starts_locally.date() <= day <= self.ends_locally.date()


class Postponement(db.Model):
    """A meeting moved to another time or place, with the reason; the old time stays on record."""

    __tablename__ = "postponements"
    __table_args__ = (CheckConstraint("reason <> ''", name="has_a_reason"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = reference("meetings.id")
    old_starts_at: Mapped[At]
    old_ends_at: Mapped[At]
    old_city: Mapped[str]
    reason: Mapped[str]
    moved_at: Mapped[At]
    moved_by_id: Mapped[int] = reference("persons.id")


class AgendaVersion(db.Model):
    """The agenda as published or adopted on a day: a frozen list of numbers and titles."""

    __tablename__ = "agenda_versions"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number", name="one_of_a_number"),
        Index("ix_agenda_versions_published", "meeting_id", "published_at"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    number: Mapped[int]
    content: Mapped[Json]
    adopted_by_meeting: Mapped[bool] = mapped_column(default=False)
    published_at: Mapped[At]
    published_by_id: Mapped[int] = reference("persons.id")
