"""A state by its code, and its place in a body, made with the first thing entered about it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.refusals import NotFound
from council.records.bodies import Seat, State
from council.records.columns import new_public_id


def state_named(session: Session, code: str) -> State:
    """Return a state by its two-letter code."""
    found = session.scalars(select(State).where(State.code == code)).one_or_none()
    if found is None:
        raise NotFound
    return found


def place_of(session: Session, state: State, *, by: Actor) -> Seat:
    """Return the place of the state in the body of the actor, a new one where it has none."""
    held = select(Seat).where(Seat.body_id == by.body_id, Seat.state_id == state.id)
    standing = session.scalars(held).one_or_none()
    if standing is not None:
        return standing
    place = Seat(public_id=new_public_id(), body_id=by.body_id, state=state)
    session.add(place)
    return place
