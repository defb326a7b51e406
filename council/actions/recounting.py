"""The recount: every stored decision counted again from its ballots, and every difference named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from council.charters import load_charter
from council.law.ballot import CHOICES, Position
from council.law.charter import Edition
from council.law.outcome import Outcome, decide, decide_without_vote
from council.law.rules import Tie
from council.records.agenda import Item
from council.records.decisions import Decision, DecisionManner
from council.records.meetings import Meeting
from council.records.voting import Manner, RollSeat, Standing, Vote


@dataclass(frozen=True)
class Difference:
    """What a stored decision says and what its ballots say."""

    decision: Decision
    what: str
    stored: object
    counted: object


def decided_by_vote(session: Session) -> list[Decision]:
    """Return every decision that came of a vote or of nobody's objecting, in the order they were taken."""
    query = (
        select(Decision)
        .where(Decision.vote_id.is_not(None))
        .options(
            joinedload(Decision.vote).options(selectinload(Vote.roll), selectinload(Vote.ballots)),
            joinedload(Decision.item).joinedload(Item.meeting).joinedload(Meeting.body),
        )
        .order_by(Decision.id)
    )
    return list(session.scalars(query))


def differences_of(decision: Decision) -> Iterator[Difference]:
    """Yield every difference between a stored decision and its ballots counted again."""
    vote, positions = decision.vote, {seat: Position(how) for seat, how in (decision.positions or {}).items()}
    if vote is None:
        return
    if vote.manner.value != _manner_of(decision):
        yield Difference(decision, "manner", decision.manner.value, vote.manner.value)
    yield from _differing_positions(decision, vote, positions)
    outcome = _counted(decision, positions)
    found = {
        "counts": (decision.counts, outcome.counts.as_json()),
        "outcome": (decision.outcome.value, outcome.kind.value),
        "rulings": (decision.rulings, [ruling.as_json() for ruling in outcome.rulings]),
    }
    for what, (stored, counted) in found.items():
        if stored != counted:
            yield Difference(decision, what, stored, counted)


def _manner_of(decision: Decision) -> str:
    return "ballot" if decision.manner is DecisionManner.VOTE else "no_objection"


def _differing_positions(
    decision: Decision, vote: Vote, positions: dict[str, Position]
) -> Iterator[Difference]:
    """Compare seat by seat: a ballot says its position, and without one none can be stored."""
    cast = {ballot.seat_id: ballot.position for ballot in vote.ballots}
    roll = {line.seat.code: line for line in vote.roll}
    if set(roll) != set(positions):
        yield Difference(decision, "seats", sorted(positions), sorted(roll))
    for seat, line in roll.items():
        if seat in positions and not _agrees(positions[seat], cast.get(line.seat_id), line):
            counted = cast.get(line.seat_id, Position.NOT_VOTING)
            yield Difference(decision, f"position of {seat}", positions[seat].value, counted.value)


def _agrees(stored: Position, cast: Position | None, line: RollSeat) -> bool:
    """Say whether a stored position can come of this ballot and this line of the frozen roll."""
    if cast is not None:
        return stored is cast
    if stored in CHOICES:
        silent_consent = line.vote.manner is Manner.NO_OBJECTION and stored is Position.FOR
        return silent_consent and line.standing is Standing.ENTITLED
    if stored is Position.NOT_VOTING and line.vote.item.meeting.is_written:
        return False
    if stored is Position.DISINTERESTED:
        return line.standing is Standing.DISINTERESTED
    if stored is Position.NOT_VOTING:
        return line.standing is Standing.ENTITLED
    return True


def _counted(decision: Decision, positions: dict[str, Position]) -> Outcome:
    edition = _edition_of(decision)
    affected = frozenset(decision.affected)
    if decision.manner is DecisionManner.NO_OBJECTION:
        return decide_without_vote(edition, positions, affected=affected)
    return decide(
        edition,
        positions,
        affected=affected,
        presiding=_presiding_seat(decision, edition),
        narrow_base_confirmed=decision.narrow_base_confirmed,
    )


def _presiding_seat(decision: Decision, edition: Edition) -> str | None:
    """Return the seat of who presided, where its vote decides a tie; elsewhere nobody asks."""
    if edition.majority.tie is not Tie.PRESIDING_DECIDES or decision.presiding.seat is None:
        return None
    return decision.presiding.seat.code


def _edition_of(decision: Decision) -> Edition:
    """Return the edition the decision was taken by, not the one of today, with what was set otherwise for it."""
    charter = load_charter(decision.item.meeting.body.charter_code)
    edition = charter.edition_on(date.fromisoformat(decision.edition)).for_class(decision.item.item_class)
    override = decision.vote.override if decision.vote else None
    return edition.under(override.setting_in(charter)) if override else edition
