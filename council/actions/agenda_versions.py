"""The agenda as it is frozen: at publication, at every change after it, and when the meeting adopts it."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.records.agenda import Item
from council.records.columns import new_public_id
from council.records.meetings import AgendaVersion, Meeting


def standing_items(session: Session, meeting: Meeting) -> list[Item]:
    """Return the items on the agenda in their order, without those dropped."""
    found = session.scalars(
        select(Item).where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None)).order_by(Item.position)
    )
    return list(found)


def latest_version(session: Session, meeting: Meeting) -> AgendaVersion | None:
    """Return the agenda as it was frozen last."""
    return session.scalars(
        select(AgendaVersion)
        .where(AgendaVersion.meeting_id == meeting.id)
        .order_by(AgendaVersion.number.desc())
        .limit(1)
    ).first()


def agenda_content(session: Session, meeting: Meeting) -> list[dict[str, Any]]:
    """Return what a version freezes of each item: its number, title, rapporteur, functions and version of the draft."""
    return [
        {
            "item": item.public_id,
            "position": item.position,
            "title": item.title,
            "rapporteur": item.rapporteur,
            "functions": [function.code for function in item.functions],
            "draft": item.current_draft.number if item.current_draft else None,
        }
        for item in standing_items(session, meeting)
    ]


def freeze_agenda(
    session: Session, meeting: Meeting, *, adopted: bool = False, by: Actor, at: datetime
) -> AgendaVersion:
    """Write the next version of the agenda as it stands."""
    session.flush()
    last = session.scalar(
        select(func.max(AgendaVersion.number)).where(AgendaVersion.meeting_id == meeting.id)
    )
    version = AgendaVersion(
        public_id=new_public_id(),
        meeting_id=meeting.id,
        number=(last or 0) + 1,
        content=agenda_content(session, meeting),
        adopted_by_meeting=adopted,
        published_at=at,
        published_by_id=by.person_id,
    )
    session.add(version)
    session.flush()
    return version
