"""The days that bind, for the record: when materials were due and went to whom (5.11), and when copies are due (5.16)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from council.law.dispatches import Paper, Sent
from council.law.notice import materials_due
from council.papers.composing.record_values import moment
from council.papers.composing.story import Story, circulate_by
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting
from council.records.sent import day_of_body, sent_for


def dates_record(story: Story, given: Iterable[MaterialVersion]) -> dict[str, Any]:
    """Return the last days for materials and copies, and every material with the day it went to each state."""
    edition, meeting = story.floor.edition, story.meeting
    materials, due = edition.materials, circulate_by(edition.circulation, meeting)
    return {
        "materials_due": _day(materials_due(materials, meeting.starts_locally.date()))
        if materials.days
        else None,
        "late_materials_accepted": story.consent.note if story.consent else None,
        "materials": _materials(story, given),
        "circulation_due": _day(due) if due else None,
    }


def materials_given(session: Session, meeting: Meeting) -> list[MaterialVersion]:
    """Return every version of a material that was accepted by the close, withdrawn materials left out; in one query."""
    accepted = MaterialVersion.accepted_at.is_not(None)
    if meeting.closed_at is not None:
        accepted = MaterialVersion.accepted_at <= meeting.closed_at
    query = (
        select(MaterialVersion)
        .join(MaterialVersion.material)
        .where(Material.meeting_id == meeting.id, Material.withdrawn_at.is_(None), accepted)
        .options(joinedload(MaterialVersion.material).lazyload(Material.versions))
        .order_by(Material.added_at, Material.id, MaterialVersion.number)
    )
    return list(session.scalars(query))


def in_force(given: Iterable[MaterialVersion], item_id: int, at: datetime) -> list[str]:
    """Return the digests of the versions that the members had before them on an item at a moment."""
    last = {
        version.material_id: version.file.sha256
        for version in given
        if version.material.item_id == item_id
        and version.accepted_at is not None
        and version.accepted_at <= at
    }
    return list(last.values())


def _materials(story: Story, given: Iterable[MaterialVersion]) -> list[dict[str, Any]]:
    sent, late = _sent_by_close(story), {one.paper.key for one in story.late}
    numbers = {item.id: item.position for item in story.items}
    return [
        {
            "material": version.material.public_id,
            "item": numbers.get(version.material.item_id or 0),
            "title": story.titles.of(version.material_id, version.material.title),
            "version": version.number,
            "sha256": version.file.sha256,
            "size": version.file.size,
            "accepted_at": moment(version.accepted_at),
            "sent": _days_sent(story, sent, Paper(str(version.id), "")),
            "late": str(version.id) in late,
        }
        for version in given
        if version.material.item_id is None or version.material.item_id in numbers
    ]


def _sent_by_close(story: Story) -> Sent:
    """Return what had gone out by the close: what is sent later is no part of the meeting's record."""
    meeting = story.meeting
    sent = sent_for(meeting, [seat.code for seat in story.floor.seats]).materials
    if meeting.closed_at is None:
        return sent
    last = day_of_body(meeting, meeting.closed_at)
    return replace(sent, sendings=tuple(one for one in sent.sendings if one.issued_on <= last))


def _days_sent(story: Story, sent: Sent, paper: Paper) -> dict[str, str]:
    rule = story.floor.edition.materials
    days = {seat: first.day_by(rule.by) for seat, first in sent.firsts(rule, paper).items()}
    return {seat: day.isoformat() for seat, day in days.items() if day is not None}


def _day(day: date) -> str:
    return day.isoformat()
