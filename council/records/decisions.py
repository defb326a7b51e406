"""Decisions as they were frozen, their numbers, and the statements of members on them."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.agenda import Draft, Item
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Json, JsonOrNone, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.presence import Participant
from council.records.voting import Vote


class DecisionManner(StrEnum):
    """In what way an item came to its end."""

    VOTE = "vote"
    NO_OBJECTION = "no_objection"
    TAKE_NOTE = "take_note"
    WITHDRAWAL = "withdrawal"
    POSTPONEMENT = "postponement"


class DecisionOutcome(StrEnum):
    """What became of the item."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    NO_DECISION = "no_decision"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"
    POSTPONED = "postponed"


class StatementKind(StrEnum):
    """What a member puts on record about a decision."""

    DISSENT = "dissent"


class Decision(db.Model):
    """What was decided on an item, with its figures, edition and rulings, frozen at that moment."""

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("item_id", "sequence", name="in_sequence"),
        UniqueConstraint("vote_id", name="one_decision_per_vote"),
        CheckConstraint(
            "(manner IN ('vote', 'no_objection')) = (vote_id IS NOT NULL)", name="votes_have_a_vote"
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    item_id: Mapped[int] = reference("items.id")
    sequence: Mapped[int]
    vote_id: Mapped[int | None] = reference("votes.id")
    draft_id: Mapped[int | None] = reference("drafts.id")
    manner: Mapped[DecisionManner] = mapped_column(choice(DecisionManner, "known_manner"))
    outcome: Mapped[DecisionOutcome] = mapped_column(choice(DecisionOutcome, "known_outcome"))
    reason: Mapped[str] = mapped_column(default="")
    charter_code: Mapped[str] = mapped_column(String(80))
    edition: Mapped[str] = mapped_column(String(10))
    counts: Mapped[JsonOrNone]
    positions: Mapped[JsonOrNone]
    affected: Mapped[Json]
    rulings: Mapped[Json]
    sentences_ru: Mapped[Json]
    sentences_en: Mapped[Json]
    narrow_base_confirmed: Mapped[bool] = mapped_column(default=False)
    decided_at: Mapped[At]
    presiding_id: Mapped[int] = reference("participants.id")
    decided_by_id: Mapped[int] = reference("persons.id")

    item: Mapped[Item] = relationship()
    vote: Mapped[Vote | None] = relationship()
    presiding: Mapped[Participant] = relationship()
    draft: Mapped[Draft | None] = relationship(lazy="joined")
    number: Mapped["DecisionNumber | None"] = relationship(back_populates="decision")
    statements: Mapped[list["Statement"]] = relationship(order_by="Statement.id")


class DecisionNumber(db.Model):
    """The number a decision received when the minutes were signed: 11/3, then 11/3.2."""

    __tablename__ = "decision_numbers"
    __table_args__ = (
        UniqueConstraint("decision_id", name="one_a_decision"),
        UniqueConstraint("meeting_id", "number", name="one_in_a_meeting"),
    )

    id: Mapped[Key]
    decision_id: Mapped[int] = mapped_column(db.ForeignKey("decisions.id", ondelete="RESTRICT"))
    meeting_id: Mapped[int] = reference("meetings.id")
    number: Mapped[str] = mapped_column(String(20))
    numbered_at: Mapped[At]

    decision: Mapped[Decision] = relationship(back_populates="number")


class Statement(db.Model):
    """A dissenting opinion of a member whose position differs from the outcome (clause 5.8)."""

    __tablename__ = "statements"
    __table_args__ = (CheckConstraint("body_text <> ''", name="says_something"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    decision_id: Mapped[int] = reference("decisions.id")
    seat_id: Mapped[int] = reference("seats.id")
    kind: Mapped[StatementKind] = mapped_column(choice(StatementKind, "known_kind"))
    body_text: Mapped[LongText]
    filed_at: Mapped[At]
    filed_by_id: Mapped[int] = reference("persons.id")
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
