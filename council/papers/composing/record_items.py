"""The items of a meeting for the record: what was put to the vote, how each state stood, and what was frozen of it."""

from collections.abc import Sequence
from typing import Any

from council.papers.composing.items import decision_numbers
from council.papers.composing.record_acts import Acts, mark
from council.papers.composing.record_dates import in_force
from council.papers.composing.record_rules import majority_record
from council.papers.composing.record_values import moment, said
from council.papers.composing.story import Story
from council.records.agenda import Item
from council.records.decisions import Decision, DecisionManner, Statement
from council.records.governing import edition_under
from council.records.intentions import IntentionStatement
from council.records.materials import MaterialVersion
from council.records.voting import Ballot, Vote


def item_record(story: Story, position: int, given: Sequence[MaterialVersion], acts: Acts) -> dict[str, Any]:
    """Return one item with its declarations, votes and decisions, each in its order."""
    item = story.items[position]
    return {
        "id": item.public_id,
        "number": item.position,
        "title": item.title,
        "rapporteur": item.rapporteur,
        "functions": [function.code for function in item.functions],
        "class": item.item_class,
        "put_forward": mark(item.put_forward_at, acts.number("item.put_forward", item)),
        "disinterest": _disinterest(item, acts),
        "votes": [_vote(story, vote, given, acts) for vote in story.votes.get(item.id, [])],
        "decisions": [_decision(story, decision, acts) for decision in story.outcomes[item.id].decisions],
    }


def affected_record(item: Item, acts: Acts) -> list[dict[str, Any]]:
    """Return the marks of the states that a decision on the item would directly affect, those lifted too (5.14)."""
    return [
        {
            "id": flag.public_id,
            "seat": flag.seat.code,
            "set_as": flag.set_as.value,
            "flagged": mark(flag.set_at, acts.writing(flag)),
            "lifted": mark(flag.lifted_at, acts.number("affected.lifted", flag)),
        }
        for flag in sorted(item.affected_states, key=lambda flag: flag.id)
    ]


def _disinterest(item: Item, acts: Acts) -> list[dict[str, Any]]:
    return [
        {
            "id": entry.public_id,
            "seat": entry.seat.code,
            "declared": mark(entry.declared_at, acts.number("disinterest.declared", entry)),
            "withdrawn": mark(entry.withdrawn_at, acts.number("disinterest.withdrawn", entry)),
        }
        for entry in item.disinterests
    ]


def _vote(story: Story, vote: Vote, given: Sequence[MaterialVersion], acts: Acts) -> dict[str, Any]:
    people = {person.id: person.public_id for person in story.floor.participants}
    lines = sorted(vote.roll, key=lambda line: line.seat.state.place)
    stated = [_intention(entry, acts) for entry in story.intentions_on(vote)]
    return {
        "id": vote.public_id,
        "manner": vote.manner.value,
        "edition": vote.edition,
        "majority": _majority(story, vote),
        "text": {"sha256": vote.draft.fingerprint, "points": list(vote.draft.points)},
        "materials": in_force(given, vote.item_id, vote.opened_at),
        "opened": mark(vote.opened_at, acts.number("vote.opened", vote)),
        "closed": mark(vote.closed_at, acts.closing(vote)),
        "withdrawn": mark(vote.withdrawn_at, acts.number("vote.withdrawn", vote)),
        "annulled": mark(vote.annulment.confirmed_at, acts.number("vote.annulled", vote))
        if vote.annulment
        else None,
        "roll": [
            {
                "seat": line.seat.code,
                "standing": line.standing.value,
                "participant": people.get(line.participant_id or 0),
            }
            for line in lines
        ],
        "ballots": [_ballot(people, ballot, acts) for ballot in sorted(vote.ballots, key=lambda one: one.id)],
        "objections": [
            {"seat": entry.seat.code, "raised": mark(entry.objected_at, acts.writing(entry))}
            for entry in sorted(vote.objections, key=lambda one: one.id)
        ],
        **({"intentions": stated} if stated else {}),
    }


def _intention(entry: IntentionStatement, acts: Acts) -> dict[str, Any]:
    """Return what a state said after the vote; a record without such statements does not name them."""
    return {
        "id": entry.public_id,
        "seat": entry.seat.code,
        "position": entry.position.value,
        "reason": entry.reason,
        "is_oral": entry.is_oral,
        "person": entry.stated_by.full_name,
        "stated": mark(entry.stated_at, acts.number("intention.stated", entry)),
    }


def _majority(story: Story, vote: Vote) -> dict[str, Any]:
    """Return the majority the vote was opened under, and by which decision where it is not the charter's own."""
    edition = edition_under(story.floor, vote.override, item_class=vote.item.item_class)
    return {**majority_record(edition.majority), "set_by": edition.majority.decision}


def _ballot(people: dict[int, str], ballot: Ballot, acts: Acts) -> dict[str, Any]:
    return {
        "id": ballot.public_id,
        "seat": ballot.seat.code,
        "position": ballot.position.value,
        "participant": people.get(ballot.participant_id),
        "cast_at": moment(ballot.cast_at),
        "act": acts.writing(ballot),
        "is_oral": ballot.is_oral,
    }


def _decision(story: Story, decision: Decision, acts: Acts) -> dict[str, Any]:
    return {
        "id": decision.public_id,
        "number": decision_numbers(story).get(decision.id),
        "vote": decision.vote.public_id if decision.vote else None,
        "manner": decision.manner.value,
        "outcome": decision.outcome.value,
        "reason": decision.reason,
        "noted": list(decision.draft.points) if decision.draft and _is_noted(decision) else [],
        "edition": decision.edition,
        "decided": None if decision.vote else mark(decision.decided_at, acts.writing(decision)),
        "presiding": decision.presiding.public_id,
        "positions": decision.positions,
        "affected": decision.affected,
        "counts": decision.counts,
        "rulings": said(decision.rulings, decision.sentences_ru),
        "narrow_base_confirmed": decision.narrow_base_confirmed,
        "dissent": [_statement(story, entry, acts) for entry in story.statements.get(decision.id, [])],
    }


def _is_noted(decision: Decision) -> bool:
    return decision.manner is DecisionManner.TAKE_NOTE


def _statement(story: Story, entry: Statement, acts: Acts) -> dict[str, Any]:
    return {
        "id": entry.public_id,
        "seat": entry.seat.code,
        "person": story.names.get(entry.filed_by_id, ""),
        "filed": mark(entry.filed_at, acts.number("dissent.filed", entry)),
        "text": entry.body_text,
    }
