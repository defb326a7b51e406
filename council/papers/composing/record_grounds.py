"""What the record of a meeting rests on beside the meeting's own acts: parties, names, papers, materials, rules, the chair.

None of it is written by an act of the meeting, so the act that closes the meeting seals a digest of each: whoever
changes one later, in the record and on the page alike, has the register against them.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.papers.composing.record_dates import materials_given
from council.papers.composing.record_treaty import agreement_record, parties_record
from council.papers.composing.record_values import moment
from council.papers.composing.titles import titles_told
from council.records.admissions import admissions_of
from council.records.agenda import Item
from council.records.chairing import Chairing, chairing_of
from council.records.columns import canonical
from council.records.credentials import Credential
from council.records.floor import Floor
from council.records.materials import MaterialVersion
from council.records.meetings import Meeting
from council.records.notice import consent_to_materials
from council.records.rules_of_procedure import RulesVersion, version_of_meeting


def grounds_sealed(session: Session, floor: Floor) -> dict[str, str]:
    """Return the digest of each ground as it stands: SHA-256 of its canonical JSON (RFC 8785)."""
    return {
        name: hashlib.sha256(canonical(told).encode()).hexdigest()
        for name, told in _grounds(session, floor).items()
    }


def rules_told(version: RulesVersion | None) -> dict[str, Any] | None:
    """Return the rules of procedure that a meeting was opened under."""
    return version and {
        "number": version.number,
        "since_on": version.since_on.isoformat(),
        "decision": version.decision_reference,
    }


def chairing_told(chairing: Chairing) -> dict[str, Any]:
    """Return which state chaired on the day and why, who its co-chairs were, and which of them was named."""
    term, named = chairing.term, chairing.named
    return {
        "chair": chairing.chair,
        "since_on": term and term.since_on.isoformat(),
        "until_on": _day(term.until_on) if term else None,
        "basis": term and term.basis.value,
        "clause": term.clause if term else "",
        "in_turn": term and term.expected,
        "reference": term.reference if term else "",
        "preceding": chairing.beside.preceding,
        "following": chairing.beside.following,
        "named": named and {"seat": named.seat, "by": named.named_by.value, "basis": named.basis},
    }


def _grounds(session: Session, floor: Floor) -> dict[str, Any]:
    meeting, given = floor.meeting, materials_given(session, floor.meeting)
    consent = consent_to_materials(session, meeting)
    return {
        "body": _body(floor),
        "agreement": agreement_record(session, floor),
        "parties": parties_record(session, floor),
        "participants": [
            [
                one.public_id,
                one.person.full_name,
                _day(floor.last_day_of(one)),
                _paper(one.credential, meeting),
            ]
            for one in floor.participants
        ],
        "admissions": _admissions(session, floor),
        "chairmanship": chairing_told(chairing_of(session, meeting, parties=floor.parties)),
        "rules_of_procedure": rules_told(version_of_meeting(session, meeting)),
        "materials": _materials(session, meeting, given),
        "late_materials_accepted": consent.note if consent else None,
    }


def _body(floor: Floor) -> dict[str, Any]:
    """Return whose meeting it was; its names are those of the charter, which stands in the record itself."""
    body = floor.meeting.body
    return {
        "code": body.code,
        "id": body.public_id,
        "zone": floor.charter.zone,
        "demonstration": body.is_demonstration,
    }


def _admissions(session: Session, floor: Floor) -> list[list[str]]:
    """Return by which decision each of those was let in whom the body lets in."""
    found = admissions_of(session, floor.participants)
    told = [
        (one.public_id, found[one.id].decision_reference) for one in floor.participants if one.id in found
    ]
    return [[person, reference] for person, reference in told if reference]


def _paper(paper: Credential | None, meeting: Meeting) -> list[Any] | None:
    """Return what a substitute's paper says, whichever meeting it was filed for, and how it stood at the close."""
    if paper is None:
        return None
    ended = paper.revoked_at if was_revoked(paper, meeting) else None
    return [
        paper.kind.value, paper.number, _day(paper.dated_on), paper.issued_by, paper.signatory,
        paper.replaces.full_name if paper.replaces else "", _day(paper.until_on), moment(paper.entered_at),
        moment(paper.confirmed_at), paper.confirmed_by.full_name if paper.confirmed_by else "", moment(ended),
    ]  # fmt: skip


def was_revoked(paper: Credential, meeting: Meeting) -> bool:
    """Say whether a paper was revoked by the close of the meeting: one revoked later stood."""
    ended, closed = paper.revoked_at, meeting.closed_at
    return ended is not None and (closed is None or ended <= closed)


def _materials(session: Session, meeting: Meeting, given: Iterable[MaterialVersion]) -> list[list[Any]]:
    """Return every version of a material that the members had, and for which item of the agenda."""
    titles = titles_told(session, meeting)
    query = select(Item.id, Item.position).where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
    numbers: dict[int | None, int | None] = {None: None}
    numbers.update((row.id, row.position) for row in session.execute(query))
    return [
        [one.material.public_id, numbers[one.material.item_id], titles.of(one.material_id, one.material.title),
         one.number, one.file.sha256, one.file.size, moment(one.accepted_at)]
        for one in given
        if one.material.item_id in numbers
    ]  # fmt: skip


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
