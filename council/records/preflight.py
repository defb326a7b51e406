"""The facts by which a meeting could be contested, read in two queries however long the agenda is."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    ScalarSelect,
    Select,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from council.law.preflight_facts import Chair, Powers, Preflight, PreparedItem, Representative
from council.records.agenda import AffectedState, Disinterest, Draft, Item, ItemFunction
from council.records.bodies import Seat, State
from council.records.credentials import Credential
from council.records.floor import Floor
from council.records.materials import Material, materials_sent_at
from council.records.meetings import Meeting, Series
from council.records.people import Appointment, Office


def preflight_of(
    session: Session,
    floor: Floor,
    *,
    chair: Chair,
    agenda_changed: bool = False,
    only: frozenset[int] | None = None,
    overrides: Mapping[int, str] = MappingProxyType({}),
) -> Preflight:
    """Return the meeting as the law asks for it when it looks for what could be held against it.

    `only` are the keys of the items to look at, where not all of them are the reader's
    to see or still to be prepared; `overrides` the decisions that set another majority.
    """
    meeting, zone = floor.meeting, floor.meeting.venue_zone
    sent_at, accepted_at = materials_sent_at(meeting), meeting.late_materials_accepted_at
    rows = [row for row in session.execute(_items_of(meeting)) if only is None or row.id in only]
    return Preflight(
        edition=floor.edition,
        seats=tuple(seat.code for seat in floor.seats),
        starts_on=meeting.starts_locally.date(),
        today=floor.at.astimezone(zone).date(),
        sent_on=sent_at.astimezone(zone).date() if sent_at else None,
        is_extraordinary=meeting.series is Series.EXTRAORDINARY,
        is_published=meeting.published_at is not None,
        is_open=meeting.is_running and not meeting.is_written,  # in writing nobody comes
        agenda_adopted=meeting.agenda_adopted_at is not None,
        agenda_changed=agenda_changed,
        moved_on=moved_on(meeting),
        accepted_on=accepted_at.astimezone(zone).date() if accepted_at else None,
        representatives=representatives_at(session, meeting),
        present=floor.present,
        items=tuple(_prepared(row, meeting, overrides.get(row.id, "")) for row in rows),
        chair=chair,
    )


def representatives_at(session: Session, meeting: Meeting) -> tuple[Representative, ...]:
    """Return everybody who may act for a state at the meeting, or would if the paper were confirmed."""
    rows = session.execute(union_all(_members_on(meeting), _papers_for(meeting))).all()
    return tuple(
        Representative(row.code, str(row.person_id), Powers(row.powers), dated_on=row.dated_on)
        for row in rows
    )


def moved_on(meeting: Meeting) -> date | None:
    """Return the day on which the meeting was last moved from another day, None where it never was."""
    starts_on = meeting.starts_locally.date()
    moves = [
        moved.moved_at
        for moved in meeting.postponements
        if moved.old_starts_at.astimezone(meeting.venue_zone).date() != starts_on
    ]
    return max(moves).astimezone(meeting.venue_zone).date() if moves else None


def _members_on(meeting: Meeting) -> Select[*tuple[Any, ...]]:
    """Ask for the members of the body on the day of the meeting."""
    day = meeting.starts_locally.date()
    return (
        select(
            State.code,
            Appointment.person_id,
            literal(Powers.OFFICE.value).label("powers"),
            cast(null(), Date).label("dated_on"),
        )
        .join(Seat, Seat.id == Appointment.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(Appointment.body_id == meeting.body_id, Appointment.office == Office.MEMBER)
        .where(Appointment.since_on <= day)
        .where(Appointment.until_on.is_(None) | (Appointment.until_on >= day))
    )


def _papers_for(meeting: Meeting) -> Select[*tuple[Any, ...]]:
    """Ask for the papers of substitutes, each with what has become of it."""
    return (
        select(State.code, Credential.person_id, _standing_of_paper().label("powers"), Credential.dated_on)
        .join(Seat, Seat.id == Credential.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(Credential.meeting_id == meeting.id)
    )


def _standing_of_paper() -> ColumnElement[str]:
    return case(
        (Credential.refused_at.is_not(None) | Credential.revoked_at.is_not(None), Powers.LOST.value),
        (Credential.confirmed_at.is_not(None), Powers.PAPER.value),
        else_=Powers.WAITING.value,
    )


def _items_of(meeting: Meeting) -> Select[*tuple[Any, ...]]:
    """Ask for the items on the agenda with what each of them has been given so far."""
    return (
        select(
            Item.id,
            Item.position,
            _latest(Draft.created_at, Draft.item_id).label("written_at"),
            _latest(Material.added_at, Material.item_id, Material.withdrawn_at.is_(None)).label("given_at"),
            exists().where(ItemFunction.item_id == Item.id).label("has_functions"),
            _states(AffectedState, AffectedState.lifted_at.is_(None)).label("affected"),
            _states(Disinterest, Disinterest.withdrawn_at.is_(None)).label("disinterested"),
        )
        .where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
        .order_by(Item.position)
    )


def _latest(
    moment: InstrumentedAttribute[datetime], item: Any, *conditions: ColumnElement[bool]
) -> ScalarSelect[datetime]:
    return select(func.max(moment)).where(item == Item.id, *conditions).correlate(Item).scalar_subquery()


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


def _prepared(row: Row[Any], meeting: Meeting, override: str) -> PreparedItem:
    def day(at: datetime | None) -> date | None:
        return at.astimezone(meeting.venue_zone).date() if at else None

    return PreparedItem(
        number=str(row.position),
        written_on=day(row.written_at),
        material_on=day(row.given_at),
        has_functions=row.has_functions,
        affected=frozenset((row.affected or "").split(",")) - {""},
        disinterested=frozenset((row.disinterested or "").split(",")) - {""},
        override=override,
    )
