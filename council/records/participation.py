"""What each state has announced about its participation in a meeting; its last word stands."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint, cast, exists, func, select
from sqlalchemy.orm import Mapped, Session, aliased, column_property, mapped_column, relationship

from council.law.charter import Edition
from council.law.forecast import rule_on_forecast
from council.law.ruling import Ruling
from council.records.bodies import Seat, State
from council.records.columns import At, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting
from council.records.people import Person


class Participation(StrEnum):
    """How a state says it will take part."""

    MEMBER = "member"
    SUBSTITUTE = "substitute"
    NOBODY = "nobody"


class ParticipationAnswer(db.Model):
    """A state announces who comes for it; to change its mind it answers again."""

    __tablename__ = "participation_answers"
    __table_args__ = (
        UniqueConstraint("meeting_id", "seat_id", "sequence", name="in_sequence"),
        CheckConstraint("sequence > 0", name="sequence_is_positive"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    seat_id: Mapped[int] = reference("seats.id")
    sequence: Mapped[int]
    answer: Mapped[Participation] = mapped_column(choice(Participation, "known_answer"))
    note: Mapped[LongText] = mapped_column(default="")
    letter: Mapped[str] = mapped_column(default="")
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    given_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


def announced(session: Session, meeting: Meeting) -> dict[str, ParticipationAnswer]:
    """Return the last word of each state that has answered, by its code."""
    latest = (
        select(func.max(ParticipationAnswer.id))
        .where(ParticipationAnswer.meeting_id == meeting.id)
        .group_by(ParticipationAnswer.seat_id)
    )
    found = session.scalars(select(ParticipationAnswer).where(ParticipationAnswer.id.in_(latest)))
    return {answer.seat.code: answer for answer in found}


def _last_words():
    """Return what each state announced last, as «KZ=member RU=nobody»; NULL where none has."""
    later = aliased(ParticipationAnswer)
    return (
        select(func.aggregate_strings(State.code + "=" + cast(ParticipationAnswer.answer, String), " "))
        .select_from(ParticipationAnswer)
        .join(Seat, Seat.id == ParticipationAnswer.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(
            ParticipationAnswer.meeting_id == Meeting.id,
            ~exists().where(
                later.meeting_id == ParticipationAnswer.meeting_id,
                later.seat_id == ParticipationAnswer.seat_id,
                later.sequence > ParticipationAnswer.sequence,
            ),
        )
        .correlate(Meeting)
        .scalar_subquery()
    )


# Read with the meeting itself: its page tells of the forecast and asks the database for nothing more.
Meeting.participation_words = column_property(_last_words())


def last_words(meeting: Meeting) -> dict[str, str]:
    """Return what each state had announced last when the meeting was read, by its code."""
    return dict(word.split("=") for word in (meeting.participation_words or "").split())


def forecast(edition: Edition, meeting: Meeting, members: frozenset[str]) -> Ruling:
    """Return whether the quorum is expected by what the members had announced when the meeting was read."""
    said = [answer for code, answer in last_words(meeting).items() if code in members]
    declined = said.count(Participation.NOBODY)
    return rule_on_forecast(
        edition.quorum, members=len(members), expected=len(said) - declined, declined=declined
    )
