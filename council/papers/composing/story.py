"""The story of a meeting: every row its papers tell of, read together."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from council.law.notice import circulation_due
from council.law.rules import DaysRule
from council.papers.composing.titles import Titles, titles_told
from council.records.admissions import Admission, admissions_of
from council.records.agenda import Item
from council.records.decisions import Statement
from council.records.floor import Floor, floor_of
from council.records.intentions import IntentionStatement, intentions_of
from council.records.materials import Material, MaterialVersion, StoredFile
from council.records.meetings import Meeting
from council.records.minutes import ItemNotes
from council.records.notice import MaterialsConsent, consent_to_materials, days_of
from council.records.outcomes import ItemOutcome, outcomes_of_items
from council.records.people import Appointment, Office, Person
from council.records.register import RegisterEntry
from council.records.rules_of_procedure import RulesVersion, version_of_meeting
from council.records.sent import PaperGiven, sent_for
from council.records.sent_rulings import late_papers
from council.records.voting import Vote


@dataclass(frozen=True)
class Annexed:
    """A document of an item as it is annexed: its title, the file of its version in force, and its sheets where known."""

    title: str
    sheets: int | None
    sha256: str


@dataclass(frozen=True)
class Story:
    """A meeting as its papers tell it. Moments are told by the clock of the venue."""

    meeting: Meeting
    floor: Floor
    admissions: dict[int, Admission]
    items: tuple[Item, ...]
    outcomes: dict[int, ItemOutcome]
    votes: dict[int, list[Vote]]
    notes: dict[int, ItemNotes]
    statements: dict[int, list[Statement]]
    names: dict[int, str]
    opening: dict[str, Any]
    secretariat_head: Appointment | None
    materials: dict[int, list[Annexed]]
    titles: Titles
    consent: MaterialsConsent | None
    rules_version: RulesVersion | None
    late: tuple[PaperGiven, ...] = ()
    intentions: tuple[IntentionStatement, ...] = ()

    def intentions_on(self, vote: Vote) -> list[IntentionStatement]:
        """Return what was stated after the vote, in the order of the states."""
        said = [one for one in self.intentions if one.vote_id == vote.id]
        return sorted(said, key=lambda one: one.seat.state.place)

    def local(self, moment: datetime) -> datetime:
        """Return the moment by the clock of the venue, to the second."""
        return moment.astimezone(self.meeting.venue_zone).replace(microsecond=0)

    @cached_property
    def number(self) -> str:
        """Return the number of the minutes: that of the meeting in its series."""
        return number_of_meeting(self.meeting)


def number_of_meeting(meeting: Meeting) -> str:
    """Return «11», or «2-ВН» for an extraordinary meeting, whose series is its own."""
    return str(meeting.ordinal) if meeting.series == "regular" else f"{meeting.ordinal}-ВН"


def last_day_of(meeting: Meeting) -> date:
    """Return the last day of the meeting, by the clock of the venue: that of its close, from which copies are due."""
    closed_at = meeting.closed_at or meeting.ends_at
    return days_of(meeting, closed_at)[1]


def circulate_by(rule: DaysRule, meeting: Meeting) -> date | None:
    """Return the last day to send what the meeting adopted to all members; None where no term is set."""
    return circulation_due(rule, last_day_of(meeting)) if rule.days else None


def read_story(session: Session, meeting: Meeting, at: datetime) -> Story:
    """Read everything the papers of the meeting tell of."""
    items = tuple(
        session.scalars(
            select(Item)
            .where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
            .options(
                selectinload(Item.drafts),
                selectinload(Item.affected_states),
                selectinload(Item.disinterests),
                selectinload(Item.functions),
            )
            .order_by(Item.position)
        )
    )
    keys = [item.id for item in items]
    outcomes, floor = outcomes_of_items(session, keys), floor_of(session, meeting, meeting.closed_at or at)
    sent = sent_for(meeting, [seat.code for seat in floor.seats])
    votes, titles = _votes(session, keys), titles_told(session, meeting)
    return Story(
        meeting=meeting,
        floor=floor,
        admissions=admissions_of(session, floor.participants),
        items=items,
        outcomes=outcomes,
        votes=votes,
        notes={
            note.item_id: note
            for note in session.scalars(select(ItemNotes).where(ItemNotes.item_id.in_(keys)))
        },
        statements=_statements(session, [d.id for outcome in outcomes.values() for d in outcome.decisions]),
        names=_names(session, meeting),
        opening=_opening(session, meeting),
        secretariat_head=_secretariat_head(session, meeting),
        materials=_materials(session, meeting, titles),
        titles=titles,
        consent=consent_to_materials(session, meeting),
        rules_version=version_of_meeting(session, meeting),
        late=tuple(late_papers(meeting, sent, at=meeting.closed_at or at)),
        intentions=tuple(intentions_of(session, [vote.id for held in votes.values() for vote in held])),
    )


def _votes(session: Session, items: list[int]) -> dict[int, list[Vote]]:
    found: dict[int, list[Vote]] = defaultdict(list)
    query = (
        select(Vote)
        .where(Vote.item_id.in_(items))
        .options(
            selectinload(Vote.roll),
            selectinload(Vote.ballots),
            selectinload(Vote.objections),
            selectinload(Vote.annulment),
        )
        .order_by(Vote.item_id, Vote.sequence)
    )
    for vote in session.scalars(query):
        found[vote.item_id].append(vote)
    return found


def _statements(session: Session, decisions: list[int]) -> dict[int, list[Statement]]:
    found: dict[int, list[Statement]] = defaultdict(list)
    query = select(Statement).where(Statement.decision_id.in_(decisions), Statement.withdrawn_at.is_(None))
    for statement in session.scalars(query.order_by(Statement.id)):
        found[statement.decision_id].append(statement)
    return found


def _names(session: Session, meeting: Meeting) -> dict[int, str]:
    """Return the names of everybody who acted in the meeting, by key."""
    acted = select(RegisterEntry.person_id).where(RegisterEntry.meeting_id == meeting.id)
    return {
        person.id: person.full_name for person in session.scalars(select(Person).where(Person.id.in_(acted)))
    }


def _opening(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Return what was frozen in the register when the meeting was opened."""
    entry = session.scalars(
        select(RegisterEntry)
        .where(RegisterEntry.act == "meeting.opened", RegisterEntry.thing_id == meeting.public_id)
        .order_by(RegisterEntry.sequence)
    ).first()
    return json.loads(entry.content)["detail"] if entry else {}


