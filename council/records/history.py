"""Looking through the register: by meeting, act, person, state, day, and the history of one thing."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from council.records.checkpoints import Checkpoint
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.register import RegisterEntry
from council.records.voting import Ballot, Vote

# The acts by which a choice becomes a ballot.
CASTING = ("ballot.cast", "oral_ballot.confirmed")


@dataclass(frozen=True)
class Sought:
    """What is looked for; what is None is not asked."""

    meeting_id: int | None = None
    subject: str | None = None  # «vote» means every act on votes
    person_ids: list[int] | None = None
    seat: str | None = None
    since: datetime | None = None
    before: datetime | None = None
    thing: Any = None  # a row of the record


def found_among(seen: Select[tuple[RegisterEntry]], sought: Sought) -> Select[tuple[RegisterEntry]]:
    """Return the entries among those seen, the latest first."""
    return seen.where(*_conditions(sought)).order_by(RegisterEntry.sequence.desc())


def acting_persons(session: Session, entries: list[RegisterEntry]) -> dict[int, Person]:
    """Return by their keys the persons who did the acts."""
    keys = {entry.person_id for entry in entries if entry.person_id}
    return {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(keys)))}


def checkpoints_within(session: Session, entries: list[RegisterEntry]) -> dict[int, Checkpoint]:
    """Return by their sizes the checkpoints made right after one of the entries."""
    sizes = [entry.sequence for entry in entries]
    return {
        point.size: point for point in session.scalars(select(Checkpoint).where(Checkpoint.size.in_(sizes)))
    }


def opened_ballot(session: Session, entry: RegisterEntry) -> Ballot | None:
    """Return the ballot an entry sealed, once its vote is closed: then its salt is told, and anyone seals it again."""
    if entry.act not in CASTING:
        return None
    keys = [key for table, key, _digest in json.loads(entry.content)["rows"] if table == "ballots"]
    cast = select(Ballot).join(Vote, Vote.id == Ballot.vote_id).where(Vote.closed_at.is_not(None))
    return session.scalars(cast.where(Ballot.id.in_(keys))).one_or_none()


def entry_of_ballot(session: Session, ballot: Ballot) -> RegisterEntry:
    """Return the entry that sealed a ballot: where it was cast, or where the oral vote was confirmed."""
    sealed = RegisterEntry.content.contains(f'["ballots",{ballot.id},', autoescape=True)
    return session.scalars(select(RegisterEntry).where(RegisterEntry.act.in_(CASTING), sealed)).one()


def _conditions(sought: Sought) -> list[ColumnElement[bool]]:
    asked = (
        (sought.meeting_id, lambda: RegisterEntry.meeting_id == sought.meeting_id),
        (sought.subject, lambda: RegisterEntry.act.startswith(f"{sought.subject}.", autoescape=True)),
        (sought.person_ids, lambda: RegisterEntry.person_id.in_(sought.person_ids or [])),
        (sought.seat, lambda: RegisterEntry.seat == sought.seat),
        (sought.since, lambda: RegisterEntry.at >= sought.since),
        (sought.before, lambda: RegisterEntry.at < sought.before),
        (sought.thing, lambda: _concerns(sought.thing)),
    )
    return [condition() for said, condition in asked if said is not None]


def _concerns(thing: Any) -> ColumnElement[bool]:
    """Say whether an act was done on the thing, wrote its row, or names it."""
    if isinstance(thing, Meeting):
        return RegisterEntry.meeting_id == thing.id
    return or_(
        RegisterEntry.thing_id == thing.public_id,
        RegisterEntry.content.contains(f'["{thing.__tablename__}",{thing.id},', autoescape=True),
        RegisterEntry.content.contains(f'"{thing.public_id}"', autoescape=True),
    )
