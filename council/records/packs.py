"""Packs of papers: what was asked to be put together, how far it has come, and the bytes it became.

A pack can be made again from the record at any time: nothing of it is record, and old ones are let go.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.columns import At, AtOrNone, Json, Key, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting


class PackForm(StrEnum):
    """As what the papers are put together."""

    PDF = "pdf"
    ZIP = "zip"


class Pack(db.Model):
    """Papers put together; `contents` is a `council.papers.pack_text.PackText`, asked for anew it is the same pack."""

    __tablename__ = "packs"
    __table_args__ = (
        UniqueConstraint("meeting_id", "form", "contents_sha256", name="one_of_the_same_contents"),
        CheckConstraint("length(contents_sha256) = 64", name="full_digest_of_contents"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_is_a_percentage"),
        CheckConstraint("(made_at IS NULL) = (sha256 IS NULL)", name="made_with_its_bytes"),
        CheckConstraint("(made_at IS NULL) = (size IS NULL)", name="made_with_its_size"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    form: Mapped[PackForm] = mapped_column(choice(PackForm, "known_form"))
    contents: Mapped[Json]
    contents_sha256: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[At]
    progress: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[AtOrNone]
    sha256: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None]
    pages: Mapped[int | None]

    meeting: Mapped[Meeting] = relationship(lazy="joined", innerjoin=True)
