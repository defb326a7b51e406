"""Checkpoints: how many entries the register had at a moment, and the root that stands for them all."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from council.records.columns import At, AtOrNone, Json, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.merkle import Frontier
from council.records.register import RegisterEntry


class Occasion(StrEnum):
    """Why the register was summed up at that moment."""

    VOTE_CLOSED = "vote_closed"
    MEETING_CLOSED = "meeting_closed"
    DAY = "day"


class Checkpoint(db.Model):
    """The register as it stood: its size, its root, and what it takes to grow on from there.

    `note` is the signed text given out (see `council.records.signed_note`); it is
    written later, by the worker, who alone needs the key. `sent_at` is when it went to the states.
    """

    __tablename__ = "checkpoints"
    __table_args__ = (
        CheckConstraint("size > 0", name="covers_an_entry"),
        CheckConstraint("length(root) = 64", name="full_root"),
        CheckConstraint("(signed_at IS NULL) = (note = '')", name="signed_with_its_note"),
        CheckConstraint("sent_at IS NULL OR signed_at IS NOT NULL", name="sent_signed"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    size: Mapped[int] = mapped_column(unique=True)
    root: Mapped[str] = mapped_column(String(64))
    edge: Mapped[Json]  # hexadecimal roots of the complete subtrees, the largest first
    occasion: Mapped[Occasion] = mapped_column(choice(Occasion, "known_occasion"))
    meeting_id: Mapped[int | None] = reference("meetings.id")
    at: Mapped[At]
    note: Mapped[LongText] = mapped_column(default="")
    signed_at: Mapped[AtOrNone]
    sent_at: Mapped[AtOrNone]


def last_checkpoint(session: Session) -> Checkpoint | None:
    """Return the newest checkpoint, by the size of the register."""
    return session.scalars(select(Checkpoint).order_by(Checkpoint.size.desc()).limit(1)).first()


def checkpoint_at_close(session: Session, meeting_id: int) -> Checkpoint | None:
    """Return the checkpoint made when the meeting was closed."""
    closing = select(Checkpoint).where(
        Checkpoint.meeting_id == meeting_id, Checkpoint.occasion == Occasion.MEETING_CLOSED
    )
    return session.scalars(closing.order_by(Checkpoint.size.desc()).limit(1)).first()


def frontier_after(session: Session, checkpoint: Checkpoint | None) -> Frontier:
    """Return the right edge of the tree over every entry, read from the checkpoint on."""
    frontier = Frontier()
    if checkpoint is not None:
        frontier = Frontier(checkpoint.size, (bytes.fromhex(root) for root in checkpoint.edge))
    later = select(RegisterEntry.leaf_sha256).where(RegisterEntry.sequence > frontier.size)
    for leaf in session.scalars(later.order_by(RegisterEntry.sequence)):
        frontier.add(bytes.fromhex(leaf))
    return frontier


def checkpoint_of(
    frontier: Frontier, occasion: Occasion, *, meeting_id: int | None, at: datetime
) -> Checkpoint:
    """Return the checkpoint of a tree as it stands."""
    return Checkpoint(
        size=frontier.size,
        root=frontier.root().hex(),
        edge=[root.hex() for root in frontier.roots],
        occasion=occasion,
        meeting_id=meeting_id,
        at=at,
    )
