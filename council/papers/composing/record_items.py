"""The items of a meeting for the record: what was put to the vote, how each state stood, and what was frozen of it."""

from collections.abc import Sequence
from typing import Any

from council.papers.composing.items import decision_numbers
from council.papers.composing.record_dates import in_force
from council.papers.composing.record_rules import majority_record
from council.papers.composing.record_values import moment, said
from council.papers.composing.story import Story
from council.records.agenda import Item
from council.records.decisions import Decision, Statement
from council.records.governing import edition_under
from council.records.materials import MaterialVersion
from council.records.voting import Ballot, Vote


def item_record(story: Story, position: int, given: Sequence[MaterialVersion]) -> dict[str, Any]:
    """Return one item with its declarations, votes and decisions, each in its order."""
    item = story.items[position]
    return {
        "id": item.public_id,
        "number": item.position,
        "title": item.title,
        "rapporteur": item.rapporteur,
        "functions": [function.code for function in item.functions],
        "class": item.item_class,
        "put_forward_at": moment(item.put_forward_at),
        "disinterest": _disinterest(item),
        "votes": [_vote(story, vote, given) for vote in story.votes.get(item.id, [])],
        "decisions": [_decision(story, decision) for decision in story.outcomes[item.id].decisions],
    }


def _disinterest(item: Item) -> list[dict[str, Any]]:
    return [
        {
            "id": entry.public_id,
            "seat": entry.seat.code,
            "declared_at": moment(entry.declared_at),
            "withdrawn_at": moment(entry.withdrawn_at),
        }
        for entry in item.disinterests
    ]


def _vote(story: Story, vote: Vote, given: Sequence[MaterialVersion]) -> dict[str, Any]:
    people = {person.id: person.public_id for person in story.floor.participants}
    lines = sorted(vote.roll, key=lambda line: line.seat.state.place)
    return {
        "id": vote.public_id,
        "manner": vote.manner.value,
        "edition": vote.edition,
        "majority": _majority(story, vote),
        "text": {"sha256": vote.draft.fingerprint, "points": list(vote.draft.points)},
        "materials": in_force(given, vote.item_id, vote.opened_at),
        "opened_at": moment(vote.opened_at),
        "closed_at": moment(vote.closed_at),
        "withdrawn_at": moment(vote.withdrawn_at),
        "annulled_at": moment(vote.annulment.confirmed_at) if vote.annulment else None,
        "roll": [
            {
                "seat": line.seat.code,
                "standing": line.standing.value,
                "participant": people.get(line.participant_id or 0),
            }
            for line in lines
        ],
        "ballots": [_ballot(people, ballot) for ballot in sorted(vote.ballots, key=lambda one: one.id)],
        "objections": [
            {"seat": entry.seat.code, "at": moment(entry.objected_at)}
            for entry in sorted(vote.objections, key=lambda one: one.id)
        ],
    }


def _majority(story: Story, vote: Vote) -> dict[str, Any]:
    """Return the majority the vote was opened under, and by which decision where it is not the charter's own."""
    edition = edition_under(story.floor, vote.override, item_class=vote.item.item_class)
    return {**majority_record(edition.majority), "set_by": edition.majority.decision}


def _ballot(people: dict[int, str], ballot: Ballot) -> dict[str, Any]:
    return {
        "id": ballot.public_id,
        "seat": ballot.seat.code,
        "position": ballot.position.value,
        "participant": people.get(ballot.participant_id),
        "cast_at": moment(ballot.cast_at),
        "oral": ballot.is_oral,
    }


def _decision(story: Story, decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.public_id,
        "number": decision_numbers(story).get(decision.id),
        "vote": decision.vote.public_id if decision.vote else None,
        "manner": decision.manner.value,
        "outcome": decision.outcome.value,
        "reason": decision.reason,
        "edition": decision.edition,
        "decided_at": moment(decision.decided_at),
        "presiding": decision.presiding.public_id,
        "positions": decision.positions,
        "affected": decision.affected,
        "counts": decision.counts,
        "rulings": said(decision.rulings, decision.sentences_ru),
        "narrow_base_confirmed": decision.narrow_base_confirmed,
        "dissent": [_statement(story, entry) for entry in story.statements.get(decision.id, [])],
    }


def _statement(story: Story, entry: Statement) -> dict[str, Any]:
    return {
        "id": entry.public_id,
        "seat": entry.seat.code,
        "person": story.names.get(entry.filed_by_id, ""),
        "filed_at": moment(entry.filed_at),
        "text": entry.body_text,
    }
