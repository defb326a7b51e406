"""Participants of a meeting, their comings and goings, and who presides."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, Json, Key, PublicId, choice, reference
from council.records.credentials import Credential
from council.records.database import db
from council.records.meetings import Meeting
from council.records.people import Appointment, Person


class Capacity(StrEnum):
    """In what capacity a person takes part in a meeting."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    DELEGATION = "delegation"
    ADVISORY = "advisory"
    OBSERVER = "observer"
    EXPERT = "expert"
    INVITED = "invited"


ACTING = frozenset({Capacity.MEMBER, Capacity.SUBSTITUTE})


class Mode(StrEnum):
    """Whether a participant is in the room or on a video link."""

    IN_ROOM = "in_room"
    VIDEO = "video"


class PresidingBasis(StrEnum):
    """Why a person presides (clause 4.3)."""

    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    ELECTED = "elected"


class Participant(db.Model):
    """A person in the list of participants of a meeting, in one capacity."""

    __tablename__ = "participants"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", "capacity", "credential_id", name="listed_once"),
        CheckConstraint(
            "(capacity IN ('member', 'substitute', 'delegation')) = (seat_id IS NOT NULL)",
            name="delegations_have_a_seat",
        ),
        CheckConstraint(
            "(capacity = 'substitute') = (credential_id IS NOT NULL)", name="substitute_has_a_paper"
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    person_id: Mapped[int] = reference("persons.id")
    capacity: Mapped[Capacity] = mapped_column(choice(Capacity, "known_capacity"))
    seat_id: Mapped[int | None] = reference("seats.id")
    credential_id: Mapped[int | None] = reference("credentials.id")
    post: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    listed_at: Mapped[At]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    seat: Mapped[Seat | None] = relationship(lazy="joined")
    credential: Mapped[Credential | None] = relationship(lazy="joined")

    def acts_in(
        self, meeting: Meeting, *, on: date, item_id: int | None = None, offices: Sequence[Appointment] = ()
    ) -> bool:
        """Say whether this participant acts for a state: its member, or a substitute whose powers reach so far.

        `offices` are those the person holds or held as a member of the seat: a member acts as long as one lasts.
        """
        if self.capacity is Capacity.SUBSTITUTE:
            return self.credential is not None and self.credential.stood_in(meeting, on=on, item_id=item_id)
        return self.capacity is Capacity.MEMBER and any(
            held.since_on <= on <= (held.ends_for(closed_at=meeting.closed_at) or date.max)
            for held in offices
        )


class Passage(db.Model):
    """An arrival or a departure; a wrong entry is corrected by a new one that voids it."""

    __tablename__ = "passages"
    __table_args__ = (
        UniqueConstraint("meeting_id", "sequence", name="in_sequence"),
        Index(
            "uq_passages_corrected_once",
            "corrects_id",
            unique=True,
            sqlite_where=text("corrects_id IS NOT NULL"),
            postgresql_where=text("corrects_id IS NOT NULL"),
        ),
        CheckConstraint("corrects_id IS NULL OR reason <> ''", name="corrected_for_a_reason"),
        CheckConstraint("arrived IS NOT NULL OR corrects_id IS NOT NULL", name="says_something"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    sequence: Mapped[int]
    participant_id: Mapped[int] = reference("participants.id")
    at: Mapped[At]
    arrived: Mapped[bool | None]
    mode: Mapped[Mode] = mapped_column(choice(Mode, "known_mode"))
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    corrects_id: Mapped[int | None] = mapped_column(db.ForeignKey("passages.id", ondelete="RESTRICT"))
    reason: Mapped[str] = mapped_column(default="")

    participant: Mapped[Participant] = relationship(lazy="joined", innerjoin=True)


class Presiding(db.Model):
    """Who presides from a moment on, and why; the latest entry stands."""

    __tablename__ = "presidings"
    __table_args__ = (UniqueConstraint("meeting_id", "sequence", name="in_sequence"),)

    id: Mapped[Key]
    meeting_id: Mapped[int] = reference("meetings.id")
    sequence: Mapped[int]
    participant_id: Mapped[int] = reference("participants.id")
    basis: Mapped[PresidingBasis] = mapped_column(choice(PresidingBasis, "known_basis"))
    ruling: Mapped[Json]
    since_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")

    participant: Mapped[Participant] = relationship(lazy="joined", innerjoin=True)
