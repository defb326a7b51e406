"""What is decided and refused of the chairmanship of a body, from one day to another (clause 4.3)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.law.rotation_facts import RefusalKind, Scope
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db

_STANDS = text("ended_at IS NULL")
_STANDING_ELECTION = text("is_election AND ended_at IS NULL")


class CoChairPlace(StrEnum):
    """On which side of the chair in the rotation a co-chair stands."""

    PRECEDING = "preceding"
    FOLLOWING = "following"


class Chairmanship(db.Model):
    """A term of a state in the chair as the body has decided it; one taken back counts no more.

    `scope` is given where the decision departs from the order or the length the rule sets.
    """

    __tablename__ = "chairmanships"
    __table_args__ = (
        Index(
            "uq_chairmanships_one_from_one_day",
            "body_id",
            "since_on",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        Index(
            "uq_chairmanships_one_election",
            "body_id",
            unique=True,
            sqlite_where=_STANDING_ELECTION,
            postgresql_where=_STANDING_ELECTION,
        ),
        CheckConstraint("until_on >= since_on", name="ends_after_start"),
        CheckConstraint("decision_reference <> ''", name="rests_on_a_decision"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    seat_id: Mapped[int] = reference("seats.id")
    since_on: Mapped[date]
    until_on: Mapped[date]
    decision_reference: Mapped[str]
    is_election: Mapped[bool] = mapped_column(default=False)
    scope: Mapped[Scope | None] = mapped_column(choice(Scope, "known_reach"))
    entered_at: Mapped[At]
    ended_at: Mapped[AtOrNone]

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    co_chairs: Mapped[list["CoChair"]] = relationship(back_populates="chairmanship", lazy="selectin")


class CoChair(db.Model):
    """A state beside the chair: the preceding or the following one."""

    __tablename__ = "co_chairs"
    __table_args__ = (UniqueConstraint("chairmanship_id", "place", name="one_on_each_side"),)

    id: Mapped[Key]
    chairmanship_id: Mapped[int] = reference("chairmanships.id")
    seat_id: Mapped[int] = reference("seats.id")
    place: Mapped[CoChairPlace] = mapped_column(choice(CoChairPlace, "known_place"))

    chairmanship: Mapped[Chairmanship] = relationship(back_populates="co_chairs")
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)


class ChairRefusal(db.Model):
    """A state does not chair from a day on, by its own letter or by a decision; it may be taken back."""

    __tablename__ = "chair_refusals"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= since_on", name="ends_after_start"),
        CheckConstraint("letter_reference <> ''", name="rests_on_a_letter"),
        CheckConstraint(
            "(taken_back_at IS NULL) = (taken_back_because = '')", name="taken_back_with_a_reason"
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    seat_id: Mapped[int] = reference("seats.id")
    kind: Mapped[RefusalKind] = mapped_column(choice(RefusalKind, "known_refusal"))
    since_on: Mapped[date]
    until_on: Mapped[date | None]
    letter_reference: Mapped[str]
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    taken_back_at: Mapped[AtOrNone]
    taken_back_because: Mapped[str] = mapped_column(default="")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
