"""Which co-chair is named to preside over a meeting while the chair is absent (clause 4.3)."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, Key, PublicId, choice, reference
from council.records.database import db


class Namer(StrEnum):
    """Who named the acting chair."""

    COUNCIL = "council"
    SECRETARIAT = "secretariat"


class ActingChair(db.Model):
    """A co-chair named for a meeting; the one named last stands."""

    __tablename__ = "acting_chairs"
    __table_args__ = (
        UniqueConstraint("meeting_id", "sequence", name="in_sequence"),
        CheckConstraint("named_by <> 'council' OR basis <> ''", name="council_names_by_a_decision"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    sequence: Mapped[int]
    seat_id: Mapped[int] = reference("seats.id")
    named_by: Mapped[Namer] = mapped_column(choice(Namer, "known_namer"))
    basis: Mapped[str] = mapped_column(default="")
    named_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
