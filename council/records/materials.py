"""Files, stored once under their SHA-256, and the materials of a meeting that name them."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db


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
