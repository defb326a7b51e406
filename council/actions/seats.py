"""Finding the seat of a state, as the acts name it."""

from datetime import date

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.refusals import Incomplete
from council.records.bodies import Seat
from council.records.floor import seats_on


def seat_of(session: Session, state: str, *, by: Actor, day: date) -> Seat:
    """Return the seat that the state (its two-letter code) has in the body of the actor on the day."""
    seat = next((one for one in seats_on(session, by.body_id, day) if one.code == state), None)
    if seat is None:
        raise Incomplete(
            f"На {day:%d.%m.%Y} у этого государства нет места в Совете.",
            f"This state has no seat in the Council on {day}.",
        )
    return seat
