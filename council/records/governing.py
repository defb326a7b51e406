"""Which of the body's decisions on majorities governs a question, and by which edition a vote is counted."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload

from council.law import overrides as law
from council.law.charter import Edition
from council.law.overrides import Scope
from council.records.agenda import Item
from council.records.decisions import Decision
from council.records.floor import Floor
from council.records.overrides import Override
from council.records.voting import Annulment, Vote


def governing_override(session: Session, item: Item) -> Override | None:
    """Return the override that governs a vote on the item if it is opened now, in one query."""
    named = or_(
        Override.scope == Scope.PERIOD,
        Override.item_id == item.id,
        Override.meeting_id == item.meeting_id,
        (Override.scope == Scope.ITEM_CLASS) & (Override.item_class == item.item_class),
    )
    standing = session.scalars(standing_overrides(item.meeting.body_id).where(named)).all()
    return _governing(standing, item)


def overrides_governing(session: Session, items: Sequence[Item]) -> dict[int, Override]:
    """Return by item what governs a vote on each that is opened now, in one query; most have nothing."""
    if not items:
        return {}
    standing = session.scalars(standing_overrides(items[0].meeting.body_id)).all()
    found = ((item.id, _governing(standing, item)) for item in items)
    return {key: override for key, override in found if override is not None}


def standing_overrides(body_id: int) -> Select[tuple[Override]]:
    """Ask for the overrides of a body that count: not ended, their decision not annulled, a late one confirmed."""
    fallen = (
        select(Decision.id)
        .join(Annulment, Annulment.vote_id == Decision.vote_id)
        .where(Annulment.confirmed_at.is_not(None))
    )
    return (
        select(Override)
        .where(Override.body_id == body_id, Override.ended_at.is_(None))
        .where(Override.decision_id.is_(None) | Override.decision_id.not_in(fallen))
        .where(Override.is_late.is_(False) | Override.confirmed_at.is_not(None))
    )


def ledger_of_overrides(session: Session, body_id: int) -> list[Override]:
    """Return every override that was recorded, the latest first, with the item or meeting it names."""
    query = (
        select(Override)
        .where(Override.body_id == body_id)
        .options(joinedload(Override.item).joinedload(Item.meeting), joinedload(Override.meeting))
        .order_by(Override.since_on.desc(), Override.id.desc())
    )
    return list(session.scalars(query))


def edition_for_item(session: Session, floor: Floor, item: Item) -> Edition:
    """Return the rules a vote on the item is opened by now."""
    return edition_under(floor, governing_override(session, item), item_class=item.item_class)


def edition_of_vote(floor: Floor, vote: Vote) -> Edition:
    """Return the rules the vote was opened by, whatever was set otherwise since."""
    return edition_under(floor, vote.override, item_class=vote.item.item_class)


def edition_under(floor: Floor, override: Override | None, *, item_class: str = "") -> Edition:
    """Return the edition of the day of the meeting for a class of items, with what is set otherwise."""
    edition = floor.edition.for_class(item_class)
    if override is None:
        return edition
    return edition.under(override.setting_in(floor.charter))


def question_of(item: Item) -> law.Question:
    """Return the item as the law asks for it."""
    day = item.meeting.starts_locally.date()
    return law.Question(str(item.id), str(item.meeting_id), item.item_class, day)


def _governing(standing: Sequence[Override], item: Item) -> Override | None:
    found = law.governing((override.reach for override in standing), question_of(item))
    return next((override for override in standing if found and str(override.id) == found.key), None)
