"""Votes, the frozen roll of each, the ballots, and what may befall a vote."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.law.ballot import Position
from council.records.agenda import Draft, Item
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Json, Key, LongText, PublicId, Salt, choice, reference
from council.records.database import db
from council.records.overrides import Override
from council.records.presence import Participant


class Manner(StrEnum):
    """How the question is put: by ballots, or by asking whether anybody objects."""

    BALLOT = "ballot"
    NO_OBJECTION = "no_objection"


class Standing(StrEnum):
    """How a seat stands in the roll of a vote, frozen at its opening."""

    ENTITLED = "entitled"
    DISINTERESTED = "disinterested"
    ABSENT = "absent"


class Vote(db.Model):
    """A proceeding in which each entitled seat may cast one ballot on one question."""

    __tablename__ = "votes"
    __table_args__ = (
        UniqueConstraint("item_id", "sequence", name="in_sequence"),
        CheckConstraint("closed_at IS NULL OR closed_at >= opened_at", name="closes_after_opening"),
        CheckConstraint("withdrawn_at IS NULL OR closed_at IS NULL", name="withdrawn_or_closed"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawal_reason = '')", name="withdrawn_for_a_reason"),
        Index(
            "uq_votes_one_open_in_an_item",
            "item_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=text("closed_at IS NULL AND withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    item_id: Mapped[int] = reference("items.id")
    draft_id: Mapped[int] = reference("drafts.id")
    sequence: Mapped[int]
    manner: Mapped[Manner] = mapped_column(choice(Manner, "known_manner"))
    question: Mapped[LongText]
    edition: Mapped[str] = mapped_column(String(10))
    opened_at: Mapped[At]
    opened_by_id: Mapped[int] = reference("persons.id")
    opened_on_instruction: Mapped[bool] = mapped_column(default=False)
    presiding_id: Mapped[int] = reference("participants.id")
    opening_rulings: Mapped[Json]
    closed_at: Mapped[AtOrNone]
    closed_by_id: Mapped[int | None] = reference("persons.id")
    closed_on_instruction: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")
    withdrawal_reason: Mapped[str] = mapped_column(default="")

    item: Mapped[Item] = relationship()
    draft: Mapped[Draft] = relationship(lazy="joined", innerjoin=True)
    presiding: Mapped[Participant] = relationship()
    roll: Mapped[list["RollSeat"]] = relationship(back_populates="vote")
    ballots: Mapped[list["Ballot"]] = relationship(back_populates="vote")
    objections: Mapped[list["Objection"]] = relationship()
    oral_ballots: Mapped[list["OralBallot"]] = relationship()
    annulment: Mapped["Annulment | None"] = relationship()
    governed: Mapped["VoteOverride | None"] = relationship(lazy="joined")

    @property
    def override(self) -> Override | None:
        """Return what the body had set otherwise for this vote."""
        return self.governed.override if self.governed else None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.withdrawn_at is None

    @property
    def is_annulled(self) -> bool:
        return self.annulment is not None and self.annulment.confirmed_at is not None


class VoteOverride(db.Model):
    """The override a vote is governed by, frozen at its opening; most votes have none."""

    __tablename__ = "vote_overrides"
    __table_args__ = (UniqueConstraint("vote_id", name="one_a_vote"),)

    id: Mapped[Key]
    vote_id: Mapped[int] = mapped_column(db.ForeignKey("votes.id", ondelete="RESTRICT"))
    override_id: Mapped[int] = reference("overrides.id")

    override: Mapped[Override] = relationship(lazy="joined", innerjoin=True)


class RollSeat(db.Model):
    """One member's line in the frozen roll of a vote: its standing, and who acts for it."""

    __tablename__ = "roll_seats"
    __table_args__ = (
        UniqueConstraint("vote_id", "seat_id", name="one_line_a_seat"),
        CheckConstraint(
            "standing <> 'entitled' OR participant_id IS NOT NULL", name="entitled_seat_is_represented"
        ),
    )

    id: Mapped[Key]
    vote_id: Mapped[int] = reference("votes.id")
    seat_id: Mapped[int] = reference("seats.id")
    standing: Mapped[Standing] = mapped_column(choice(Standing, "known_standing"))
    participant_id: Mapped[int | None] = reference("participants.id")

    vote: Mapped[Vote] = relationship(back_populates="roll")
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    participant: Mapped[Participant | None] = relationship()


