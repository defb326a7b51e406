"""The parties as the register has them: the acts that stand, and the seats that follow from them on a day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, event, or_, select
from sqlalchemy.orm import Session, SessionTransaction, contains_eager

from council.charters import load_charter
from council.law.parties import Parties, Span, TreatyAct, parties_from
from council.law.rules import OpenTo, PartiesRule
from council.records.bodies import Body, Seat, State
from council.records.treaty import TreatyEntry, TreatyProtocol

# A body without a founding treaty: its seats are entered one by one and end on the day entered.
SEATS_ENTERED = PartiesRule(
    entry_nth=1,
    entry_days=0,
    entry_clause="",
    accession_open_to=OpenTo.ANY_STATE,
    accession_clause="",
    exit_months=0,
    exit_clause="",
    amendment_clause="",
    body_change_months=1,
    body_change_clause="",
)

# What was read in a transaction that writes nothing, until it ends.
READ_ONCE = "treaty_acts_read"

# Built once: the seats of the day are asked for by every act in a meeting.
_ABOUT_THE_TREATY = (
    select(TreatyEntry)
    .outerjoin(TreatyEntry.seat)
    .outerjoin(Seat.state)
    .options(contains_eager(TreatyEntry.seat).contains_eager(Seat.state))
    .where(TreatyEntry.body_id == bindparam("body_id"))
    .where(TreatyEntry.protocol_id.is_(None))
    .order_by(State.place, TreatyEntry.id)
)
_STANDING = _ABOUT_THE_TREATY.where(TreatyEntry.voided_at.is_(None))
_STOOD_THEN = _ABOUT_THE_TREATY.where(
    TreatyEntry.entered_at <= bindparam("known_at"),
    or_(TreatyEntry.voided_at.is_(None), TreatyEntry.voided_at > bindparam("known_at")),
)


def parties_rule(body: Body) -> PartiesRule:
    """Return how states become parties, by the latest edition: a treaty has one history and not two."""
    return load_charter(body.charter_code).latest.parties or SEATS_ENTERED


def parties_of(session: Session, body: Body) -> Parties:
    """Return for which states the treaty is in force, and when; in one query."""
    return parties_from(parties_rule(body), law_acts(standing_acts(session, body.id)))


def standing_acts(session: Session, body_id: int, *, known_at: datetime | None = None) -> list[TreatyEntry]:
    """Return the acts about the treaty itself that stand, with their seats and states.

    With a moment given, these are the acts that stood then: what was entered or voided
    after it is left out of account.
    """
    if known_at is None:
        return list(_standing_now(session, body_id))
    return list(session.scalars(_STOOD_THEN, {"body_id": body_id, "known_at": known_at}))


def _standing_now(session: Session, body_id: int) -> Sequence[TreatyEntry]:
    """Return the acts that stand now; a page that asks several times reads them once, an act reads them each time."""
    if session.info.get("writing"):
        return session.scalars(_STANDING, {"body_id": body_id}).all()
    read: dict[int, Sequence[TreatyEntry]] = session.info.setdefault(READ_ONCE, {})
    if body_id not in read:
        read[body_id] = session.scalars(_STANDING, {"body_id": body_id}).all()
    return read[body_id]


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, _ended: SessionTransaction) -> None:
    session.info.pop(READ_ONCE, None)


def law_acts(entries: Iterable[TreatyEntry]) -> tuple[TreatyAct, ...]:
    """Return the acts as the law reads them."""
    return tuple(entry.as_law() for entry in entries)


def seated_on(session: Session, body_id: int, day: date) -> list[tuple[Seat, Span]]:
    """Return the seats of the parties on a day with what they rest on, in the Russian order; in one query."""
    acts = standing_acts(session, body_id)
    parties = parties_from(parties_rule(session.get_one(Body, body_id)), law_acts(acts))
    seats = {entry.seat.code: entry.seat for entry in acts if entry.seat is not None}  # in the Russian order
    spans = [(seat, parties.span_on(code, day)) for code, seat in seats.items()]
    return [(seat, span) for seat, span in spans if span is not None]


class Seating(NamedTuple):
    """The parties ever, and the seats of those of one day in the Russian alphabet of the states' short names."""

    parties: Parties
    seats: tuple[Seat, ...]


def seats_on(session: Session, body_id: int, day: date) -> tuple[Seat, ...]:
    """Return the seats of the parties on a day, in the Russian alphabet of the states' short names."""
    return seating_on(session, body_id, day).seats


def seating_on(session: Session, body_id: int, day: date, *, known_at: datetime | None = None) -> Seating:
    """Return the parties and the seats of the day, by what was known at a moment or now, in one query."""
    acts = standing_acts(session, body_id, known_at=known_at)
    parties = parties_from(parties_rule(session.get_one(Body, body_id)), law_acts(acts))
    present = parties.on(day)
    seats = {entry.seat for entry in acts if entry.seat is not None and entry.seat.code in present}
    return Seating(parties, tuple(sorted(seats, key=lambda seat: seat.state.place)))


def seats_ever(session: Session, body_id: int) -> list[Seat]:
    """Return the seat of every state that ever did something about the treaty."""
    return list(
        session.scalars(
            select(Seat)
            .join(Seat.state)
            .options(contains_eager(Seat.state))
            .where(Seat.body_id == body_id)
            .order_by(State.place)
        )
    )


def acts_of_state(session: Session, seat: Seat) -> list[TreatyEntry]:
    """Return everything entered about a state, protocols and voided entries too, the earliest first."""
    return list(
        session.scalars(
            select(TreatyEntry)
            .where(TreatyEntry.seat_id == seat.id)
            .order_by(TreatyEntry.acted_on.is_not(None), TreatyEntry.acted_on, TreatyEntry.id)
        )
    )


def protocols_of(session: Session, body_id: int) -> list[tuple[TreatyProtocol, list[TreatyEntry]]]:
    """Return the amending protocols, the earliest first, each with its standing acts; in two queries."""
    protocols = session.scalars(
        select(TreatyProtocol)
        .where(TreatyProtocol.body_id == body_id)
        .order_by(TreatyProtocol.done_on, TreatyProtocol.id)
    ).all()
    acts = session.scalars(
        select(TreatyEntry)
        .where(TreatyEntry.body_id == body_id, TreatyEntry.protocol_id.is_not(None))
        .where(TreatyEntry.voided_at.is_(None))
        .order_by(TreatyEntry.acted_on, TreatyEntry.id)
    ).all()
    return [(protocol, [act for act in acts if act.protocol_id == protocol.id]) for protocol in protocols]
