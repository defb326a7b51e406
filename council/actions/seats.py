"""Finding the seat of a state, as the acts name it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.refusals import Incomplete
from council.records.bodies import Seat, State


def seat_of(session: Session, state: str, *, by: Actor, day: date) -> Seat:
    """Return the seat that the state (its two-letter code) has in the body of the actor on the day."""
    seat = session.scalars(
        select(Seat)
        .join(State, State.id == Seat.state_id)
        .where(Seat.body_id == by.body_id, State.code == state, Seat.since_on <= day)
        .where((Seat.until_on.is_(None)) | (Seat.until_on >= day))
    ).one_or_none()
    if seat is None:
        raise Incomplete(
            f"На {day:%d.%m.%Y} у этого государства нет места в Совете.",
            f"This state has no seat in the Council on {day}.",
        )
    return seat
