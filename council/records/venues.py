"""The place of a meeting as it was proposed to the members, and what each said to it (clause 5.4)."""

from sqlalchemy import CheckConstraint, UniqueConstraint, case, exists, func, select
from sqlalchemy.orm import Mapped, Session, aliased, column_property, joinedload, mapped_column, relationship

from council.law.rules import ClauseRule
from council.law.ruling import Ruling
from council.law.venues import rule_on_venue
from council.records.bodies import Seat, State
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


def _last_words():
    """Return what the states said last to the place proposed last, as «KZ+ RU-»; NULL where none was proposed."""
    later = aliased(VenueAnswer)
    proposed = select(VenueProposal.id).where(VenueProposal.meeting_id == Meeting.id)
    said = (
        select(func.aggregate_strings(State.code + case((VenueAnswer.agrees, "+"), else_="-"), " "))
        .select_from(VenueAnswer)
        .join(Seat, Seat.id == VenueAnswer.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(
            VenueAnswer.proposal_id
            == proposed.order_by(VenueProposal.number.desc()).limit(1).correlate(Meeting).scalar_subquery(),
            ~exists().where(
                later.proposal_id == VenueAnswer.proposal_id,
                later.seat_id == VenueAnswer.seat_id,
                later.sequence > VenueAnswer.sequence,
            ),
        )
    )
    return case(
        (proposed.correlate(Meeting).exists(), func.coalesce(said.correlate(Meeting).scalar_subquery(), ""))
    )


def _last_city():
    """Return the city of the place proposed last; NULL where none was proposed."""
    proposed = select(VenueProposal.city).where(VenueProposal.meeting_id == Meeting.id)
    return proposed.order_by(VenueProposal.number.desc()).limit(1).correlate(Meeting).scalar_subquery()


# Read with the meeting itself: its page tells of the place and asks the database for nothing more.
Meeting.venue_words = column_property(_last_words())
Meeting.venue_city = column_property(_last_city())


def place_ruling(meeting: Meeting, rule: ClauseRule, members: frozenset[str]) -> Ruling:
    """Return what the law says of the place, as it was when the meeting was read."""
    return rule_on_venue(
        rule,
        members=members,
        answers=venue_answers(meeting),
        has_begun=meeting.opened_at is not None,
        city=meeting.city,
        agreed_city=meeting.venue_city or "",
    )


def venue_answers(meeting: Meeting) -> dict[str, bool] | None:
    """Return whether each state agrees to the place of the meeting, as it was when the meeting was read."""
    if meeting.venue_words is None:
        return None
    return {word[:2]: word[2] == "+" for word in meeting.venue_words.split()}


def proposals_of(session: Session, meeting: Meeting) -> list[VenueProposal]:
    """Return the places proposed for a meeting with the answers, the latest first, in one query."""
    query = select(VenueProposal).where(VenueProposal.meeting_id == meeting.id)
    found = session.scalars(
        query.options(joinedload(VenueProposal.answers)).order_by(VenueProposal.number.desc())
    )
    return list(found.unique())
