"""The recorded facts of the chairmanship, as the law of rotation reads them."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from council.charters import load_charter
from council.charters.states import STATES
from council.law.rotation import Rotation
from council.law.rotation_facts import DecidedTerm, Refusal
from council.records.bodies import Body, Seat
from council.records.chairmanship import Chairmanship, ChairRefusal, CoChair, CoChairPlace
from council.records.parties import parties_of

# The explicit Russian order of short names; no sorting gives it (see the reading of clause 4.3).
ORDER = tuple(state.code for state in sorted(STATES, key=lambda state: state.order))


def rotation_of(session: Session, body: Body) -> Rotation:
    """Read the rotation of a body in three queries: the parties, the terms decided, the refusals."""
    standing = (
        select(Chairmanship)
        .where(Chairmanship.body_id == body.id, Chairmanship.ended_at.is_(None))
        .options(joinedload(Chairmanship.co_chairs).joinedload(CoChair.seat).joinedload(Seat.state))
        .order_by(Chairmanship.id)
    )
    refused = (
        select(ChairRefusal)
        .where(ChairRefusal.body_id == body.id, ChairRefusal.taken_back_at.is_(None))
        .order_by(ChairRefusal.id)
    )
    return Rotation(
        rule=load_charter(body.charter_code).latest.chairmanship,
        order=ORDER,
        parties=parties_of(session, body),
        decided=tuple(_decided(term) for term in session.scalars(standing).unique()),
        refusals=tuple(_refusal(one) for one in session.scalars(refused)),
    )


def _decided(term: Chairmanship) -> DecidedTerm:
    beside = {co_chair.place: co_chair.seat.code for co_chair in term.co_chairs}
    return DecidedTerm(
        seat=term.seat.code,
        since_on=term.since_on,
        until_on=term.until_on,
        reference=term.decision_reference,
        is_election=term.is_election,
        scope=term.scope,
        preceding=beside.get(CoChairPlace.PRECEDING),
        following=beside.get(CoChairPlace.FOLLOWING),
    )


def _refusal(one: ChairRefusal) -> Refusal:
    return Refusal(one.seat.code, one.kind, one.since_on, one.until_on, one.letter_reference)
