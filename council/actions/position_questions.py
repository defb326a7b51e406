"""The secretariat asks the states what they think of the drafts given out, and asks anew when a text is changed."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.agenda_versions import latest_version
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, require_in_order
from council.actions.telling_of_positions import tell_of_question
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
        new = _not_asked_yet(session, held, texts, due_on)
        asked = [_question(session, draft, due_on, by=by, at=at) for draft in new.values()]
        session.flush()
        tell_of_question(session, held, asked, at=at)
        detail = {"due_on": due_on.isoformat(), "items": sorted(new)}
        enter(session, "position.asked", of=held, by=by, at=at, meeting_id=held.id, detail=detail)
        return asked


def ask_anew(session: Session, version: AgendaVersion, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Ask by the same day about each text that the version of the agenda gives out in place of the one asked about."""
    standing = asked_of_meetings(session, meeting.id) if meeting.is_ahead else {}
    changed = []
    for draft in _given_out(session, meeting, version).values() if standing else ():
        asked = standing.get(draft.item_id)
        if asked is not None and asked.question.draft_id != draft.id:
            changed.append(_question(session, draft, asked.question.due_on, by=by, at=at))
    session.flush()
    for due_on in sorted({question.due_on for question in changed}):
        tell_of_question(session, meeting, [one for one in changed if one.due_on == due_on], at=at)


def _not_asked_yet(
    session: Session, meeting: Meeting, texts: dict[str, Draft], due_on: date
) -> dict[str, Draft]:
    """Return the texts about which the states were not asked by this very day, so that they are told once."""
    asked = asked_of_meetings(session, meeting.id).values()
    told = {one.question.draft_id for one in asked if one.question.due_on == due_on}
    new = {item: draft for item, draft in texts.items() if draft.id not in told}
    if not new:
        raise Conflict(
            "Об этих проектах государства уже спрошены с тем же сроком. Письма повторно не отправлены.",
            "The states have been asked about these drafts by the same day. No letters were sent again.",
        )
    return new


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
