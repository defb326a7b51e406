"""Materials that wait for somebody: submitted by a state and unanswered, or returned to it with a remark."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased

from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting


def materials_unanswered(body_id: int) -> Select[tuple[str, str]]:
    """Ask for the materials whose last version waits for the secretariat's word."""
    unanswered = (MaterialVersion.accepted_at.is_(None), MaterialVersion.returned_at.is_(None))
    return _with_last_version(*unanswered).where(Meeting.body_id == body_id)


def materials_returned(seat_id: int) -> Select[tuple[str, str]]:
    """Ask for the materials of a state whose last version was returned, while their meeting is not over."""
    is_ahead = (Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None))
    return _with_last_version(MaterialVersion.returned_at.is_not(None)).where(
        Material.seat_id == seat_id, *is_ahead
    )


def _with_last_version(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the identifier and the title of each material that stands and whose last version is such."""
    later = aliased(MaterialVersion)
    is_last = ~exists(later.id).where(
        later.material_id == MaterialVersion.material_id, later.number > MaterialVersion.number
    )
    return (
        select(Material.public_id, Material.title)
        .join(MaterialVersion, MaterialVersion.material_id == Material.id)
        .join(Meeting, Meeting.id == Material.meeting_id)
        .where(Material.withdrawn_at.is_(None), is_last, *conditions)
        .order_by(Material.id)
    )
