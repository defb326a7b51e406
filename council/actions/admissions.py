"""The ground on which an observer or an expert takes part: entered with the participant, or added later."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import find, participant_in_locked_meeting
from council.actions.permission import require
from council.actions.refusals import Incomplete
from council.actions.texts import clean
from council.charters import load_charter
from council.records.admissions import ADMITTED, Admission, Origin
from council.records.agenda import Item
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.meetings import Meeting
from council.records.presence import Capacity, Participant


@dataclass(frozen=True)
class Ground:
    """By which decision somebody is admitted, from where they come, and whether they agreed to take part.

    An expert may be engaged for one item of the agenda alone.

    The decision may be missing: it is often taken at the beginning of the meeting itself.
    """

    origin: Origin
    decision_reference: str = ""
    has_agreed: bool = False
    item: str | None = None


def record_admission(*, participant: str, ground: Ground, by: Actor, at: datetime) -> Admission:
    """Record the ground on which a participant takes part; an entry made before stays beside it."""
    require(by, "participant.admitted")
    with transaction() as session:
        listed = participant_in_locked_meeting(session, participant, by=by)
        held = session.get_one(Meeting, listed.meeting_id)
        admission = written_admission(session, listed, ground, by=by, at=at)
        clause = admission_clause(held, listed)
        enter(session, "participant.admitted", of=admission, by=by, at=at, meeting_id=held.id, clause=clause)
        return admission


def written_admission(
    session: Session, listed: Participant, ground: Ground, *, by: Actor, at: datetime
) -> Admission:
    """Write the ground of an observer or an expert; nobody else needs one."""
    if listed.capacity not in ADMITTED:
        raise Incomplete(
            "Решение о допуске указывают для наблюдателя или эксперта.",
            "A decision that admits is named for an observer or an expert.",
        )
    admission = Admission(
        public_id=new_public_id(),
        participant_id=listed.id,
        decision_reference=clean(ground.decision_reference, field="decision_reference", required=False),
        origin=ground.origin,
        has_agreed=ground.has_agreed,
        item_id=_item_of(session, listed, ground),
        entered_at=at,
        entered_by_id=by.person_id,
    )
    session.add(admission)
    session.flush()
    return admission


def _item_of(session: Session, listed: Participant, ground: Ground) -> int | None:
    """Return the item an expert is engaged for; an observer is admitted to the meeting."""
    if not ground.item:
        return None
    item = find(session, Item, ground.item)
    if item.meeting_id != listed.meeting_id or listed.capacity is not Capacity.EXPERT:
        raise Incomplete(
            "Отдельный вопрос указывают для эксперта, из повестки дня этого заседания.",
            "A single item is named for an expert, from the agenda of this meeting.",
        )
    return item.id


def admission_clause(held: Meeting, listed: Participant) -> str:
    """Return the clause on which the participant is admitted; nothing where the charter names none."""
    rule = load_charter(held.body.charter_code).edition_on(held.starts_locally.date()).attendance
    if rule is None:
        return ""
    return rule.observer_clause if listed.capacity is Capacity.OBSERVER else rule.expert_clause
