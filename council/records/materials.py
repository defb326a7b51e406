"""Files, stored once under their SHA-256, and the materials of a meeting with their versions."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting
from council.records.people import Person


class Openness(StrEnum):
    """To whom a material is open; each wider circle includes the narrower.

    `ADOPTED` is for the members until the protocol with the decision on its item is signed, then for all.
    """

    MEMBERS = "members"
    ADVISORY = "advisory"
    OBSERVERS = "observers"
    ADOPTED = "adopted"


class MaterialKind(StrEnum):
    """What a material is."""

    INVITATION = "invitation"
    AGENDA = "agenda"
    PRACTICAL = "practical"
    NOTE = "note"
    DRAFT = "draft"
    REPORT = "report"
    OPINION = "opinion"
    OTHER = "other"


class MaterialOrigin(StrEnum):
    """From whom a material comes."""

    STATE = "state"
    SECRETARIAT = "secretariat"
    EXECUTIVE_COMMITTEE = "executive_committee"
    BASE_ORGANISATION = "base_organisation"


class MaterialLanguage(StrEnum):
    """In which language a material is: Russian is the original, every other a translation marked as such."""

    RU = "ru"
    EN = "en"
    AZ = "az"
    BE = "be"
    HY = "hy"
    KK = "kk"
    KY = "ky"
    RO = "ro"
    TG = "tg"
    TK = "tk"
    UK = "uk"
    UZ = "uz"

    @property
    def is_original(self) -> bool:
        return self is MaterialLanguage.RU


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
    """A document given to a meeting, for one item or for the whole; what it says is in its versions."""

    __tablename__ = "materials"
    __table_args__ = (
        CheckConstraint("(origin = 'state') = (seat_id IS NOT NULL)", name="state_is_named"),
        CheckConstraint(
            "(origin = 'base_organisation') = (organisation <> '')", name="organisation_is_named"
        ),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn_by_somebody"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    item_id: Mapped[int | None] = reference("items.id")
    proposal_id: Mapped[int | None] = reference("item_proposals.id")  # until it is an item, and afterwards
    kind: Mapped[MaterialKind] = mapped_column(choice(MaterialKind, "known_kind"))
    title: Mapped[str]
    language: Mapped[MaterialLanguage] = mapped_column(choice(MaterialLanguage, "known_language"))
    origin: Mapped[MaterialOrigin] = mapped_column(choice(MaterialOrigin, "known_origin"))
    seat_id: Mapped[int | None] = reference("seats.id")
    organisation: Mapped[str] = mapped_column(default="")
    openness: Mapped[Openness] = mapped_column(choice(Openness, "known_openness"))
    added_at: Mapped[At]
    added_by_id: Mapped[int] = reference("persons.id")
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")

    seat: Mapped[Seat | None] = relationship(lazy="joined")
    versions: Mapped[list["MaterialVersion"]] = relationship(
        back_populates="material", order_by="MaterialVersion.number", lazy="selectin"
    )

    @property
    def current(self) -> "MaterialVersion | None":
        """Return the version in force, the last that was accepted: what the members read."""
        return next((one for one in reversed(self.versions) if one.accepted_at is not None), None)

    @property
    def shown(self) -> "MaterialVersion":
        """Return the version offered first: the one in force, or else the last one given."""
        return self.current or self.latest

    @property
    def latest(self) -> "MaterialVersion":
        """Return the last version given, accepted or not."""
        return self.versions[-1]

    @property
    def waiting(self) -> "MaterialVersion | None":
        """Return the version that waits for the secretariat's word; one replaced by a later waits no more."""
        is_open = self.withdrawn_at is None and self.latest.is_unanswered
        return self.latest if is_open else None

    @property
    def returned(self) -> "MaterialVersion | None":
        """Return the version that was returned and not followed by another."""
        return self.latest if self.withdrawn_at is None and self.latest.returned_at is not None else None


class MaterialVersion(db.Model):
    """One text of a material: its bytes, when they were given and what the secretariat said; never overwritten."""

    __tablename__ = "material_versions"
    __table_args__ = (
        UniqueConstraint("material_id", "number", name="one_of_a_number"),
        CheckConstraint("number > 0", name="number_is_positive"),
        CheckConstraint("pages IS NULL OR pages > 0", name="pages_are_counted"),
        CheckConstraint("number = 1 OR change_note <> ''", name="says_what_changed"),
        CheckConstraint("(accepted_at IS NULL) = (accepted_by_id IS NULL)", name="accepted_by_somebody"),
        CheckConstraint("(returned_at IS NULL) = (returned_by_id IS NULL)", name="returned_by_somebody"),
        CheckConstraint("(returned_at IS NULL) = (remark = '')", name="returned_with_a_remark"),
        CheckConstraint("accepted_at IS NULL OR returned_at IS NULL", name="accepted_or_returned"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    material_id: Mapped[int] = reference("materials.id")
    number: Mapped[int]
    file_id: Mapped[int] = reference("files.id")
    file_name: Mapped[str]
    pages: Mapped[int | None]
    change_note: Mapped[LongText] = mapped_column(default="")
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")
    accepted_at: Mapped[AtOrNone]
    accepted_by_id: Mapped[int | None] = reference("persons.id")
    returned_at: Mapped[AtOrNone]
    returned_by_id: Mapped[int | None] = reference("persons.id")
    remark: Mapped[LongText] = mapped_column(default="")

    material: Mapped[Material] = relationship(back_populates="versions")
    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)
    given_by: Mapped[Person] = relationship(foreign_keys="MaterialVersion.given_by_id")

    @property
    def is_unanswered(self) -> bool:
        return self.accepted_at is None and self.returned_at is None


# Read with the meeting itself: every strip of its days asks whether anything was given at all.
Meeting.last_material_at = column_property(
    select(func.max(MaterialVersion.accepted_at))
    .join(Material, Material.id == MaterialVersion.material_id)
    .where(Material.meeting_id == Meeting.id, Material.withdrawn_at.is_(None))
    .correlate_except(Material, MaterialVersion)
    .scalar_subquery()
)


def materials_sent_at(meeting: Meeting) -> datetime | None:
    """Return when the last of the materials was shown to the members; None while there is none to show."""
    last = meeting.last_material_at
    if meeting.published_at is None or last is None:
        return None
    return max(meeting.published_at, last)
