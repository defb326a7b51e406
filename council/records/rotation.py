"""The recorded facts of the chairmanship, as the law of rotation reads them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.charters import load_charter
from council.law.rotation import Rotation
from council.law.rotation_facts import DecidedTerm
from council.records.bodies import Body, Seat, State
from council.records.chairmanship import Chairmanship, CoChairPlace


def rotation_of(session: Session, body: Body) -> Rotation:
    """Read the rotation of a body: the order of the states, the parties and what has been decided."""
    seats = session.scalars(select(Seat).where(Seat.body_id == body.id)).all()
    standing = session.scalars(
        select(Chairmanship)
        .where(Chairmanship.body_id == body.id, Chairmanship.ended_at.is_(None))
        .order_by(Chairmanship.id)
    )
    return Rotation(
        rule=load_charter(body.charter_code).latest.chairmanship,
        order=_order([seat.state for seat in seats]),
        parties=SeatsAsParties(tuple(seats)),
        decided=tuple(_decided(term) for term in standing),
    )


class SeatsAsParties:
    """The states that have a seat on a day, where the body has no founding treaty of its own."""

    def __init__(self, seats: tuple[Seat, ...]) -> None:
        self.seats = seats

    def on(self, day: date) -> frozenset[str]:
        return frozenset(seat.code for seat in self.seats if seat.exists_on(day))

    def changes(self) -> tuple[date, ...]:
        left = {date.fromordinal(seat.until_on.toordinal() + 1) for seat in self.seats if seat.until_on}
        return tuple(sorted({seat.since_on for seat in self.seats} | left))


def _order(states: list[State]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.code for state in sorted(states, key=lambda state: state.place)))


def _decided(term: Chairmanship) -> DecidedTerm:
    beside = {co_chair.place: co_chair.seat.code for co_chair in term.co_chairs}
    return DecidedTerm(
        seat=term.seat.code,
        since_on=term.since_on,
        until_on=term.until_on,
        reference=term.decision_reference,
        preceding=beside.get(CoChairPlace.PRECEDING),
        following=beside.get(CoChairPlace.FOLLOWING),
    )
