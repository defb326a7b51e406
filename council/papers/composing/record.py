"""The machine-readable record inside the PDF: from it anyone can count quorum and results again."""

from typing import Any

from council.papers.composing.items import decision_numbers
from council.papers.composing.story import Story
from council.records.decisions import Decision
from council.records.voting import Vote

FORMAT = "council-minutes/1"


def machine_record(story: Story) -> dict[str, Any]:
    """Return the record: seats, presence, presiding, and of each item its votes, ballots and rulings."""
    floor, meeting = story.floor, story.meeting
    codes = {seat.id: seat.code for seat in floor.seats}
    return {
        "format": FORMAT,
        "charter": floor.charter.code,
        "edition": floor.edition.in_force_from.isoformat(),
        "meeting": {
            "id": meeting.public_id,
            "series": meeting.series.value,
            "ordinal": meeting.ordinal,
            "opened_at": _moment(story, meeting.opened_at),
            "closed_at": _moment(story, meeting.closed_at),
            "zone": meeting.zone,
        },
        "seats": [seat.code for seat in floor.seats],
        "opening": story.opening,
        "presence": [
            {
                "sequence": passage.sequence,
                "participant": passage.participant.public_id,
                "seat": codes.get(passage.participant.seat_id or 0),
                "capacity": passage.participant.capacity.value,
                "at": _moment(story, passage.at),
                "arrived": passage.arrived,
                "corrects": next((p.sequence for p in floor.passages if p.id == passage.corrects_id), None),
            }
            for passage in floor.passages
        ],
        "presiding": [
            {
                "seat": entry.participant.seat.code if entry.participant.seat else None,
                "basis": entry.basis.value,
                "since": _moment(story, entry.since_at),
            }
            for entry in floor.presidings
        ],
        "items": [_item(story, position) for position in range(len(story.items))],
    }


def _item(story: Story, index: int) -> dict[str, Any]:
    item = story.items[index]
    return {
        "number": item.position,
        "title": item.title,
        "disinterest": [
            {
                "seat": entry.seat.code,
                "declared_at": _moment(story, entry.declared_at),
                "withdrawn_at": _moment(story, entry.withdrawn_at),
            }
            for entry in item.disinterests
        ],
        "votes": [_vote(story, vote) for vote in story.votes.get(item.id, [])],
        "decisions": [_decision(story, decision) for decision in story.outcomes[item.id].decisions],
    }


def _vote(story: Story, vote: Vote) -> dict[str, Any]:
    return {
        "id": vote.public_id,
        "manner": vote.manner.value,
        "text_sha256": vote.draft.fingerprint,
        "points": list(vote.draft.points),
        "opened_at": _moment(story, vote.opened_at),
        "closed_at": _moment(story, vote.closed_at),
        "withdrawn": vote.withdrawn_at is not None,
        "annulled": vote.is_annulled,
        "roll": {line.seat.code: line.standing.value for line in vote.roll},
        "ballots": {
            ballot.seat.code: {
                "position": ballot.position.value,
                "cast_at": _moment(story, ballot.cast_at),
                "oral": ballot.is_oral,
            }
            for ballot in vote.ballots
        },
        "objections": sorted(entry.seat.code for entry in vote.objections),
    }


def _decision(story: Story, decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.public_id,
        "number": decision_numbers(story).get(decision.id),
        "vote": decision.vote.public_id if decision.vote else None,
        "manner": decision.manner.value,
        "outcome": decision.outcome.value,
        "edition": decision.edition,
        "set_otherwise": _set_otherwise(decision),
        "positions": decision.positions,
        "affected": decision.affected,
        "counts": decision.counts,
        "rulings": decision.rulings,
        "narrow_base_confirmed": decision.narrow_base_confirmed,
        "dissent": sorted(entry.seat.code for entry in story.statements.get(decision.id, [])),
    }


def _set_otherwise(decision: Decision) -> dict[str, str] | None:
    """Return by which decision another majority governed the vote; None where the charter's own did."""
    override = decision.vote.override if decision.vote else None
    return override and {"majority": override.majority, "decision": override.decision_reference}


def _moment(story: Story, moment: Any) -> str | None:
    return None if moment is None else moment.isoformat(timespec="microseconds")
