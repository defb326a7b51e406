"""What the states were asked of a text before the meeting, and what they said; each text is asked about anew."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ColumnElement, Select, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, aliased, contains_eager, mapped_column, relationship

from council.law.positions import Stance
from council.records.agenda import Draft, Item
from council.records.bodies import Seat
from council.records.columns import At, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.state_letters import StateLetter


class PositionQuestion(db.Model):
    """The states are asked what they think of one version of a draft; the latest question of an item stands."""

    __tablename__ = "position_questions"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    item_id: Mapped[int] = reference("items.id")
    draft_id: Mapped[int] = reference("drafts.id")
    due_on: Mapped[date]
    asked_at: Mapped[At]
    asked_by_id: Mapped[int] = reference("persons.id")

    item: Mapped[Item] = relationship()
    draft: Mapped[Draft] = relationship(lazy="joined", innerjoin=True)


class StatePosition(db.Model):
    """A state says what it thinks of the text asked about; to change its mind it answers again.

    `letter` is the paper it came by, entered by the secretariat; None for a word of the state itself.
    `over_own_word` says why the letter was put over what the state had said itself on the same day.
    """

    __tablename__ = "state_positions"
    __table_args__ = (
        UniqueConstraint("question_id", "seat_id", "sequence", name="in_sequence"),
        CheckConstraint("sequence > 0", name="sequence_is_positive"),
        CheckConstraint("stance <> 'remarks' OR remarks <> ''", name="remarks_are_written"),
        CheckConstraint("over_own_word = '' OR letter_id IS NOT NULL", name="only_a_letter_overrides"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    question_id: Mapped[int] = reference("position_questions.id")
    seat_id: Mapped[int] = reference("seats.id")
    sequence: Mapped[int]
    stance: Mapped[Stance] = mapped_column(choice(Stance, "known_stance"))
    remarks: Mapped[LongText] = mapped_column(default="")
    is_late: Mapped[bool]
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")
    letter_id: Mapped[int | None] = reference("state_letters.id")
    over_own_word: Mapped[LongText] = mapped_column(default="")

    question: Mapped[PositionQuestion] = relationship(lazy="joined", innerjoin=True)
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    given_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    letter: Mapped[StateLetter | None] = relationship(lazy="joined")


@dataclass
class Asked:
    """What was asked of an item last, and every answer the states gave on it, the earliest first."""

    question: PositionQuestion
    positions: list[StatePosition] = field(default_factory=list)

    def of(self, seat: Seat | int) -> list[StatePosition]:
        """Return what the state said, on the earlier texts too."""
        seat_id = seat if isinstance(seat, int) else seat.id
        return [said for said in self.positions if said.seat_id == seat_id]

    def standing(self, seat: Seat | int) -> StatePosition | None:
        """Return the last word of the state on the text that is asked about; None while it is silent on it."""
        said = self.of(seat)
        return said[-1] if said and self.is_on_text(said[-1]) else None

    def before(self, seat: Seat | int) -> list[StatePosition]:
        """Return what the state said of this very text before its last word on it, the latest first."""
        return [one for one in self.of(seat) if self.is_on_text(one)][-2::-1]

    def own(self, seat: Seat | int) -> StatePosition | None:
        """Return the last word on this very text that the state gave itself, and not by a letter."""
        said = [one for one in self.of(seat) if one.letter_id is None and self.is_on_text(one)]
        return said[-1] if said else None

    def earlier(self, seat: Seat | int) -> StatePosition | None:
        """Return the last word of the state on an earlier text."""
        said = [one for one in self.of(seat) if not self.is_on_text(one)]
        return said[-1] if said else None

    def is_on_text(self, said: StatePosition) -> bool:
        return said.question.draft_id == self.question.draft_id

    def given(self, seats: Iterable[Seat]) -> int:
        """Return how many of the states have spoken on the text."""
        return sum(self.standing(seat) is not None for seat in seats)


def asked_of_meetings(session: Session, *meetings: int) -> dict[int, Asked]:
    """Return what was asked of each item of the meetings, by the key of the item; in two queries."""
    return _asked(session, Item.meeting_id.in_(meetings))


def asked_of_item(session: Session, item_id: int) -> Asked | None:
    """Return what was asked of the item; None where nothing was."""
    return _asked(session, Item.id == item_id).get(item_id)


def first_asked_at(session: Session, draft_id: int) -> datetime | None:
    """Return when the states were first asked about a text."""
    query = select(func.min(PositionQuestion.asked_at)).where(PositionQuestion.draft_id == draft_id)
    return session.scalar(query)


def without_position(
    meetings: Select[tuple[Meeting]], seat_id: int, *of_items: ColumnElement[bool]
) -> Select[tuple[Meeting, int, date]]:
    """Return those of the meetings whose texts the state is silent on, with their number and the nearest day."""
    owed = _standing_questions().where(Item.meeting_id == Meeting.id, _is_silent(seat_id), *of_items)
    number, due_on = (
        owed.with_only_columns(column).correlate(Meeting).scalar_subquery()
        for column in (func.count(), func.min(PositionQuestion.due_on))
    )
    return meetings.add_columns(number, due_on).where(number > 0)


def positions_counted(
    session: Session, meetings: Select[tuple[Meeting]]
) -> list[tuple[Meeting, int, int, date]]:
    """Return those of the meetings in which positions are asked for: on how many texts, how many came, by which day."""
    asked = _standing_questions().with_only_columns(
        Item.meeting_id, PositionQuestion.draft_id, PositionQuestion.due_on
    )
    texts = asked.subquery()
    same = aliased(PositionQuestion)
    said = (
        select(StatePosition.seat_id, same.draft_id)
        .join(same, same.id == StatePosition.question_id)
        .distinct()
        .subquery()
    )
    query = (
        meetings.join(texts, texts.c.meeting_id == Meeting.id)
        .outerjoin(said, said.c.draft_id == texts.c.draft_id)
        .add_columns(
            func.count(texts.c.draft_id.distinct()), func.count(said.c.seat_id), func.max(texts.c.due_on)
        )
        .group_by(Meeting.id)
    )
    return [tuple(row) for row in session.execute(query)]


def _standing_questions() -> Select[tuple[PositionQuestion]]:
    """Ask for the question that stands of each item on an agenda: the latest."""
    later = aliased(PositionQuestion)
    newest = select(func.max(later.id)).where(later.item_id == Item.id).correlate(Item).scalar_subquery()
    query = select(PositionQuestion).join(PositionQuestion.item)
    return query.where(PositionQuestion.id == newest, Item.dropped_at.is_(None))


def _is_silent(seat_id: int) -> ColumnElement[bool]:
    """Say of a question in the query whether the state is silent on its text."""
    same = aliased(PositionQuestion)
    said = (
        select(StatePosition.id)
        .join(same, same.id == StatePosition.question_id)
        .where(same.draft_id == PositionQuestion.draft_id, StatePosition.seat_id == seat_id)
        .correlate(PositionQuestion)
    )
    return ~said.exists()


def _asked(session: Session, *where: ColumnElement[bool]) -> dict[int, Asked]:
    standing = _standing_questions().where(*where).options(contains_eager(PositionQuestion.item))
    found = {question.item_id: Asked(question) for question in session.scalars(standing)}
    said = (
        select(StatePosition)
        .join(StatePosition.question)
        .where(PositionQuestion.item_id.in_(found))
        .options(contains_eager(StatePosition.question))
        .order_by(StatePosition.id)
    )
    for position in session.scalars(said) if found else ():
        found[position.question.item_id].positions.append(position)
    return found
