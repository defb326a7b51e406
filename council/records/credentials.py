"""Credentials: the papers by which a substitute acts for a member (clause 4.1), and how far they reach."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, Index, UniqueConstraint, and_, or_, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.law.credentials import CredentialFacts, Scope
from council.records.agenda import Item
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting
from council.records.people import Person

_STANDING = text("confirmed_at IS NOT NULL AND revoked_at IS NULL")


class CredentialKind(StrEnum):
    """The forms in which powers may be confirmed."""

    LETTER = "letter"
    POWER_OF_ATTORNEY = "power_of_attorney"
    DIPLOMATIC_NOTE = "diplomatic_note"


class Credential(db.Model):
    """A paper naming a substitute; it counts from its confirmation, never before.

    It is filed for one meeting, and reaches to the whole of it, to certain items of it, or
    until a day: to that meeting and to every other of the body whose day is within.
    """

    __tablename__ = "credentials"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="confirmed_or_refused"),
        CheckConstraint("confirmed_at IS NULL OR confirmed_at >= entered_at", name="never_retroactive"),
        CheckConstraint(
            "revoked_at IS NULL OR (confirmed_at IS NOT NULL AND revoked_at >= confirmed_at)",
            name="revoked_after_confirmation",
        ),
        CheckConstraint("(refused_at IS NULL) = (refusal_reason = '')", name="refusal_has_a_reason"),
        CheckConstraint("(revoked_at IS NULL) = (revocation_reason = '')", name="revocation_has_a_reason"),
        CheckConstraint("until_on IS NULL OR NOT limited_to_items", name="reaches_one_way"),
        CheckConstraint("until_on IS NULL OR until_on >= dated_on", name="ends_after_its_date"),
        Index(
            "uq_credentials_one_substitute_of_a_seat", "meeting_id", "seat_id",
            unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING,
        ),
        Index(
            "uq_credentials_one_seat_of_a_substitute", "meeting_id", "person_id",
            unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING,
        ),
    )  # fmt: skip

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    seat_id: Mapped[int] = reference("seats.id")
    person_id: Mapped[int] = reference("persons.id")
    replaces_id: Mapped[int | None] = reference("persons.id")
    post: Mapped[str]
    kind: Mapped[CredentialKind] = mapped_column(choice(CredentialKind, "known_kind"))
    issued_by: Mapped[str]
    number: Mapped[str]
    dated_on: Mapped[date]
    signatory: Mapped[str]
    limited_to_items: Mapped[bool] = mapped_column(default=False)
    until_on: Mapped[date | None]
    material_file_id: Mapped[int | None] = reference("files.id")
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    filed_by_state: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
    refused_at: Mapped[AtOrNone]
    refused_by_id: Mapped[int | None] = reference("persons.id")
    refusal_reason: Mapped[str] = mapped_column(default="")
    revoked_at: Mapped[AtOrNone]
    revoked_by_id: Mapped[int | None] = reference("persons.id")
    revocation_reason: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship()
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined", innerjoin=True)
    replaces: Mapped[Person | None] = relationship(foreign_keys=[replaces_id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    confirmed_by: Mapped[Person | None] = relationship(foreign_keys=[confirmed_by_id])
    items: Mapped[list["CredentialItem"]] = relationship(order_by="CredentialItem.id")

    @property
    def scope(self) -> Scope:
        """Return how far the powers reach."""
        if self.limited_to_items:
            return Scope.ITEMS
        return Scope.MEETING if self.until_on is None else Scope.UNTIL

    @property
    def is_awaited(self) -> bool:
        """Say whether the paper is neither confirmed nor refused yet."""
        return self.confirmed_at is None and self.refused_at is None

    @property
    def is_valid(self) -> bool:
        """Say whether the powers are confirmed and not revoked."""
        return self.confirmed_at is not None and self.revoked_at is None

    @property
    def item_ids(self) -> frozenset[int]:
        """Return the keys of the items the powers are limited to; read only where they are."""
        return frozenset(line.item_id for line in self.items) if self.limited_to_items else frozenset()

    @property
    def item_numbers(self) -> tuple[int, ...]:
        """Return the numbers on the agenda of the items the powers are limited to."""
        return tuple(sorted(line.item.position for line in self.items)) if self.limited_to_items else ()

    def stood_in(self, meeting: Meeting, *, on: date, item_id: int | None = None) -> bool:
        """Say whether the powers stand in the meeting on the day, for the item where one is named.

        Of a running meeting the record as it stands is asked, not the clock: acts are put in order
        by the lock. What was revoked after the close stood as long as the meeting lasted.
        """
        if self.confirmed_at is None:
            return False
        if self.revoked_at is not None and (
            meeting.closed_at is None or self.revoked_at <= meeting.closed_at
        ):
            return False
        return facts_of(self, meeting).reaches(item=str(item_id) if item_id else None, on=on)


class CredentialItem(db.Model):
    """An item to which the powers of a paper are limited."""

    __tablename__ = "credential_items"
    __table_args__ = (UniqueConstraint("credential_id", "item_id", name="named_once"),)

    id: Mapped[Key]
    credential_id: Mapped[int] = reference("credentials.id")
    item_id: Mapped[int] = reference("items.id")

    item: Mapped[Item] = relationship(lazy="joined", innerjoin=True)


def facts_of(paper: Credential, meeting: Meeting) -> CredentialFacts:
    """Return the paper as the law asks for it at a meeting."""
    return CredentialFacts(
        confirmed_at=paper.confirmed_at,
        refused_at=paper.refused_at,
        revoked_at=paper.revoked_at,
        meeting_covered=covers_meeting(paper, meeting),
        items=frozenset(str(key) for key in paper.item_ids),
        until_on=paper.until_on,
    )


def is_for(meeting: Meeting) -> ColumnElement[bool]:
    """Ask for the papers of a meeting: those filed for it, and those that last until its day or longer.

    A lasting paper that came in after the meeting had closed is none of it.
    """
    lasting = and_(
        Credential.until_on >= meeting.starts_locally.date(),
        Credential.seat_id.in_(select(Seat.id).where(Seat.body_id == meeting.body_id)),
    )
    if meeting.closed_at is not None:
        lasting = and_(lasting, Credential.entered_at <= meeting.closed_at)
    return or_(Credential.meeting_id == meeting.id, lasting)


def covers_meeting(paper: Credential, meeting: Meeting) -> bool:
    """Say whether the paper is for this meeting; one until a day is for every meeting of the body."""
    return paper.meeting_id == meeting.id or (
        paper.until_on is not None and paper.seat.body_id == meeting.body_id
    )
