"""The secretariat asks the states what they think of the drafts given out, and asks anew when a text is changed."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.agenda_versions import latest_version
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require
from council.actions.refusals import Incomplete, require_in_order
from council.law.positions import rule_on_asking
from council.records.agenda import Draft, Item
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.meetings import AgendaVersion, Meeting
from council.records.positions import PositionQuestion, asked_of_meetings


def ask_positions(
    *, meeting: str, due_on: date, item: str | None = None, by: Actor, at: datetime
) -> list[PositionQuestion]:
    """Ask the states for their positions by a day: on one item, or on every item with a draft given out."""
    require(by, "position.asked")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        require_in_order(
            rule_on_asking(
                is_ahead=held.is_ahead,
                due_on=due_on,
                today=day_of(session, by.body_id, at),
                starts_on=held.starts_locally.date(),
            )
        )
        given_out = _given_out(session, held, latest_version(session, held))
        texts = {key: draft for key, draft in given_out.items() if item in (None, key)}
        if not texts:
            raise Incomplete(
                "Опубликованного проекта решения нет. Внесите проект и опубликуйте повестку дня.",
                "There is no published draft decision. Enter a draft and publish the agenda.",
            )
        asked = [_question(session, draft, due_on, by=by, at=at) for draft in texts.values()]
        detail = {"due_on": due_on.isoformat(), "items": sorted(texts)}
        enter(session, "position.asked", of=held, by=by, at=at, meeting_id=held.id, detail=detail)
        return asked


def ask_anew(session: Session, version: AgendaVersion, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Ask by the same day about each text that the version of the agenda gives out in place of the one asked about."""
    standing = asked_of_meetings(session, meeting.id) if meeting.is_ahead else {}
    for draft in _given_out(session, meeting, version).values() if standing else ():
        asked = standing.get(draft.item_id)
        if asked is not None and asked.question.draft_id != draft.id:
            _question(session, draft, asked.question.due_on, by=by, at=at)


def _given_out(session: Session, meeting: Meeting, version: AgendaVersion | None) -> dict[str, Draft]:
    """Return the texts the agenda as published gives out, by the identifier of their item, in its order."""
    drafts = select(Item.public_id, Draft).join(Draft, Draft.item_id == Item.id)
    rows = session.execute(drafts.where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None)))
    known = {(item, draft.number): draft for item, draft in rows}
    named = ((entry["item"], entry.get("draft")) for entry in (version.content if version else ()))
    return {item: known[item, number] for item, number in named if (item, number) in known}


def _question(session: Session, draft: Draft, due_on: date, *, by: Actor, at: datetime) -> PositionQuestion:
    asked = PositionQuestion(
        public_id=new_public_id(),
        item_id=draft.item_id,
        draft_id=draft.id,
        due_on=due_on,
        asked_at=at,
        asked_by_id=by.person_id,
    )
    session.add(asked)
    return asked
