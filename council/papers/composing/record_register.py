"""The meeting's own acts for the record, each with its way to the root of the register at the close (RFC 6962).

An act is told as it was sealed, so that its leaf can be hashed again, where nothing in it is anybody's secret
once the meeting is over; of the others the hash of the leaf alone. The rows that were sealed with an act are opened
too: from them the digest in the act, and so the choice itself, can be proved. What touched the record after the close
(a dissenting opinion, a revoked paper) is proved the same way to a later root, which grew out of that of the close.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from council.papers.composing.record_acts import Acts
from council.papers.composing.record_grounds import grounds_sealed
from council.papers.composing.record_values import moment
from council.papers.composing.story import Story
from council.records.agenda import AffectedState, Disinterest
from council.records.credentials import Credential
from council.records.decisions import Decision, DecisionManner, Statement
from council.records.intentions import IntentionStatement
from council.records.meetings import AgendaVersion, Meeting
from council.records.merkle import Paths, root_of
from council.records.presence import Participant, Passage, Presiding
from council.records.proofs import consistency_of, first_checkpoint_over, leaves_of
from council.records.register import RegisterEntry, sealed_facts
from council.records.voting import Ballot

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
        "oral_ballot.rejected", "objection.raised", "dissent.filed", "dissent.withdrawn", "members.asked",
        "intention.stated", "minutes.signed", "minutes.correction_signed",
    }
)  # fmt: skip

SIGNING = ("minutes.signed", "minutes.correction_signed")

# The meeting; who took part and by which paper, who came and went, who presided; the agenda; what was said, cast and decided.
OPENED: tuple[Any, ...] = (
    Meeting, Participant, Credential, Passage, Presiding, AgendaVersion, Disinterest, AffectedState, Ballot, Decision, Statement,
    IntentionStatement,
)  # fmt: skip


def register_record(session: Session, story: Story, acts: Acts) -> dict[str, Any] | None:
    """Return the checkpoint of the close and the meeting's acts up to it with their proofs; None before the close."""
    checkpoint = acts.checkpoint
    if checkpoint is None:
        return None
    return {
        "origin": f"{story.meeting.body.code}/{story.meeting.body.public_id}",
        "at": moment(checkpoint.at),
        **_proved(session, acts.entries, checkpoint.size),
        "note": checkpoint.note,
        "later": after_the_close(session, acts.later, size_at_close=checkpoint.size) if acts.later else None,
        "changed": _changed(session, story, acts),
        "rows": [sealed_facts(row) for row in (*_opened(session, acts), *_noted(story))],
    }


def signing_proved(session: Session, meeting_id: int, *, size_at_close: int) -> dict[str, Any] | None:
    """Return the act by which the protocol in force was signed, with its proof, for the one that is to replace it."""
    signed = select(RegisterEntry).where(
        RegisterEntry.meeting_id == meeting_id, RegisterEntry.act.in_(SIGNING)
    )
    last = session.scalars(signed.order_by(RegisterEntry.sequence.desc()).limit(1)).first()
    return after_the_close(session, [last], size_at_close=size_at_close) if last else None


def without_proofs(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record tells, and which acts it names: not its version, nor how they are proved today."""
    register = record.get("register") or {}
    parts = (register, register.get("later") or {})
    acts = [[act["leaf"] for act in part.get("acts", ())] for part in parts]
    return {**record, "version": 0, "register": {"acts": acts, "rows": register.get("rows")}}


def _proved(session: Session, entries: Iterable[RegisterEntry], size: int) -> dict[str, Any]:
    """Return the acts with their ways to the root of the register of a size."""
    leaves = leaves_of(session, size)
    paths = Paths(leaves)
    told = [_act(act, paths) for act in entries]
    nodes = [node.hex() for node in paths.nodes]
    return {"size": size, "root": root_of(leaves).hex(), "acts": told, "nodes": nodes}


def after_the_close(
    session: Session, entries: Sequence[RegisterEntry], *, size_at_close: int
) -> dict[str, Any]:
    """Return acts after the close, and that the register they stand in grew out of the one of the close.

    It is that of the first checkpoint over them where there is one: its root the states have received.
    """
    summed = first_checkpoint_over(session, entries[-1].sequence)
    size = summed.size if summed else entries[-1].sequence
    return {
        **_proved(session, entries, size),
        "consistency": consistency_of(session, earlier=size_at_close, size=size),
        "note": summed.note if summed else "",
    }


def _changed(session: Session, story: Story, acts: Acts) -> list[str]:
    """Return which of the grounds that the closing act sealed read otherwise today."""
    closing = next(entry for entry in reversed(acts.entries) if entry.act == "meeting.closed")
    sealed, now = (
        json.loads(closing.content)["detail"].get("rests_on", {}),
        grounds_sealed(session, story.floor),
    )
    return sorted(name for name in sealed if sealed[name] != now.get(name))


def _act(entry: RegisterEntry, paths: Paths) -> dict[str, Any]:
    return {
        "sequence": entry.sequence,
        "act": entry.act,
        "leaf": entry.leaf_sha256,
        "content": entry.content if entry.act in TOLD else None,
        "path": paths.to(entry.sequence - 1),
    }


def _opened(session: Session, acts: Acts) -> Iterable[Any]:
    """Return every row that one of the told acts has sealed and that the record tells of, table by table."""
    keys: dict[str, set[int]] = {}
    for entry in (*acts.entries, *acts.later):
        for table, key, _digest in json.loads(entry.content)["rows"] if entry.act in TOLD else ():
            keys.setdefault(table, set()).add(key)
    for model in OPENED:
        wanted = keys.get(model.__tablename__, ())
        rows = select(model).where(model.id.in_(wanted)).options(lazyload("*")).order_by(model.id)
        yield from session.scalars(rows) if wanted else ()


def _noted(story: Story) -> Iterable[Any]:
    """Return the texts that were taken note of: unlike those voted on, no act names their fingerprint."""
    decisions = (decision for item in story.items for decision in story.outcomes[item.id].decisions)
    noted = {
        one.draft.id: one.draft for one in decisions if one.draft and one.manner is DecisionManner.TAKE_NOTE
    }
    yield from noted.values()
