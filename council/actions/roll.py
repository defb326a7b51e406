"""The roll of a vote: frozen at its opening, read again at its close."""

from collections.abc import Mapping

from council.law.ballot import Position, VoteFacts
from council.law.written import positions_of_written_replies
from council.records.bodies import Seat
from council.records.floor import Floor
from council.records.voting import Manner, RollSeat, Standing, Vote


def frozen_roll(vote: Vote, floor: Floor, disinterested: frozenset[str]) -> list[RollSeat]:
    """Return one line for each member: entitled, disinterested or absent, and who acts for it."""
    return [_line(vote, seat, floor, disinterested) for seat in floor.seats]


def vote_facts(vote: Vote, floor: Floor) -> VoteFacts:
    """Return the vote as the law asks for it when a ballot is to be cast."""
    standing = {line.seat.code: line.standing for line in vote.roll}
    return VoteFacts(
        is_open=vote.is_open,
        entitled=frozenset(seat for seat, how in standing.items() if how is Standing.ENTITLED),
        cast=frozenset(ballot.seat.code for ballot in vote.ballots),
        present=floor.present,
        disinterested=frozenset(seat for seat, how in standing.items() if how is Standing.DISINTERESTED),
    )


def closing_positions(vote: Vote, floor: Floor) -> dict[str, Position]:
    """Return how each member stands when the vote is closed.

    A ballot never lapses: a seat that has cast it takes part, whoever has left
    since. Who left without voting leaves the base; who came later takes part from
    the next vote. Asked in writing, who has not replied is absent.
    """
    cast = {ballot.seat.code: ballot.position for ballot in vote.ballots}
    if floor.meeting.is_written:
        return positions_of_written_replies([line.seat.code for line in vote.roll], _replies(vote) | cast)
    return {line.seat.code: _position(line, cast, floor.present) for line in vote.roll}


def replies_to_come(vote: Vote) -> frozenset[str]:
    """Return the seats that were asked in writing and have not replied."""
    replied = {ballot.seat_id for ballot in vote.ballots}
    asked = (line for line in vote.roll if line.standing is Standing.ENTITLED)
    return frozenset(line.seat.code for line in asked if line.seat_id not in replied)


def agreed_positions(vote: Vote, floor: Floor) -> dict[str, Position]:
    """Return the positions as they are frozen: where nobody objected, who was silent has agreed."""
    positions = closing_positions(vote, floor)
    if vote.manner is Manner.BALLOT:
        return positions
    return {
        seat: Position.FOR if position is Position.NOT_VOTING else position
        for seat, position in positions.items()
    }


def _replies(vote: Vote) -> dict[str, Position]:
    """Return the replies given before the question was put: the declarations of disinterest."""
    return {
        line.seat.code: Position.DISINTERESTED
        for line in vote.roll
        if line.standing is Standing.DISINTERESTED
    }


def _position(line: RollSeat, cast: Mapping[str, Position], present: frozenset[str]) -> Position:
    seat = line.seat.code
    if seat in cast:
        return cast[seat]
    if seat not in present or line.standing is Standing.ABSENT:
        return Position.ABSENT
    return Position.DISINTERESTED if line.standing is Standing.DISINTERESTED else Position.NOT_VOTING


def _line(vote: Vote, seat: Seat, floor: Floor, disinterested: frozenset[str]) -> RollSeat:
    acting = floor.acting.get(seat.code)
    if acting is None:
        standing = Standing.ABSENT
    elif seat.code in disinterested:
        standing = Standing.DISINTERESTED
    else:
        standing = Standing.ENTITLED
    return RollSeat(
        vote_id=vote.id, seat_id=seat.id, standing=standing, participant_id=acting.id if acting else None
    )
