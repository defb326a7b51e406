"""The minutes of a meeting: free texts of the items, composed versions, and the signature."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.columns import At, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.people import Person


class ItemNotes(db.Model):
    """What was heard and who spoke on an item: the only texts of the minutes written by hand."""

    __tablename__ = "item_notes"
    __table_args__ = (UniqueConstraint("item_id", name="one_an_item"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(db.ForeignKey("items.id", ondelete="RESTRICT"))
    heard: Mapped[LongText] = mapped_column(default="")
    spoke: Mapped[LongText] = mapped_column(default="")
    remarks: Mapped[LongText] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[At]
    updated_by_id: Mapped[int] = reference("persons.id")

    updated_by: Mapped[Person] = relationship()


class ReplacedNotes(db.Model):
    """What stood in the notes of an item until somebody wrote other words over it: who had written it, and when."""

    __tablename__ = "replaced_notes"
    __table_args__ = (UniqueConstraint("item_id", "revision", name="one_of_a_revision"),)

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(db.ForeignKey("items.id", ondelete="RESTRICT"))
    revision: Mapped[int]
    heard: Mapped[LongText] = mapped_column(default="")
    spoke: Mapped[LongText] = mapped_column(default="")
    remarks: Mapped[LongText] = mapped_column(default="")
    written_at: Mapped[At]
    written_by_id: Mapped[int] = reference("persons.id")

    written_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class Minutes(db.Model):
    """The minutes of one meeting, drafted in versions until one of them is signed."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id", name="one_a_meeting"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = mapped_column(db.ForeignKey("meetings.id", ondelete="RESTRICT"))
    drafted_at: Mapped[At]

    meeting: Mapped[Meeting] = relationship()
    versions: Mapped[list["MinutesVersion"]] = relationship(
        back_populates="minutes", order_by="MinutesVersion.number"
    )
    signature: Mapped["Signature | None"] = relationship(back_populates="minutes")

    @property
    def is_signed(self) -> bool:
        return self.signature is not None


class MinutesVersion(db.Model):
    """One composed text of the minutes, frozen, and the PDF rendered from it."""

    __tablename__ = "minutes_versions"
    __table_args__ = (UniqueConstraint("minutes_id", "number", name="one_of_a_number"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    minutes_id: Mapped[int] = reference("minutes.id")
    number: Mapped[int]
    content: Mapped[LongText]
    fingerprint: Mapped[str] = mapped_column(String(64))
    composed_at: Mapped[At]
    composed_by_id: Mapped[int] = reference("persons.id")

    minutes: Mapped[Minutes] = relationship(back_populates="versions")
    rendering: Mapped["Rendering | None"] = relationship(
        primaryjoin="and_(foreign(Rendering.thing_id) == MinutesVersion.public_id)", viewonly=True
    )


class Signature(db.Model):
    """The signature of the person who presided, under exactly the bytes that were shown (clause 5.9)."""

    __tablename__ = "signatures"
    __table_args__ = (
        UniqueConstraint("minutes_id", name="once_a_minutes"),
        CheckConstraint("length(sha256) = 64", name="full_digest"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    minutes_id: Mapped[int] = mapped_column(db.ForeignKey("minutes.id", ondelete="RESTRICT"))
    version_id: Mapped[int] = reference("minutes_versions.id")
    sha256: Mapped[str] = mapped_column(String(64))
    signed_at: Mapped[At]
    signed_by_id: Mapped[int] = reference("persons.id")

    minutes: Mapped[Minutes] = relationship(back_populates="signature")
    version: Mapped[MinutesVersion] = relationship()


# No public identifier begins so: the marked draft of a version is found beside it without a table of its own.
DRAFT_MARK = "-"


class Rendering(db.Model):
    """The PDF that the worker rendered of a paper, named by its public identifier; rendered once."""

    __tablename__ = "renderings"
    __table_args__ = (
        UniqueConstraint("thing_id", name="once_a_paper"),
        CheckConstraint("length(unsealed_sha256) = 64", name="full_digest_of_unsealed"),
    )

    id: Mapped[Key]
    thing_id: Mapped[str] = mapped_column(String(20))
    file_id: Mapped[int] = reference("files.id")
    # The bytes before the seal, with which the file begins: the same record gives these again, no seal is given twice.
    unsealed_sha256: Mapped[str | None] = mapped_column(String(64))
    rendered_at: Mapped[At]

    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_sealed(self) -> bool:
        return self.unsealed_sha256 is not None

    @property
    def is_draft(self) -> bool:
        """Say whether this is the file of a version that says on every page that it is a draft."""
        return self.thing_id.startswith(DRAFT_MARK)
