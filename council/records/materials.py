"""Files, stored once under their SHA-256, and the materials of a meeting that name them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String, func, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting


class Openness(StrEnum):
    """To whom a material is open; each wider circle includes the narrower."""

    MEMBERS = "members"
    ADVISORY = "advisory"
    OBSERVERS = "observers"


class StoredFile(db.Model):
    """A file on disk, named by the digest of its bytes."""

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="full_digest"),
        CheckConstraint("size >= 0", name="size_is_counted"),
    )

    id: Mapped[Key]
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(120))
    stored_at: Mapped[At]


class Material(db.Model):
    """A document given to a meeting, for one item or for the whole."""

    __tablename__ = "materials"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    item_id: Mapped[int | None] = reference("items.id")
    file_id: Mapped[int] = reference("files.id")
    title: Mapped[str]
    file_name: Mapped[str]
    openness: Mapped[Openness] = mapped_column(choice(Openness, "known_openness"))
    added_at: Mapped[At]
    added_by_id: Mapped[int] = reference("persons.id")
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")

    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)


# Read with the meeting itself: every strip of its days asks whether anything was given at all.
Meeting.last_material_at = column_property(
    select(func.max(Material.added_at))
    .where(Material.meeting_id == Meeting.id, Material.withdrawn_at.is_(None))
    .correlate_except(Material)
    .scalar_subquery()
)


def materials_sent_at(meeting: Meeting) -> datetime | None:
    """Return when the last of the materials was shown to the members; None while there is none to show."""
    last = meeting.last_material_at
    if meeting.published_at is None or last is None:
        return None
    return max(meeting.published_at, last)
