"""A draft protocol before the states: when it was circulated, what each said of it, and what was answered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ScalarSelect,
    Select,
    UniqueConstraint,
    exists,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column, relationship

from council.law.remarks import RemarkKind, Verdict
from council.records.agenda import Item
from council.records.bodies import Seat
from council.records.columns import At, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.people import Person


class RemarkRound(db.Model):
    """A version of the draft went to the states for their remarks, by a day; each version goes once."""

    __tablename__ = "remark_rounds"
    __table_args__ = (UniqueConstraint("version_id", name="once_a_version"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    minutes_id: Mapped[int] = reference("minutes.id")
    version_id: Mapped[int] = mapped_column(db.ForeignKey("minutes_versions.id", ondelete="RESTRICT"))
    due_on: Mapped[date]
    circulated_at: Mapped[At]
    circulated_by_id: Mapped[int] = reference("persons.id")

    minutes: Mapped[Minutes] = relationship()
    version: Mapped[MinutesVersion] = relationship(lazy="joined", innerjoin=True)


class Remark(db.Model):
    """What a state says of the draft: a remark on a point of it or on the whole, or that it has none."""

    __tablename__ = "remarks"
    __table_args__ = (
        UniqueConstraint("round_id", "seat_id", "sequence", name="in_sequence"),
        CheckConstraint("sequence > 0", name="sequence_is_positive"),
        CheckConstraint("(kind = 'none') = (body_text = '')", name="says_something"),
        CheckConstraint("kind = 'remark' OR (wording = '' AND item_id IS NULL)", name="none_is_bare"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    round_id: Mapped[int] = reference("remark_rounds.id")
    seat_id: Mapped[int] = reference("seats.id")
    sequence: Mapped[int]
    kind: Mapped[RemarkKind] = mapped_column(choice(RemarkKind, "known_kind"))
    item_id: Mapped[int | None] = reference("items.id")
    body_text: Mapped[LongText] = mapped_column(default="")
    wording: Mapped[LongText] = mapped_column(default="")
    is_late: Mapped[bool]
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")

    round: Mapped[RemarkRound] = relationship(lazy="joined", innerjoin=True)
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    item: Mapped[Item | None] = relationship(lazy="joined")
    given_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    answer: Mapped["RemarkAnswer | None"] = relationship(back_populates="remark", lazy="joined")


class RemarkAnswer(db.Model):
    """What the secretariat made of a remark; what is not taken over wholly is given a reason."""

    __tablename__ = "remark_answers"
    __table_args__ = (
        UniqueConstraint("remark_id", name="once_a_remark"),
        CheckConstraint("verdict = 'accepted' OR reason <> ''", name="declined_with_a_reason"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    remark_id: Mapped[int] = mapped_column(db.ForeignKey("remarks.id", ondelete="RESTRICT"))
    verdict: Mapped[Verdict] = mapped_column(choice(Verdict, "known_verdict"))
    reason: Mapped[LongText] = mapped_column(default="")
    answered_at: Mapped[At]
    answered_by_id: Mapped[int] = reference("persons.id")

    remark: Mapped[Remark] = relationship(back_populates="answer")


@dataclass
class Remarks:
    """Every round of a draft, the latest last, and every remark made in them."""

    rounds: list[RemarkRound] = field(default_factory=list)
    made: list[Remark] = field(default_factory=list)

    @property
    def last(self) -> RemarkRound | None:
        """Return the round that stands: the latest."""
        return self.rounds[-1] if self.rounds else None

    def in_last(self, seat: Seat | int) -> list[Remark]:
        """Return what the state said in the round that stands."""
        seat_id = seat if isinstance(seat, int) else seat.id
        key = self.last.id if self.last else None
        return [one for one in self.made if one.seat_id == seat_id and one.round_id == key]

    def answered(self, seats: Iterable[Seat]) -> int:
        """Return how many of the states have spoken in the round that stands."""
        return sum(bool(self.in_last(seat)) for seat in seats)

    @property
    def unanswered(self) -> list[Remark]:
        """Return the remarks without an answer; that a state has none needs no answer."""
        return [one for one in self.made if one.kind is RemarkKind.REMARK and one.answer is None]

    @property
    def awaited(self) -> list[Remark]:
        """Return the remarks that must be answered before the protocol goes to be signed: those that came in time."""
        return [one for one in self.unanswered if not one.is_late]

    @property
    def taken_over(self) -> list[Remark]:
        """Return the remarks that were taken over, wholly or in part."""
        answered = [one for one in self.made if one.answer is not None]
        return [one for one in answered if one.answer.verdict is not Verdict.DECLINED]

    def running_until(self, seats: Collection[Seat], today: date) -> date | None:
        """Return the last day of the term that runs: none when it is over, or every state has spoken."""
        if self.last is None or today > self.last.due_on or self.answered(seats) >= len(seats):
            return None
        return self.last.due_on

    def round_of(self, version: MinutesVersion) -> RemarkRound | None:
        """Return the round in which a version went to the states."""
        return next((one for one in self.rounds if one.version_id == version.id), None)


def remarks_on(session: Session, minutes_id: int | None) -> Remarks:
    """Return the rounds and remarks of a protocol; in two queries."""
    if minutes_id is None:
        return Remarks()
    rounds = select(RemarkRound).where(RemarkRound.minutes_id == minutes_id).order_by(RemarkRound.id)
    found = Remarks(rounds=list(session.scalars(rounds)))
    if found.rounds:
        made = select(Remark).join(Remark.round).where(RemarkRound.minutes_id == minutes_id)
        found.made = list(session.scalars(made.order_by(Remark.id)))
    return found


def without_remark(meetings: Select[tuple[Meeting]], seat_id: int, *, today: date) -> Select[tuple[Minutes]]:
    """Ask for the minutes of those of the meetings whose draft waits for the word of the state."""
    signed = exists().where(Signature.minutes_id == Minutes.id)
    due_on = remarks_due(meetings, seat_id, today=today)
    return select(Minutes).join(Minutes.meeting).where(~signed, due_on.is_not(None))


def remarks_due(meetings: Select[tuple[Meeting]], seat_id: int, *, today: date) -> ScalarSelect[date]:
    """Return, for the minutes in the query, the day by which the state is asked and has not answered."""
    said = exists().where(Remark.round_id == RemarkRound.id, Remark.seat_id == seat_id)
    later = aliased(RemarkRound)
    newest = select(func.max(later.id)).where(later.minutes_id == Minutes.id).correlate(Minutes)
    seen = Minutes.meeting_id.in_(meetings.with_only_columns(Meeting.id))
    query = select(RemarkRound.due_on).where(
        RemarkRound.minutes_id == Minutes.id, RemarkRound.due_on >= today
    )
    query = query.where(RemarkRound.id == newest.scalar_subquery(), seen, ~said)
    return query.correlate(Minutes).scalar_subquery()


def remarks_unanswered() -> ScalarSelect[int]:
    """Count, for the minutes in the query, the remarks that the secretariat has not answered."""
    answered = exists().where(RemarkAnswer.remark_id == Remark.id)
    query = select(func.count(Remark.id)).join(RemarkRound, RemarkRound.id == Remark.round_id)
    query = query.where(RemarkRound.minutes_id == Minutes.id, Remark.kind == RemarkKind.REMARK, ~answered)
    return query.correlate(Minutes).scalar_subquery()


def term_runs(today: date) -> ColumnElement[bool]:
    """Say of the minutes in the query whether the states are asked about their draft, the day included."""
    return exists().where(RemarkRound.minutes_id == Minutes.id, RemarkRound.due_on >= today)


def terms_running(
    session: Session, meetings: Iterable[int], *, today: date
) -> list[tuple[int, date, frozenset[str]]]:
    """Return the meetings whose drafts are before the states, the last day of each term, and who has answered."""
    signed = exists().where(Signature.minutes_id == Minutes.id)
    later = aliased(RemarkRound)
    newest = select(func.max(later.id)).where(later.minutes_id == Minutes.id).correlate(Minutes)
    query = select(RemarkRound.id, Minutes.meeting_id, RemarkRound.due_on).join(
        Minutes, Minutes.id == RemarkRound.minutes_id
    )
    query = query.where(Minutes.meeting_id.in_(list(meetings)), ~signed, RemarkRound.due_on >= today)
    running = session.execute(query.where(RemarkRound.id == newest.scalar_subquery())).all()
    said = session.scalars(select(Remark).where(Remark.round_id.in_([row.id for row in running])))
    answered = {(one.round_id, one.seat.code) for one in said} if running else set()
    return [
        (row.meeting_id, row.due_on, frozenset(seat for key, seat in answered if key == row.id))
        for row in running
    ]
