"""Versions of a draft decision: numbered points under a fingerprint, never overwritten."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting
from council.actions.permission import capacity_for
from council.actions.refusals import Conflict, Incomplete, NotInOrder
from council.actions.sittings import item_facts
from council.actions.texts import clean_paragraphs
from council.law.procedure import rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.agenda import Draft, Item
from council.records.columns import canonical, new_public_id
from council.records.database import transaction
from council.records.floor import floor_of
from council.records.outcomes import outcome_of

LONGEST_POINT, MOST_POINTS = 5_000, 100


def write_draft(*, item: str, points: Sequence[str], by: Actor, at: datetime) -> Draft:
    """Write the next version of the draft; in the room an amendment, refused while a vote is open.

    The same text again makes no new version, so that a form sent twice changes nothing.
    """
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        held = question.meeting
        capacity = capacity_for(session, held, "draft.written", by=by, at=at)
        _refuse_out_of_time(session, question, at=at)
        current = question.current_draft
        if current is not None and current.fingerprint == fingerprint_of(cleaned(points)):
            return current
        draft = new_draft(session, question, points, in_meeting=held.is_running, by=by, at=at)
        detail = {"item": question.public_id, "number": draft.number, "fingerprint": draft.fingerprint}
        enter(
            session,
            "draft.written",
            of=draft,
            by=by,
            at=at,
            capacity=capacity,
            meeting_id=held.id,
            detail=detail,
        )
        return draft


def new_draft(
    session: Session, item: Item, points: Sequence[str], *, in_meeting: bool, by: Actor, at: datetime
) -> Draft:
    """Write the points as the next version of the item's draft."""
    texts = cleaned(points)
    last = session.scalars(
        select(Draft.number).where(Draft.item_id == item.id).order_by(Draft.number.desc()).limit(1)
    ).first()
    draft = Draft(
        public_id=new_public_id(),
        item_id=item.id,
        number=(last or 0) + 1,
        points=texts,
        fingerprint=fingerprint_of(texts),
        amended_in_meeting=in_meeting,
        created_at=at,
        created_by_id=by.person_id,
    )
    session.add(draft)
    session.flush()
    return draft


def fingerprint_of(points: Sequence[str]) -> str:
    """Return the fingerprint of a text of numbered points: SHA-256 over their canonical JSON."""
    return hashlib.sha256(canonical(list(points)).encode()).hexdigest()


def cleaned(points: Sequence[str]) -> list[str]:
    """Return the points as they are stored, the empty ones left out; refuse a draft that says nothing."""
    texts = [
        clean_paragraphs(point, field="point", longest=LONGEST_POINT) for point in points if point.strip()
    ]
    if not texts:
        raise Incomplete(
            "Внесите хотя бы один пункт проекта решения.", "Enter at least one point of the draft decision."
        )
    if len(texts) > MOST_POINTS:
        raise Incomplete("В решении не больше 100 пунктов.", "A decision has at most 100 points.")
    return texts


def amending_ruling(session: Session, item: Item, *, at: datetime) -> Ruling | None:
    """Return what the law says of amending the draft now; nothing to ask before the meeting has opened.

    A text that was voted on may be amended and put to a second decision.
    """
    meeting = item.meeting
    if meeting.opened_at is None:
        return None
    floor = floor_of(session, meeting, at)
    outcome = outcome_of(session, item)
    facts = replace(item_facts(session, floor, item, outcome), has_outcome=outcome.is_disposed_of)
    return rule_on_step(floor.edition, Step.AMEND_PROPOSAL, facts)


def _refuse_out_of_time(session: Session, item: Item, *, at: datetime) -> None:
    if item.meeting.cancelled_at is not None or item.dropped_at is not None:
        raise Conflict(
            "Вопрос исключен из повестки или заседание отменено: проект не меняется.",
            "The item is off the agenda or the meeting is cancelled: the draft no longer changes.",
        )
    ruling = amending_ruling(session, item, at=at)
    if ruling is not None and ruling.bars:
        raise NotInOrder(ruling)
