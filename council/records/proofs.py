"""Proofs over the register, for anyone who keeps a checkpoint: this act is in it, and it has only grown since."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.checkpoints import Checkpoint
from council.records.merkle import consistency_proof, inclusion_proof
from council.records.register import RegisterEntry

LEAVES_AT_ONCE = 1000


def inclusion_of(session: Session, sequence: int, *, size: int) -> list[str]:
    """Return the path (hexadecimal) from an entry to the root of the register of a size."""
    return [step.hex() for step in inclusion_proof(leaves_of(session, size), sequence - 1)]


def consistency_of(session: Session, *, earlier: int, size: int) -> list[str]:
    """Return the proof (hexadecimal) that the register of a size grew out of the earlier one."""
    return [step.hex() for step in consistency_proof(leaves_of(session, size), earlier)]


def checkpoint_of_size(session: Session, size: int) -> Checkpoint | None:
    """Return the checkpoint over so many entries."""
    return session.scalars(select(Checkpoint).where(Checkpoint.size == size)).one_or_none()


def first_checkpoint_over(session: Session, sequence: int) -> Checkpoint | None:
    """Return the earliest checkpoint that stands for an entry; None while it is not yet summed up."""
    covering = select(Checkpoint).where(Checkpoint.size >= sequence).order_by(Checkpoint.size).limit(1)
    return session.scalars(covering).first()


def leaves_of(session: Session, size: int) -> list[bytes]:
    """Return the hashes of the leaves of the register of a size, in their order."""
    leaves = select(RegisterEntry.leaf_sha256).where(RegisterEntry.sequence <= size)
    found = session.scalars(
        leaves.order_by(RegisterEntry.sequence).execution_options(yield_per=LEAVES_AT_ONCE)
    )
    return [bytes.fromhex(leaf) for leaf in found]
