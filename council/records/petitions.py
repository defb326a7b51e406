"""Petitions of states for an extraordinary meeting, and the answers of the others (clause 5.2)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import CheckConstraint, Select, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship, selectinload

from council.law.petitions import PetitionFacts
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Json, JsonOrNone, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.meetings import Meeting


class Petition(db.Model):
    """A state asks for an extraordinary meeting: on what, with which draft agenda, until which day.

    `letter` names the letter by which the secretariat entered it; it is empty where the member did.
    """

    __tablename__ = "petitions"
    __table_args__ = (
        CheckConstraint("subject <> ''", name="has_a_subject"),
        CheckConstraint("withdrawn_at IS NULL OR carried_at IS NULL", name="withdrawn_or_carried"),
        CheckConstraint("(carried_at IS NULL) = (ruling IS NULL)", name="carried_by_a_ruling"),
        CheckConstraint("meeting_id IS NULL OR carried_at IS NOT NULL", name="convened_when_carried"),
        UniqueConstraint("meeting_id", name="one_a_meeting"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    seat_id: Mapped[int] = reference("seats.id")
    subject: Mapped[str]
    agenda: Mapped[Json]
    letter: Mapped[str] = mapped_column(default="")
    filed_on: Mapped[date]
    lapses_on: Mapped[date]
    filed_at: Mapped[At]
    filed_by_id: Mapped[int] = reference("persons.id")
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")
    carried_at: Mapped[AtOrNone]
    ruling: Mapped[JsonOrNone]
    meeting_id: Mapped[int | None] = mapped_column(db.ForeignKey("meetings.id", ondelete="RESTRICT"))

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    meeting: Mapped[Meeting | None] = relationship()
    answers: Mapped[list["PetitionAnswer"]] = relationship(order_by="PetitionAnswer.sequence")

    @property
    def is_convened(self) -> bool:
        """Say whether a meeting stands on the petition: one that was cancelled gives it back."""
        return self.meeting is not None and self.meeting.cancelled_at is None

    @property
    def last_words(self) -> "dict[str, PetitionAnswer]":
        """Return the answer of each state that stands: its last one."""
        return {answer.seat.code: answer for answer in self.answers}


class PetitionAnswer(db.Model):
    """A state supports the petition or declines; to change its mind it answers again."""

    __tablename__ = "petition_answers"
    __table_args__ = (UniqueConstraint("petition_id", "sequence", name="in_sequence"),)

    id: Mapped[Key]
    petition_id: Mapped[int] = reference("petitions.id")
    sequence: Mapped[int]
    seat_id: Mapped[int] = reference("seats.id")
    supports: Mapped[bool]
    note: Mapped[LongText] = mapped_column(default="")
    letter: Mapped[str] = mapped_column(default="")
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)


def petition_facts(petition: Petition, *, members: frozenset[str]) -> PetitionFacts:
    """Return the petition as the law asks for it, against the members of the day."""
    return PetitionFacts(
        proposer=petition.seat.code,
        lapses_on=petition.lapses_on,
        members=members,
        answers={code: answer.supports for code, answer in petition.last_words.items()},
        is_withdrawn=petition.withdrawn_at is not None,
        is_carried=petition.carried_at is not None,
        is_convened=petition.is_convened,
    )


def petitions_of(session: Session, body_id: int) -> Sequence[Petition]:
    """Return the petitions of a body with their answers, the latest first."""
    query = with_answers(select(Petition).where(Petition.body_id == body_id))
    return session.scalars(query.order_by(Petition.filed_at.desc(), Petition.id.desc())).all()


def petitions_open(session: Session, body_id: int) -> Sequence[Petition]:
    """Return the petitions nobody has withdrawn or convened a meeting on, with their answers."""
    stands = Petition.meeting.has(Meeting.cancelled_at.is_(None))
    query = select(Petition).where(Petition.body_id == body_id, Petition.withdrawn_at.is_(None), ~stands)
    return session.scalars(with_answers(query).order_by(Petition.lapses_on, Petition.id)).all()


def with_answers(query: Select[tuple[Petition]]) -> Select[tuple[Petition]]:
    """Return the query that reads the answers and the meeting along with the petitions."""
    return query.options(selectinload(Petition.answers), joinedload(Petition.meeting))
