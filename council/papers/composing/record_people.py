"""Who took part, for the record: by which office or paper, when each was in the room, and who presided."""

from typing import Any

from council.papers.composing.people import came
from council.papers.composing.record_acts import Acts, mark
from council.papers.composing.record_grounds import was_revoked
from council.papers.composing.record_values import moment
from council.papers.composing.story import Story
from council.records.credentials import Credential
from council.records.presence import Participant, Passage, Presiding


def participants_record(story: Story, acts: Acts) -> list[dict[str, Any]]:
    """Return everybody listed: those who came, and those who did not and so count for nothing."""
    there = came(story)
    return [_participant(story, acts, person, came=person.id in there) for person in story.floor.participants]


def presence_record(story: Story, acts: Acts) -> list[dict[str, Any]]:
    """Return every entry of the presence book in its order; one that corrects another names it."""
    sequence_of = {passage.id: passage.sequence for passage in story.floor.passages}
    return [_passage(passage, sequence_of, acts) for passage in story.floor.passages]


def presiding_record(story: Story, acts: Acts) -> list[dict[str, Any]]:
    """Return who presided from which moment on, and by which ruling."""
    return [_presiding(entry, acts) for entry in story.floor.presidings]


def _participant(story: Story, acts: Acts, person: Participant, *, came: bool) -> dict[str, Any]:
    admission, paper = story.admissions.get(person.id), person.credential
    last_day = story.floor.last_day_of(person)
    return {
        "id": person.public_id,
        "name": person.person.full_name,
        "post": person.post,
        "organisation": person.organisation,
        "capacity": person.capacity.value,
        "seat": person.seat.code if person.seat else None,
        "office_until": last_day and last_day.isoformat(),
        "credential": paper and _credential(story, acts, paper),
        "admitted_by": admission.decision_reference if admission else "",
        "came": came,
    }


def _credential(story: Story, acts: Acts, paper: Credential) -> dict[str, Any]:
    return {
        "id": paper.public_id,
        "kind": paper.kind.value,
        "number": paper.number,
        "dated_on": paper.dated_on.isoformat(),
        "issued_by": paper.issued_by,
        "signatory": paper.signatory,
        "replaces": paper.replaces.full_name if paper.replaces else "",
        "items": list(paper.item_numbers),
        "until_on": paper.until_on and paper.until_on.isoformat(),
        "registered": mark(paper.entered_at, acts.number("credential.filed", paper)),
        "confirmed": mark(paper.confirmed_at, acts.number("credential.confirmed", paper)),
        "confirmed_by": paper.confirmed_by.full_name if paper.confirmed_by else "",
        "revoked": mark(paper.revoked_at, acts.number("credential.revoked", paper))
        if was_revoked(paper, story.meeting)
        else None,
    }


def _passage(passage: Passage, sequence_of: dict[int, int], acts: Acts) -> dict[str, Any]:
    return {
        "id": passage.public_id,
        "sequence": passage.sequence,
        "participant": passage.participant.public_id,
        "at": moment(passage.at),
        "act": acts.writing(passage),
        "arrived": passage.arrived,
        "mode": passage.mode.value,
        "corrects": sequence_of.get(passage.corrects_id or 0),
    }


def _presiding(entry: Presiding, acts: Acts) -> dict[str, Any]:
    return {
        "participant": entry.participant.public_id,
        "seat": entry.participant.seat.code if entry.participant.seat else None,
        "basis": entry.basis.value,
        "clause": entry.ruling["clause"],
        "since": mark(entry.since_at, acts.writing(entry)),
    }
