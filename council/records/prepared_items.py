"""The items of an agenda with what each has been given so far, in one query however many there are."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, exists, func, select
from sqlalchemy.orm import Session

from council.law.preflight_facts import PreparedItem
from council.records.agenda import AffectedState, Disinterest, Draft, Item, ItemFunction
from council.records.bodies import Seat, State
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting


def prepared_items(
    session: Session,
    meeting: Meeting,
    *,
    only: frozenset[int] | None,
    overrides: Mapping[int, str],
    reached: Mapping[int, date],
) -> tuple[PreparedItem, ...]:
    """Return the items on the agenda, or those of the keys given, in their order.

    `reached` tells on which day the papers of an item had reached every member.
    """
    rows = session.execute(_items_of(meeting)).all()
    return tuple(
        _prepared(row, meeting, overrides.get(row.id, ""), reached.get(row.id))
        for row in rows
        if only is None or row.id in only
    )


def _items_of(meeting: Meeting) -> Select[*tuple[Any, ...]]:
    """Ask for the items on the agenda with what each of them has been given so far."""
    return (
        select(
            Item.id,
            Item.position,
            _last_written().label("written_at"),
            _last_given().label("given_at"),
            exists().where(ItemFunction.item_id == Item.id).label("has_functions"),
            _states(AffectedState, AffectedState.lifted_at.is_(None)).label("affected"),
            _states(Disinterest, Disinterest.withdrawn_at.is_(None)).label("disinterested"),
        )
        .where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
        .order_by(Item.position)
    )


def _last_written() -> ScalarSelect[datetime]:
    return (
        select(func.max(Draft.created_at)).where(Draft.item_id == Item.id).correlate(Item).scalar_subquery()
    )


def _last_given() -> ScalarSelect[datetime]:
    """Return when the members were last shown a paper of the item, or another version of one."""
    return (
        select(func.max(MaterialVersion.accepted_at))
        .join(Material, Material.id == MaterialVersion.material_id)
        .where(Material.item_id == Item.id, Material.withdrawn_at.is_(None))
        .correlate(Item)
        .scalar_subquery()
    )


def _states(kind: type[AffectedState | Disinterest], stands: ColumnElement[bool]) -> ScalarSelect[str]:
    """Return the codes of the states that stand in a list of the item, joined by commas."""
    return (
        select(func.aggregate_strings(State.code, ","))
        .join(Seat, Seat.state_id == State.id)
        .join(kind, kind.seat_id == Seat.id)
        .where(kind.item_id == Item.id, stands)
        .correlate(Item)
        .scalar_subquery()
    )


def _prepared(row: Row[Any], meeting: Meeting, override: str, reached_on: date | None) -> PreparedItem:
    def day(at: datetime | None) -> date | None:
        return at.astimezone(meeting.venue_zone).date() if at else None

    accepted_at = meeting.late_materials_accepted_at
    given = [at for at in (row.written_at, row.given_at) if at is not None]
    return PreparedItem(
        number=str(row.position),
        written_on=day(row.written_at),
        material_on=reached_on,
        has_functions=row.has_functions,
        affected=frozenset((row.affected or "").split(",")) - {""},
        disinterested=frozenset((row.disinterested or "").split(",")) - {""},
        override=override,
        given_since_consent=accepted_at is not None and any(at > accepted_at for at in given),
    )
