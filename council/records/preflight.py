"""The facts by which a meeting could be contested, read in a few queries however long the agenda is."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    ScalarSelect,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from council.law.preflight_facts import Chair, Powers, Preflight, Representative
from council.records.agenda import Item
from council.records.bodies import Seat, State
from council.records.credentials import Credential, CredentialItem, is_for
from council.records.floor import Floor
from council.records.meetings import Meeting, Series
from council.records.people import Appointment, Office
from council.records.prepared_items import prepared_items
from council.records.sent import MeetingSent, day_of_body, sent_for


def preflight_of(
    session: Session,
    floor: Floor,
    *,
    chair: Chair,
    agenda_changed: bool = False,
    only: frozenset[int] | None = None,
    overrides: Mapping[int, str] = MappingProxyType({}),
    sent: MeetingSent | None = None,
) -> Preflight:
    """Return the meeting as the law asks for it when it looks for what could be held against it.

    `only` are the keys of the items to look at, where not all of them are the reader's
    to see or still to be prepared; `overrides` the decisions that set another majority;
    `sent` what has gone to the members, where it is read already.
    """
    meeting, zone = floor.meeting, floor.meeting.venue_zone
    sent = sent or sent_for(meeting, [seat.code for seat in floor.seats])
    given_at, accepted_at = sent.last_given_at, meeting.late_materials_accepted_at
    return Preflight(
        edition=floor.edition,
        seats=tuple(seat.code for seat in floor.seats),
        starts_on=meeting.starts_locally.date(),
        today=floor.at.astimezone(zone).date(),
        sent=sent.materials,
        is_extraordinary=meeting.series is Series.EXTRAORDINARY,
        is_published=meeting.published_at is not None,
        is_open=meeting.is_running and not meeting.is_written,  # in writing nobody comes
        agenda_adopted=meeting.agenda_adopted_at is not None,
        agenda_changed=agenda_changed,
        moved_on=moved_on(meeting),
        accepted_on=accepted_at.astimezone(zone).date() if accepted_at else None,
        given_since_consent=bool(given_at and accepted_at and given_at > accepted_at),
        representatives=representatives_at(session, meeting),
        present=floor.present,
        acting={code: str(one.person_id) for code, one in floor.acting.items()},
        items=prepared_items(
            session,
            meeting,
            only=only,
            overrides=overrides,
            reached=sent.items_reached(floor.edition.materials, today=day_of_body(meeting, floor.at)),
        ),
        chair=chair,
    )


def representatives_at(session: Session, meeting: Meeting) -> tuple[Representative, ...]:
    """Return everybody who may act for a state at the meeting, or would if the paper were confirmed."""
    rows = session.execute(union_all(_members_on(meeting), _papers_for(meeting))).all()
    return tuple(
        Representative(
            row.code,
            str(row.person_id),
            Powers(row.powers),
            dated_on=row.dated_on,
            items=frozenset((row.items or "").split(",")) - {""},
        )
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
            literal("").label("items"),
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
        select(
            State.code,
            Credential.person_id,
            _standing_of_paper().label("powers"),
            Credential.dated_on,
            _items_named().label("items"),
        )
        .join(Seat, Seat.id == Credential.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(is_for(meeting))
    )


def _items_named() -> ScalarSelect[str]:
    """Return the numbers of the items the paper is limited to, joined by commas."""
    return (
        select(func.aggregate_strings(cast(Item.position, String), ","))
        .join(CredentialItem, CredentialItem.item_id == Item.id)
        .where(CredentialItem.credential_id == Credential.id)
        .correlate(Credential)
        .scalar_subquery()
    )


def _standing_of_paper() -> ColumnElement[str]:
    return case(
        (Credential.refused_at.is_not(None) | Credential.revoked_at.is_not(None), Powers.LOST.value),
        (Credential.confirmed_at.is_not(None), Powers.PAPER.value),
        else_=Powers.WAITING.value,
    )
