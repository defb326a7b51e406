"""Who chairs a body from one day to another, and who are the co-chairs (clause 4.3)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db


class CoChairPlace(StrEnum):
    """On which side of the chair in the rotation a co-chair stands."""

    PRECEDING = "preceding"
    FOLLOWING = "following"


class Chairmanship(db.Model):
    """A term of a state in the chair, with the decision it rests on."""

    __tablename__ = "chairmanships"
    __table_args__ = (
        UniqueConstraint("body_id", "since_on", "ended_at", name="one_chair_from_one_day"),
        CheckConstraint("until_on >= since_on", name="ends_after_start"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    seat_id: Mapped[int] = reference("seats.id")
    since_on: Mapped[date]
    until_on: Mapped[date]
    decision_reference: Mapped[str]
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
