"""What a receipt tells of its entry in the register, so that the voter finds it again and takes its hash by hand."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from sqlalchemy.orm import Session

from council.records.columns import canonical
from council.records.history import entry_of_ballot
from council.records.proofs import first_checkpoint_over
from council.records.register import digest_of_row, sealed_facts
from council.records.voting import Ballot


@dataclass(frozen=True)
class OpenedLeaf:
    """What the hash is taken of, told once the vote is closed: with the salt anyone can try the choice."""

    salt: str
    ballot: str  # canonical JSON
    ballot_sha256: str
    entry: str  # canonical JSON, which names the digest of the ballot


@dataclass(frozen=True)
class ReceiptLeaf:
    """The number and the hash of the entry that holds a ballot."""

    sequence: int
    sha256: str
    opened: OpenedLeaf | None
    proof_url: str | None  # none while no checkpoint stands for the entry


def leaf_of(session: Session, ballot: Ballot) -> ReceiptLeaf:
    """Return the leaf of a ballot; before the close nothing by which the choice could be told or tried."""
    entry = entry_of_ballot(session, ballot)
    proof = url_for("checkpoints.prove_entry", sequence=entry.sequence)
    is_proved = first_checkpoint_over(session, entry.sequence) is not None
    opened = None
    if ballot.vote.closed_at is not None:
        facts = canonical(sealed_facts(ballot))
        opened = OpenedLeaf(ballot.salt, facts, digest_of_row(ballot), entry.content)
    return ReceiptLeaf(entry.sequence, entry.leaf_sha256, opened, proof if is_proved else None)
