"""What a state says after a vote it meant to vote: kept beside the ballot, and changing nothing of the result."""

from collections.abc import Iterable, Sequence

from sqlalchemy import CheckConstraint, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.law.ballot import CHOICES, Position
from council.records.bodies import Seat
from council.records.columns import At, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.guard import Guard, append_only
from council.records.people import Person

_SPOKEN = ", ".join(f"'{position.value}'" for position in CHOICES)
_VOTE_IS_CLOSED = (
    "SELECT 1 FROM votes WHERE votes.id = NEW.vote_id AND votes.closed_at IS NOT NULL"
    " AND votes.withdrawn_at IS NULL"
)
_VOTE_IS_SIGNED = (
    "SELECT 1 FROM signatures JOIN minutes ON minutes.id = signatures.minutes_id"
    " JOIN items ON items.meeting_id = minutes.meeting_id"
    " JOIN votes ON votes.item_id = items.id WHERE votes.id = NEW.vote_id"
)
_SEAT_IS_ENTITLED = (
    "SELECT 1 FROM roll_seats WHERE roll_seats.vote_id = NEW.vote_id"
    " AND roll_seats.seat_id = NEW.seat_id AND roll_seats.standing = 'entitled'"
)


class IntentionStatement(db.Model):
    """«Намеревался голосовать …»: one of a state on a vote, never changed or taken back."""

    __tablename__ = "intention_statements"
    __table_args__ = (
        UniqueConstraint("vote_id", "seat_id", name="one_a_state_and_vote"),
        CheckConstraint(f"position IN ({_SPOKEN})", name="as_a_ballot_speaks"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    vote_id: Mapped[int] = mapped_column(db.ForeignKey("votes.id", ondelete="RESTRICT"))
    seat_id: Mapped[int] = reference("seats.id")
    position: Mapped[Position] = mapped_column(choice(Position, "known_position"))
    reason: Mapped[LongText] = mapped_column(default="")
    is_oral: Mapped[bool] = mapped_column(
        default=False
    )  # entered by the secretariat: none is any more, older ones stand
    stated_at: Mapped[At]
    stated_by_id: Mapped[int] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    stated_by: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


INTENTION_GUARDS: tuple[Guard, ...] = (
    *append_only("intention_statements"),
    Guard("intention_statements", "of_a_closed_vote", "INSERT", f"NOT EXISTS ({_VOTE_IS_CLOSED})"),
    Guard("intention_statements", "not_after_signature", "INSERT", f"EXISTS ({_VOTE_IS_SIGNED})"),
    Guard("intention_statements", "by_an_entitled_state", "INSERT", f"NOT EXISTS ({_SEAT_IS_ENTITLED})"),
)


def intentions_of(session: Session, votes: Iterable[int]) -> Sequence[IntentionStatement]:
    """Return what was stated after the votes of these keys, in the order in which it was."""
    query = select(IntentionStatement).where(IntentionStatement.vote_id.in_(list(votes)))
    return session.scalars(query.order_by(IntentionStatement.id)).all()
