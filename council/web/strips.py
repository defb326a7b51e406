"""The states of the body as a strip: who is in the room, and who has voted."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from council.records.bodies import Seat
from council.records.floor import Floor
from council.records.voting import Manner, RollSeat, Standing, Vote
from council.web.naming import state_abbreviation, state_name


class SeatMark(NamedTuple):
    """One state in the strip; the mark is a name of the stylesheet, the note says it in a word."""

    name: str
    abbreviation: str
    mark: str
    note: str
    own: bool


def presence_strip(floor: Floor, *, own: str | None = None) -> list[SeatMark]:
    """Return the states by whether they are in the room."""
    return [_presence(seat, floor, own) for seat in floor.seats]


def voting_strip(vote: Vote, floor: Floor, *, own: str | None = None) -> list[SeatMark]:
    """Return the states by whether they have voted; never how."""
    acted = {ballot.seat_id for ballot in vote.ballots}
    if vote.manner is Manner.NO_OBJECTION:
        acted = {objection.seat_id for objection in vote.objections}
    lines = sorted(vote.roll, key=lambda line: line.seat.state.place)
    return [_line(line, line.seat_id in acted, vote, floor, own) for line in lines]


def _presence(seat: Seat, floor: Floor, own: str | None) -> SeatMark:
    is_in = seat.code in floor.present
    if floor.meeting.is_written:
        said = _("вопросы направлены") if is_in else _("вопросы не направлены")
    elif floor.meeting.closed_at is not None:
        said = _("участвовало") if is_in else _("к закрытию отсутствовало")
    else:
        said = _("участвует") if is_in else _("отсутствует")
    return _mark(seat, "in" if is_in else "out", said, own)


def _line(line: RollSeat, acted: bool, vote: Vote, floor: Floor, own: str | None) -> SeatMark:
    if acted:
        said = _("возражает") if vote.manner is Manner.NO_OBJECTION else _("голос подан")
        return _mark(line.seat, "voted", said, own)
    if line.standing is Standing.DISINTERESTED:
        return _mark(line.seat, "disinterested", _("не заинтересовано"), own)
    if line.seat.code in floor.acting_elsewhere:
        return _mark(line.seat, "out", _("нет полномочий по этому вопросу"), own)
    if line.standing is Standing.ABSENT:
        return _mark(line.seat, "out", _("отсутствует"), own)
    if line.seat.code not in floor.present:
        return _mark(line.seat, "out", _("убыл, не голосовав"), own)
    said = _("не возражает") if vote.manner is Manner.NO_OBJECTION else _("еще не голосовал")
    return _mark(line.seat, "waiting", said, own)


def _mark(seat: Seat, mark: str, note: str, own: str | None) -> SeatMark:
    state = seat.state
    return SeatMark(state_name(state), state_abbreviation(state), mark, note, seat.code == own)