def _secretariat_head(session: Session, meeting: Meeting) -> Appointment | None:
    day = meeting.ends_locally.date()
    query = select(Appointment).where(
        Appointment.body_id == meeting.body_id, Appointment.office == Office.SECRETARIAT_HEAD
    )
    return next((held for held in session.scalars(query) if held.is_held_on(day)), None)


def _materials(session: Session, meeting: Meeting, titles: Titles) -> dict[int, list[Annexed]]:
    """Return the documents the items had, in the versions that were in force at the close of the meeting."""
    known = [MaterialVersion.accepted_at.is_not(None)]
    if meeting.closed_at is not None:
        known.append(MaterialVersion.accepted_at <= meeting.closed_at)
    rows = session.execute(
        select(Material.id, Material.item_id, Material.title, MaterialVersion.pages, StoredFile.sha256)
        .join(MaterialVersion, MaterialVersion.material_id == Material.id)
        .join(StoredFile, StoredFile.id == MaterialVersion.file_id)
        .where(Material.meeting_id == meeting.id, Material.withdrawn_at.is_(None))
        .where(Material.item_id.is_not(None), *known)
        .order_by(Material.added_at, Material.id, MaterialVersion.number)
    ).all()
    last = {row.id: row for row in rows}
    found: dict[int, list[Annexed]] = defaultdict(list)
    for row in last.values():
        found[row.item_id].append(Annexed(titles.of(row.id, row.title), row.pages, row.sha256))
    return found
