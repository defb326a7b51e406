"""How far the meetings ahead are prepared: their items, and what these lack."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from council.records.agenda import Draft, Item
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting


@dataclass(frozen=True)
class Prepared:
    """How far a meeting ahead is prepared: its items, and how many of them have no draft and no material."""

    meeting: Meeting
    items: int
    without_draft: int
    without_material: int


def meetings_ahead(session: Session, body_id: int) -> list[Prepared]:
    """Return the meetings not yet opened, the nearest first, with how far each is prepared."""
    return [Prepared(*row) for row in session.execute(unprepared(body_id))]


def unprepared(body_id: int, *, read: Any = Meeting) -> Select[tuple[Any, int, int, int]]:
    """Ask for the meetings not yet opened (of each what is read), the number of their items and what these lack."""
    has_draft = exists().where(Draft.item_id == Item.id)
    standing = (
        select(func.count(Item.id))
        .where(Item.meeting_id == Meeting.id, Item.dropped_at.is_(None))
        .correlate(Meeting)
    )
    has_material = exists().where(
        MaterialVersion.material_id == Material.id,
        MaterialVersion.accepted_at.is_not(None),
        Material.item_id == Item.id,
        Material.withdrawn_at.is_(None),
    )
    without = {
        "lacking": standing.where(~has_draft),
        "bare": standing.where(~has_material.correlate(Item)),
    }
    numbers = (query.scalar_subquery().label(name) for name, query in without.items())
    return (
        select(read, standing.scalar_subquery().label("standing"), *numbers)
        .where(Meeting.body_id == body_id, Meeting.opened_at.is_(None), Meeting.cancelled_at.is_(None))
        .order_by(Meeting.starts_at)
    )