class Ballot(db.Model):
    """One seat's choice in a vote. Final: the database refuses to change or delete it."""

    __tablename__ = "ballots"
    __table_args__ = (
        UniqueConstraint("vote_id", "seat_id", name="one_ballot_per_seat"),
        UniqueConstraint("vote_id", "form_key", name="one_ballot_per_form"),
        ForeignKeyConstraint(
            ["vote_id", "seat_id"],
            ["roll_seats.vote_id", "roll_seats.seat_id"],
            name="fk_ballots_seat_in_the_roll",
            ondelete="RESTRICT",
        ),
        CheckConstraint("position IN ('for', 'against', 'abstained')", name="a_choice_one_can_cast"),
        CheckConstraint("is_oral = (entered_by_id IS NOT NULL)", name="oral_ballot_names_who_entered_it"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    vote_id: Mapped[int] = reference("votes.id")
    seat_id: Mapped[int] = reference("seats.id")
    position: Mapped[Position] = mapped_column(choice(Position, "known_position"))
    participant_id: Mapped[int] = reference("participants.id")
    cast_by_id: Mapped[int] = reference("persons.id")
    cast_at: Mapped[At]
    form_key: Mapped[str] = mapped_column(String(80))
    salt: Mapped[Salt]
    is_oral: Mapped[bool] = mapped_column(default=False)
    entered_by_id: Mapped[int | None] = reference("persons.id")

    vote: Mapped[Vote] = relationship(back_populates="ballots", foreign_keys=[vote_id])
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True, foreign_keys=[seat_id])


class OralBallot(db.Model):
    """A vote given aloud, entered by the secretariat, waiting for the presiding person's word."""

    __tablename__ = "oral_ballots"
    __table_args__ = (
        CheckConstraint("confirmed_at IS NULL OR rejected_at IS NULL", name="confirmed_or_rejected"),
        CheckConstraint("position IN ('for', 'against', 'abstained')", name="a_choice_one_can_cast"),
        Index(
            "uq_oral_ballots_one_waiting",
            "vote_id",
            "seat_id",
            unique=True,
            sqlite_where=text("rejected_at IS NULL"),
            postgresql_where=text("rejected_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    vote_id: Mapped[int] = reference("votes.id")
    seat_id: Mapped[int] = reference("seats.id")
    position: Mapped[Position] = mapped_column(choice(Position, "known_position"))
    letter: Mapped[str] = mapped_column(default="")
    salt: Mapped[Salt]
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")
    confirmed_at: Mapped[AtOrNone]
    rejected_at: Mapped[AtOrNone]
    resolved_by_id: Mapped[int | None] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)


class Objection(db.Model):
    """A member's objection to adopting without a vote; one is enough."""

    __tablename__ = "objections"
    __table_args__ = (
        UniqueConstraint("vote_id", "seat_id", name="one_objection_per_seat"),
        ForeignKeyConstraint(
            ["vote_id", "seat_id"],
            ["roll_seats.vote_id", "roll_seats.seat_id"],
            name="fk_objections_seat_in_the_roll",
            ondelete="RESTRICT",
        ),
    )

    id: Mapped[Key]
    vote_id: Mapped[int] = reference("votes.id")
    seat_id: Mapped[int] = reference("seats.id")
    objected_at: Mapped[At]
    objected_by_id: Mapped[int] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True, foreign_keys=[seat_id])


class Annulment(db.Model):
    """The annulment of a closed vote: proposed by one person, confirmed by another, for a reason."""

    __tablename__ = "annulments"
    __table_args__ = (
        UniqueConstraint("vote_id", name="once_a_vote"),
        CheckConstraint("reason <> ''", name="has_a_reason"),
        CheckConstraint(
            "confirmed_by_id IS NULL OR confirmed_by_id <> proposed_by_id", name="needs_two_persons"
        ),
        CheckConstraint("(confirmed_at IS NULL) = (confirmed_by_id IS NULL)", name="confirmed_by_somebody"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    vote_id: Mapped[int] = mapped_column(db.ForeignKey("votes.id", ondelete="RESTRICT"))
    reason: Mapped[str]
    proposed_at: Mapped[At]
    proposed_by_id: Mapped[int] = reference("persons.id")
    confirmed_at: Mapped[AtOrNone]
    confirmed_by_id: Mapped[int | None] = reference("persons.id")
