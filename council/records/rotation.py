"""The recorded facts of the chairmanship, as the law of rotation reads them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Row,
    ScalarSelect,
    Select,
    String,
    cast,
    false,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import Session

from council.charters import load_charter
from council.charters.states import STATES
from council.law.parties import Parties
from council.law.rotation import Rotation
from council.law.rotation_facts import DecidedTerm, Refusal, RefusalKind, Scope
from council.records.acting_chairs import ActingChair
from council.records.bodies import Body, Seat, State
from council.records.chairmanship import Chairmanship, ChairRefusal, CoChair, CoChairPlace
from council.records.parties import parties_of

# The explicit Russian order of short names; no sorting gives it (see the reading of clause 4.3).
ORDER = tuple(state.code for state in sorted(STATES, key=lambda state: state.order))

TERM, ACTING = "term", "acting"
NO_TEXT: ColumnElement[str] = cast(null(), String)


def rotation_of(session: Session, body: Body, *, parties: Parties | None = None) -> Rotation:
    """Read the rotation of a body in two queries; in one where the parties are known already."""
    return rotation_from(facts_of(session, body), body, parties or parties_of(session, body))


def facts_of(session: Session, body: Body, *, meeting_id: int | None = None) -> Sequence[Row[Any]]:
    """Return the terms decided and the refusals that stand, with the co-chairs named for a meeting, in one query."""
    asked = [_terms(body.id), _refusals(body.id)]
    if meeting_id is not None:
        asked.append(_acting(meeting_id))
    return sorted(session.execute(union_all(*asked)).all(), key=lambda row: row.place)


def rotation_from(facts: Sequence[Row[Any]], body: Body, parties: Parties) -> Rotation:
    """Return the rotation that follows from what was read."""
    return Rotation(
        rule=load_charter(body.charter_code).latest.chairmanship,
        order=ORDER,
        parties=parties,
        decided=tuple(_decided(row) for row in facts if row.kind == TERM),
        refusals=tuple(_refusal(row) for row in facts if row.kind not in (TERM, ACTING)),
    )


def _terms(body_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(TERM).label("kind"),
            Chairmanship.id.label("place"),
            State.code.label("seat"),
            Chairmanship.since_on,
            Chairmanship.until_on,
            Chairmanship.decision_reference.label("reference"),
            Chairmanship.is_election,
            type_coerce(Chairmanship.scope, String).label("scope"),
            _beside(CoChairPlace.PRECEDING).label("preceding"),
            _beside(CoChairPlace.FOLLOWING).label("following"),
        )
        .join(Seat, Seat.id == Chairmanship.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(Chairmanship.body_id == body_id, Chairmanship.ended_at.is_(None))
    )


def _refusals(body_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            type_coerce(ChairRefusal.kind, String),
            ChairRefusal.id,
            State.code,
            ChairRefusal.since_on,
            ChairRefusal.until_on,
            ChairRefusal.letter_reference,
            false(),
            NO_TEXT,
            NO_TEXT,
            NO_TEXT,
        )
        .join(Seat, Seat.id == ChairRefusal.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(ChairRefusal.body_id == body_id, ChairRefusal.taken_back_at.is_(None))
    )


def _acting(meeting_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal(ACTING),
            ActingChair.sequence,
            State.code,
            cast(null(), Date),
            cast(null(), Date),
            ActingChair.basis,
            false(),
            type_coerce(ActingChair.named_by, String),
            NO_TEXT,
            NO_TEXT,
        )
        .join(Seat, Seat.id == ActingChair.seat_id)
        .join(State, State.id == Seat.state_id)
        .where(ActingChair.meeting_id == meeting_id)
    )


def _beside(place: CoChairPlace) -> ScalarSelect[str]:
    return (
        select(State.code)
        .join(Seat, Seat.state_id == State.id)
        .join(CoChair, CoChair.seat_id == Seat.id)
        .where(CoChair.chairmanship_id == Chairmanship.id, CoChair.place == place)
        .correlate(Chairmanship)
        .scalar_subquery()
    )


def _decided(row: Row[Any]) -> DecidedTerm:
    return DecidedTerm(
        seat=row.seat,
        since_on=row.since_on,
        until_on=row.until_on,
        reference=row.reference,
        is_election=row.is_election,
        scope=Scope(row.scope) if row.scope else None,
        preceding=row.preceding,
        following=row.following,
    )


def _refusal(row: Row[Any]) -> Refusal:
    return Refusal(row.seat, RefusalKind(row.kind), row.since_on, row.until_on, row.reference)
