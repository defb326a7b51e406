"""Which state chairs the body, from one day to another, with its co-chairs and the decision it rests on."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import overlap, require_order
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.actions.seats import seat_of
from council.actions.texts import clean
from council.law.chairmanship import rule_on_term
from council.records.bodies import Seat
from council.records.chairmanship import Chairmanship, CoChair, CoChairPlace
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of


def enter_chairmanship(
    *,
    seat: str,
    since_on: date,
    until_on: date,
    preceding: str | None = None,
    following: str | None = None,
    decision_reference: str,
    by: Actor,
    at: datetime,
) -> Chairmanship:
    """Enter a term in the chair, states named by their codes; a term too long is entered with a warning."""
    require(by, "chairmanship.entered")
    require_order(since_on, until_on)
    beside = {CoChairPlace.PRECEDING: preceding, CoChairPlace.FOLLOWING: following}
    _refuse_one_state_twice(seat, preceding, following)
    with transaction() as session:
        body = locked_body(session, by=by)
        _refuse_overlap(session, since_on, until_on, by)
        chair = seat_of(session, seat, by=by, day=since_on)
        chairmanship = Chairmanship(
            public_id=new_public_id(),
            body_id=by.body_id,
            seat_id=chair.id,
            since_on=since_on,
            until_on=until_on,
            decision_reference=clean(decision_reference, field="decision_reference"),
            entered_at=at,
        )
        session.add(chairmanship)
        session.flush()
        found = {
            place: seat_of(session, state, by=by, day=since_on) for place, state in beside.items() if state
        }
        co_chairs = _co_chairs(session, chairmanship, found)
        ruling = rule_on_term(
            charter_of(body).edition_on(since_on).chairmanship, since_on=since_on, until_on=until_on
        )
        enter(
            session,
            "chairmanship.entered",
            of=chairmanship,
            by=by,
            at=at,
            clause=ruling.clause,
            detail={"state": seat, "ruling": ruling.as_json()},
            rows=co_chairs,
        )
        return chairmanship


def end_chairmanship(*, chairmanship: str, reason: str, by: Actor, at: datetime) -> Chairmanship:
    """End a term before its last day, or take back a wrong entry; it counts no more from this moment."""
    require(by, "chairmanship.ended")
    with transaction() as session:
        locked_body(session, by=by)
        term = find(session, Chairmanship, chairmanship)
        if term.body_id != by.body_id:
            raise NotFound
        if term.ended_at is not None:
            raise Conflict("Это председательство уже прекращено.", "This term has been ended already.")
        term.ended_at = at
        detail = {"reason": clean(reason, field="reason")}
        enter(session, "chairmanship.ended", of=term, by=by, at=at, detail=detail)
        return term


def _co_chairs(
    session: Session, chairmanship: Chairmanship, beside: dict[CoChairPlace, Seat]
) -> list[CoChair]:
    rows = [
        CoChair(chairmanship_id=chairmanship.id, seat_id=seat.id, place=place)
        for place, seat in beside.items()
    ]
    session.add_all(rows)
    session.flush()
    return rows


def _refuse_one_state_twice(*states: str | None) -> None:
    named = [state for state in states if state]
    if len(set(named)) < len(named):
        raise Incomplete(
            "Председатель и сопредседатели – разные государства. Выберите их заново.",
            "The chair and the co-chairs are different states. Choose them again.",
        )


def _refuse_overlap(session: Session, since_on: date, until_on: date, by: Actor) -> None:
    standing = select(Chairmanship).where(Chairmanship.body_id == by.body_id, Chairmanship.ended_at.is_(None))
    for other in session.scalars(standing):
        if overlap(since_on, until_on, other.since_on, other.until_on):
            raise Conflict(
                f"С {other.since_on:%d.%m.%Y} по {other.until_on:%d.%m.%Y} председательствует другое "
                f"государство ({other.seat.state.short_ru}). Исправьте даты.",
                f"{other.seat.state.short_en} chairs from {other.since_on} to {other.until_on}. Correct the dates.",
            )
