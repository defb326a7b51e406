"""Bodies, the states, the states' authorised bodies and their seats."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.columns import At, Key, PublicId, choice, reference
from council.records.database import db


class Body(db.Model):
    """An intergovernmental body that meets by its own charter."""

    __tablename__ = "bodies"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    code: Mapped[str] = mapped_column(String(80), unique=True)
    charter_code: Mapped[str] = mapped_column(String(200))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[At]

    seats: Mapped[list["Seat"]] = relationship(back_populates="body")


class State(db.Model):
    """A state, with the confirmed forms of its name and its place in the Russian alphabet."""

    __tablename__ = "states"
    __table_args__ = (CheckConstraint("length(code) = 2", name="code_of_two_letters"),)

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(String(2), unique=True)
    place: Mapped[int] = mapped_column(unique=True)
    short_ru: Mapped[str]
    full_ru: Mapped[str]
    genitive_ru: Mapped[str]
    short_en: Mapped[str]
    full_en: Mapped[str]
    abbreviation: Mapped[str] = mapped_column(String(8))


class Channel(StrEnum):
    """By which way the depositary was told."""

    DIPLOMATIC = "diplomatic"
    WITH_NOTIFICATION = "with_notification"
    OTHER = "other"


class AuthorisedBody(db.Model):
    """The authority a state has named as responsible for its industrial policy (Agreement, Article 4).

    What is not known of the decision and of its notice to the depositary stays empty.
    """

    __tablename__ = "authorised_bodies"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR until_on >= since_on", name="ends_after_start"),
        CheckConstraint(
            "notified_on IS NULL OR decided_on IS NULL OR notified_on >= decided_on",
            name="notified_after_decision",
        ),
        CheckConstraint("channel IS NULL OR notified_on IS NOT NULL", name="channel_of_a_notice"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    state_id: Mapped[int] = reference("states.id")
    title_ru: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    since_on: Mapped[date]
    until_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    decision: Mapped[str] = mapped_column(default="")
    notified_on: Mapped[date | None]
    channel: Mapped[Channel | None] = mapped_column(choice(Channel, "known_channel"))

    state: Mapped[State] = relationship()


class Seat(db.Model):
    """A state's place in a body: one vote, whoever holds it, on the days when the state is a party."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("body_id", "state_id", name="one_seat_per_state"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    state_id: Mapped[int] = reference("states.id")

    body: Mapped[Body] = relationship(back_populates="seats")
    state: Mapped[State] = relationship(lazy="joined", innerjoin=True)

    @property
    def code(self) -> str:
        """Return the code of the state, by which the law knows the seat."""
        return self.state.code
