"""What an override would reach: the item, meeting or class it names, the votes opened since, its equals."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from council.access.actors import Actor
from council.actions.locking import find
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.law.overrides import Scope
from council.law.rules import OverrideRule
from council.records.agenda import Item
from council.records.governing import question_of
from council.records.meetings import Meeting
from council.records.overrides import Override
from council.records.voting import Vote


def reach_asked(
    session: Session, rule: OverrideRule, scope: Scope, *, item: str | None, meeting: str | None,
    item_class: str | None, by: Actor,
) -> dict[str, Any]:  # fmt: skip
    """Return the columns that name what the override is set for; what the scope does not ask is left out."""
    if scope is Scope.ITEM:
        question = find(session, Item, _named(item))
        _refuse_ended(question.meeting, by)
        return {"item_id": question.id}
    if scope is Scope.MEETING:
        held = find(session, Meeting, _named(meeting))
        _refuse_ended(held, by)
        return {"meeting_id": held.id}
    if scope is Scope.ITEM_CLASS:
        if item_class not in rule.item_classes:
            raise Incomplete("Выберите класс вопросов.", "Choose a class of items.")
        return {"item_class": item_class}
    return {}


def voted_within(session: Session, override: Override, *, after: datetime) -> tuple[str, ...]:
    """Return the questions within the reach on which a vote was opened after the moment.

    A vote that was withdrawn counts as well: the rule of a question is not changed between two
    openings. One that was annulled does not, for two persons have had it held anew.
    """
    opened = session.scalars(
        select(Vote)
        .join(Item, Item.id == Vote.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Meeting.body_id == override.body_id, Vote.opened_at > after)
        .options(joinedload(Vote.item).joinedload(Item.meeting), joinedload(Vote.annulment))
        .order_by(Vote.opened_at)
    )
    reached = [
        vote.item.title
        for vote in opened
        if not vote.is_annulled and question_of(vote.item).is_within(override.reach)
    ]
    return tuple(dict.fromkeys(reached))


def day_of_session_reached(session: Session, override: Override) -> date | None:
    """Return the day of a running meeting with a question within the reach; None where none runs."""
    items = session.scalars(
        select(Item)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Meeting.body_id == override.body_id, Meeting.opened_at.is_not(None))
        .where(Meeting.closed_at.is_(None), Item.dropped_at.is_(None))
        .options(contains_eager(Item.meeting))
    )
    days = (question.day for question in map(question_of, items) if question.is_within(override.reach))
    return next(days, None)


def running_meetings(session: Session, body_id: int) -> Sequence[Meeting]:
    """Return the meetings of the body that are open now."""
    running = (Meeting.body_id == body_id, Meeting.opened_at.is_not(None), Meeting.closed_at.is_(None))
    return session.scalars(select(Meeting).where(*running)).all()


def standing_of_one_reach(session: Session, override: Override) -> str:
    """Return the decision of another override of the same reach that was not ended; nothing where none is."""
    others = session.scalars(
        select(Override).where(Override.body_id == override.body_id, Override.ended_at.is_(None))
    )
    return next((other.decision_reference for other in others if other.reach.meets(override.reach)), "")


def _named(public_id: str | None) -> str:
    if not public_id:
        raise Incomplete("Выберите вопрос или заседание.", "Choose the item or the meeting.")
    return public_id


def _refuse_ended(meeting: Meeting, by: Actor) -> None:
    if meeting.body_id != by.body_id:
        raise NotFound
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: голосований на нем больше не будет.",
            "The meeting is closed or cancelled: there will be no more votes in it.",
        )
