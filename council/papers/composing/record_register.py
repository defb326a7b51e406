"""The meeting's own acts for the record, each with its way to the root of the register at the close (RFC 6962).

An act is told as it was sealed, so that its leaf can be hashed again, where nothing in it is anybody's secret
once the meeting is over; of the others the hash of the leaf alone. The rows that were sealed with a ballot or an
arrival are opened too: from them the digest in the act, and so the choice itself, can be proved.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from council.papers.composing.record_acts import Acts
from council.papers.composing.record_values import moment
from council.papers.composing.story import Story
from council.records.merkle import Paths
from council.records.proofs import leaves_of
from council.records.register import RegisterEntry, sealed_facts

# What was done in or for the meeting by its own people, in its own room.
TOLD = frozenset(
    {
        "meeting.convened", "meeting.published", "meeting.changed", "meeting.opened", "meeting.closed",
        "agenda.published", "agenda.adopted", "item.added", "item.changed", "item.moved", "item.dropped",
        "item.put_forward", "item.noted", "item.withdrawn", "item.postponed", "draft.written",
        "credential.filed", "credential.confirmed", "credential.refused", "credential.revoked",
        "participant.listed", "participant.admitted", "presence.arrived", "presence.departed",
        "presence.corrected", "chair.taken", "acting_chair.named", "affected.flagged", "affected.lifted",
        "disinterest.declared", "disinterest.withdrawn", "vote.opened", "vote.closed", "vote.withdrawn",
        "vote.annulled", "annulment.proposed", "ballot.cast", "oral_ballot.entered", "oral_ballot.confirmed",
        "oral_ballot.rejected", "objection.raised", "dissent.filed", "dissent.withdrawn",
        "intention.stated",
    }
)  # fmt: skip


def register_record(session: Session, story: Story, acts: Acts) -> dict[str, Any] | None:
    """Return the checkpoint of the close and the meeting's acts up to it with their proofs; None before the close."""
    checkpoint = acts.checkpoint
    if checkpoint is None:
        return None
    paths = Paths(leaves_of(session, checkpoint.size))
    told = [_act(act, paths) for act in acts.entries]
    return {
        "origin": f"{story.meeting.body.code}/{story.meeting.body.public_id}",
        "size": checkpoint.size,
        "root": checkpoint.root,
        "at": moment(checkpoint.at),
        "acts": told,
        "nodes": [node.hex() for node in paths.nodes],
        "rows": [sealed_facts(row) for row in _opened(story)],
    }


def _act(entry: RegisterEntry, paths: Paths) -> dict[str, Any]:
    return {
        "sequence": entry.sequence,
        "act": entry.act,
        "leaf": entry.leaf_sha256,
        "content": entry.content if entry.act in TOLD else None,
        "path": paths.to(entry.sequence - 1),
    }


def _opened(story: Story) -> Iterable[Any]:
    """Return the rows nobody may change that the count rests on: ballots, passages, and who presided."""
    yield from story.floor.passages
    yield from story.floor.presidings
    for votes in story.votes.values():
        for vote in votes:
            yield from sorted(vote.ballots, key=lambda ballot: ballot.id)
