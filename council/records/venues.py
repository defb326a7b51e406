"""The place of a meeting as it was proposed to the members, and what each said to it (clause 5.4)."""

from sqlalchemy import CheckConstraint, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.meetings import Meeting


class VenueProposal(db.Model):
    """A place proposed for a meeting, by a state or, without one, by the secretariat; the latest stands."""

    __tablename__ = "venue_proposals"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number", name="one_of_a_number"),
        CheckConstraint("city <> ''", name="names_a_city"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    number: Mapped[int]
    seat_id: Mapped[int | None] = reference("seats.id")
    city: Mapped[str]
    venue: Mapped[str] = mapped_column(default="")
    letter: Mapped[str] = mapped_column(default="")
    proposed_at: Mapped[At]
    proposed_by_id: Mapped[int] = reference("persons.id")

    meeting: Mapped[Meeting] = relationship()
    seat: Mapped[Seat | None] = relationship(lazy="joined")
    answers: Mapped[list["VenueAnswer"]] = relationship(order_by="VenueAnswer.sequence")

    @property
    def last_words(self) -> "dict[str, VenueAnswer]":
        """Return the answer of each state that stands: its last one."""
        return {answer.seat.code: answer for answer in self.answers}


class VenueAnswer(db.Model):
    """A state agrees to the place or objects; to change its mind it answers again."""

    __tablename__ = "venue_answers"
    __table_args__ = (UniqueConstraint("proposal_id", "sequence", name="in_sequence"),)

    id: Mapped[Key]
    proposal_id: Mapped[int] = reference("venue_proposals.id")
    sequence: Mapped[int]
    seat_id: Mapped[int] = reference("seats.id")
    agrees: Mapped[bool]
    note: Mapped[LongText] = mapped_column(default="")
    letter: Mapped[str] = mapped_column(default="")
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)


def proposals_of(session: Session, meeting: Meeting) -> list[VenueProposal]:
    """Return the places proposed for a meeting with the answers, the latest first, in one query."""
    query = select(VenueProposal).where(VenueProposal.meeting_id == meeting.id)
    found = session.scalars(
        query.options(joinedload(VenueProposal.answers)).order_by(VenueProposal.number.desc())
    )
    return list(found.unique())
