"""Summing up the register: a checkpoint at each closed vote, each closed meeting and each day of work."""

from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.actions.jobs import leave_to_worker
from council.actions.locking import find
from council.actions.sending_checkpoints import send_checkpoints
from council.records.bodies import Body
from council.records.checkpoints import (
    Checkpoint,
    Occasion,
    checkpoint_of,
    frontier_after,
    last_checkpoint,
)
from council.records.database import db, transaction
from council.records.register import RegisterEntry, next_sequence
from council.records.signed_note import checkpoint_text, sign

SIGNING_JOB = "checkpoint.sign"
DAY = timedelta(days=1)


def sum_up(
    session: Session, occasion: Occasion, *, at: datetime, meeting_id: int | None = None
) -> Checkpoint:
    """Write a checkpoint over every entry so far, inside the act that gave occasion to it, after its entry."""
    checkpoint = checkpoint_of(
        frontier_after(session, last_checkpoint(session)), occasion, meeting_id=meeting_id, at=at
    )
    session.add(checkpoint)
    session.flush()
    leave_to_worker(session, SIGNING_JOB, {"checkpoint": checkpoint.public_id}, at=at)
    return checkpoint


def sum_up_the_day(*, at: datetime) -> Checkpoint | None:
    """Write the checkpoint of a day in which something was entered; None where there is nothing new to sum up."""
    if not _is_due(db.session(), at):
        return None
    with transaction() as session:
        next_sequence(session)  # takes the lock of the register: no entry slips in while it is summed up
        return sum_up(session, Occasion.DAY, at=at) if _is_due(session, at) else None


def sign_checkpoint(*, checkpoint: str, key: Ed25519PrivateKey, at: datetime) -> Checkpoint:
    """Sign a checkpoint once, with the key that lies outside the database, and send what a close has ended."""
    with transaction() as session:
        found = find(session, Checkpoint, checkpoint)
        if found.signed_at is None:
            origin = origin_of(session)
            text = checkpoint_text(origin, found.size, found.root)
            found.note, found.signed_at = sign(text, name=origin, key=key), at
            session.flush()
            send_checkpoints(session, at=at)
        return found


def origin_of(session: Session) -> str:
    """Return the name under which this installation's register is known: the body and its identifier."""
    body = session.scalars(select(Body).order_by(Body.id).limit(1)).one()
    return f"{body.code}/{body.public_id}"


def _is_due(session: Session, at: datetime) -> bool:
    last = last_checkpoint(session)
    if last is not None and at - last.at < DAY:
        return False
    entered = session.scalar(select(func.max(RegisterEntry.sequence))) or 0
    return entered > (last.size if last else 0)
