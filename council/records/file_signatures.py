"""Signatures in the files of papers: the files that came back signed, and what a look into each signature found.

Sealed by the register: what a look found is shown as evidence, and whoever holds the
database alone must not be able to write a sound signature under a paper.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.people import Person


class Means(StrEnum):
    """By what a file was signed."""

    OWN_TOOL = "own_tool"  # by the tool of the signer's own state, and brought back
    CERTIFICATE = "certificate"  # here, by a certificate lent for this one signature


class Covers(StrEnum):
    """How much of the file a signature stands for."""

    WHOLE = "whole"
    EARLIER = "earlier"  # the file as it was before what was added later


class Standing(StrEnum):
    """Whether the certificate leads to one that the installation believes."""

    BELIEVED = "believed"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"  # an algorithm that nothing here can check


class Soundness(StrEnum):
    """Whether the bytes are those that were signed."""

    INTACT = "intact"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


class Revocation(StrEnum):
    """Whether the issuer of a certificate has taken it back, as far as the lists kept here tell."""

    NOT_REVOKED = "not_revoked"
    REVOKED = "revoked"
    OUTDATED = "outdated"  # the list says until what day it speaks, and that day is over
    NO_LIST = "no_list"


class SignedFile(db.Model):
    """A paper that came back with a signature more; it begins with the very bytes of the paper that was issued.

    `statement` says who has verified the signature and by what, where nothing here can.
    """

    __tablename__ = "signed_files"
    __table_args__ = (UniqueConstraint("file_id", name="once_a_file"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    rendering_id: Mapped[int] = reference("renderings.id")
    file_id: Mapped[int] = mapped_column(db.ForeignKey("files.id", ondelete="RESTRICT"))
    means: Mapped[Means] = mapped_column(choice(Means, "known_means"))
    statement: Mapped[LongText] = mapped_column(default="")
    brought_at: Mapped[At]
    brought_by_id: Mapped[int] = reference("persons.id")

    rendering: Mapped[Rendering] = relationship()
    brought_by: Mapped[Person] = relationship()
    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)


class SignatureFinding(db.Model):
    """What a look found of one signature of a file; a later look is another row, and the latest counts."""

    __tablename__ = "signature_findings"
    __table_args__ = (
        UniqueConstraint("file_id", "place", "checked_at", name="once_a_look"),
        CheckConstraint("place >= 0", name="place_is_counted"),
        CheckConstraint(
            "(standing = 'foreign') = (soundness = 'unchecked')", name="nothing_claimed_of_foreign"
        ),
        CheckConstraint("(stamped_at IS NULL) = (stamped_by = '')", name="stamped_by_somebody"),
        CheckConstraint("stamp_standing IS NULL OR stamped_at IS NOT NULL", name="standing_of_a_stamp"),
        CheckConstraint(
            "(COALESCE(revocation, '') = 'revoked') = (revoked_at IS NOT NULL)", name="revoked_some_day"
        ),
        CheckConstraint("length(certificate_sha256) = 64", name="full_digest_of_certificate"),
    )

    id: Mapped[Key]
    rendering_id: Mapped[int] = reference("renderings.id")
    file_id: Mapped[int] = reference("files.id")
    place: Mapped[int]
    field: Mapped[str] = mapped_column(String(200))
    subject: Mapped[LongText]
    issuer: Mapped[LongText]
    serial: Mapped[str] = mapped_column(String(200))
    algorithm: Mapped[str] = mapped_column(String(200))
    covers: Mapped[Covers] = mapped_column(choice(Covers, "known_extent"))
    standing: Mapped[Standing] = mapped_column(choice(Standing, "known_standing"))
    soundness: Mapped[Soundness] = mapped_column(choice(Soundness, "known_soundness"))
    claimed_at: Mapped[AtOrNone]
    stamped_at: Mapped[AtOrNone]
    stamped_by: Mapped[LongText] = mapped_column(default="")
    # Of a look from before these were asked: nothing.
    stamp_standing: Mapped[Standing | None] = mapped_column(choice(Standing, "known_stamp_standing"))
    not_before: Mapped[AtOrNone]
    not_after: Mapped[AtOrNone]
    revocation: Mapped[Revocation | None] = mapped_column(choice(Revocation, "known_revocation"))
    revoked_at: Mapped[AtOrNone]
    certificate_sha256: Mapped[str | None] = mapped_column(String(64))
    signer_id: Mapped[int | None] = reference("persons.id")
    checked_at: Mapped[At]

    signer: Mapped[Person | None] = relationship(lazy="joined")

    @property
    def is_believed(self) -> bool:
        """Say whether the look found nothing against the signature, and a certificate that is believed."""
        is_sound = self.soundness is Soundness.INTACT and self.standing is Standing.BELIEVED
        return is_sound and self.revocation is not Revocation.REVOKED

    @property
    def is_stamped(self) -> bool:
        """Say whether a time-stamp service that is believed here has told the hour."""
        return self.stamped_at is not None and self.stamp_standing is Standing.BELIEVED


@dataclass(frozen=True)
class Looks:
    """What was found of one signature: when its file was taken, and at the latest look."""

    first: SignatureFinding
    latest: SignatureFinding


def signed_files_of(session: Session, rendering: Rendering) -> list[SignedFile]:
    """Return the files that came back signed, in the order in which they came."""
    found = select(SignedFile).where(SignedFile.rendering_id == rendering.id).order_by(SignedFile.id)
    return list(session.scalars(found))


def findings_of(session: Session, rendering: Rendering) -> dict[int, list[Looks]]:
    """Return by the key of each file of a paper what was found of its signatures, in their order."""
    every = select(SignatureFinding).where(SignatureFinding.rendering_id == rendering.id)
    looks: dict[tuple[int, int], Looks] = {}
    for finding in session.scalars(every.order_by(SignatureFinding.checked_at, SignatureFinding.id)):
        place = finding.file_id, finding.place
        looks[place] = Looks(looks[place].first if place in looks else finding, finding)
    found: dict[int, list[Looks]] = {}
    for (file, _place), both in sorted(looks.items(), key=lambda one: one[0]):
        found.setdefault(file, []).append(both)
    return found


def last_believed_file(
    session: Session, rendering: Rendering, *, before: datetime | None = None
) -> StoredFile:
    """Return the last file that came back with signatures all of which are believed, else the file as it was issued.

    With `before`, of the files that had come back by then.
    """
    found = findings_of(session, rendering)
    for signed in reversed(signed_files_of(session, rendering)):
        looks = found.get(signed.file_id, [])
        was_there = before is None or signed.brought_at < before
        if was_there and looks and all(both.latest.is_believed for both in looks):
            return signed.file
    return rendering.file
