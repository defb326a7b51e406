"""What more it would take to adopt a proposal, were the states to stand as supposed.

Two things are told apart: who has to be there, for the quorum or because the decision
affects it, however it then votes; and how many more votes in favour there have to be.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import permutations

from council.law.ballot import NO_SEATS, Position
from council.law.charter import Edition
from council.law.outcome import decide
from council.law.quorum import seats_required
from council.law.ruling import Ruling, bar, note, permit

# Whom one more vote may come from; a declared lack of interest is not spoken for.
PERSUADED = (Position.NOT_VOTING, Position.ABSTAINED, Position.AGAINST)


@dataclass(frozen=True)
class Supposition:
    """How the seats are supposed to stand, whom the decision affects, and who presides."""

    positions: Mapping[str, Position]
    affected: frozenset[str] = NO_SEATS
    presiding: str | None = None

    def adopts(self, edition: Edition, *, with_votes_of: frozenset[str] = NO_SEATS) -> bool:
        """Say whether the proposal is carried, these seats being in favour as well."""
        positions = {**self.positions, **dict.fromkeys(with_votes_of, Position.FOR)}
        return decide(edition, positions, affected=self.affected, presiding=self.presiding).is_adopted

    def attended_by(self, seats: frozenset[str]) -> "Supposition":
        """Return the same with those of these seats that are absent in the room, and not voting."""
        arriving = seats.intersection(self.those(Position.ABSENT))
        return replace(self, positions={**self.positions, **dict.fromkeys(arriving, Position.NOT_VOTING)})

    def those(self, position: Position) -> list[str]:
        """Return the seats in a position, the presiding one first: its vote may count for more."""
        found = (seat for seat, held in self.positions.items() if held is position)
        return sorted(found, key=lambda seat: seat != self.presiding)


@dataclass(frozen=True)
class Attendance:
    """Who has to come, however it then votes: so many for the quorum, and every affected state that is away."""

    for_quorum: int
    affected: tuple[str, ...]


@dataclass(frozen=True)
class Wanting:
    """The fewest further votes in favour that adopt, and who has to be there for it.

    `from_arrivals` of the votes can come from absent states alone; those of the
    `indispensable` no other vote can replace.
    """

    votes: int
    from_arrivals: int
    attendance: Attendance
    indispensable: tuple[str, ...] = ()


def votes_wanting(edition: Edition, supposed: Supposition) -> Wanting | None:
    """Return the fewest further votes in favour that adopt the proposal, None where no number of them does.

    One more vote never harms, so that the smallest number is found by halving.
    """
    persuadable = [seat for position in (*PERSUADED, Position.ABSENT) for seat in supposed.those(position)]
    if not supposed.adopts(edition, with_votes_of=frozenset(persuadable)):
        return None
    attendance = attendance_wanting(edition, supposed)
    needed = frozenset(_indispensable(edition, supposed, persuadable))
    votes = bisect_left(
        range(len(persuadable)),
        True,
        lo=len(needed),
        key=lambda number: _carrying(edition, supposed, attendance, needed, number) is not None,
    )
    chosen = _carrying(edition, supposed, attendance, needed, votes) or frozenset()
    from_arrivals = sum(supposed.positions[seat] is Position.ABSENT for seat in chosen)
    return Wanting(votes, from_arrivals, attendance, tuple(sorted(needed)))


def attendance_wanting(edition: Edition, supposed: Supposition) -> Attendance:
    """Return who has to come before the body may decide at all."""
    absent = supposed.those(Position.ABSENT)
    members = len(supposed.positions)
    missing = seats_required(edition.quorum, members) - (members - len(absent))
    affected = supposed.affected.intersection(absent) if edition.affected.clause else NO_SEATS
    return Attendance(max(missing, 0), tuple(sorted(affected)))


def rulings_on_wanting(edition: Edition, wanting: Wanting | None) -> tuple[Ruling, ...]:
    """Return what would have to happen for the proposal to be adopted: who has to come, and who to vote for it."""
    clause = edition.majority.clause
    if wanting is None:
        return (bar("no_votes_suffice", clause),)
    coming = tuple(_rulings_on_attendance(edition, wanting.attendance))
    if wanting.votes == 0:
        return (
            (*coming, note("attendance_suffices", clause)) if coming else (permit("nothing_wanting", clause),)
        )
    said = [*coming, note("votes_wanting", clause, votes=wanting.votes)]
    if wanting.from_arrivals:
        said.append(note("arrivals_wanting", clause, arrivals=wanting.from_arrivals))
    if wanting.indispensable:
        said.append(note("votes_indispensable", clause, seats=wanting.indispensable))
    return tuple(said)


def _rulings_on_attendance(edition: Edition, attendance: Attendance) -> Iterator[Ruling]:
    if attendance.for_quorum:
        yield note("quorum_wanting", edition.quorum.clause, arrivals=attendance.for_quorum)
    if attendance.affected:
        yield note("affected_wanting", edition.affected.clause, seats=attendance.affected)


def _indispensable(edition: Edition, supposed: Supposition, persuadable: list[str]) -> Iterator[str]:
    """Yield the seats without whose vote nothing is adopted, be they in the room or not, whatever all others do."""
    for seat in persuadable:
        others = frozenset(persuadable) - {seat}
        ways = (supposed, supposed.attended_by(frozenset({seat})))
        if not any(way.adopts(edition, with_votes_of=others) for way in ways):
            yield seat


def _carrying(
    edition: Edition, supposed: Supposition, attendance: Attendance, needed: frozenset[str], number: int
) -> frozenset[str] | None:
    """Return so many seats whose votes carry the proposal, with as few arrivals as will do; None where none do."""
    # Whoever has to come anyway is asked for its vote before others are asked to come.
    absent = list(dict.fromkeys((*attendance.affected, *supposed.those(Position.ABSENT))))
    absent = [seat for seat in absent if seat not in needed]
    for arrivals in range(min(number - len(needed), len(absent)) + 1):
        for order in permutations(PERSUADED):
            here = [seat for how in order for seat in supposed.those(how) if seat not in needed]
            chosen = needed | {*absent[:arrivals], *here[: number - len(needed) - arrivals]}
            room = supposed.attended_by(_attending(supposed, attendance, chosen))
            if len(chosen) == number and room.adopts(edition, with_votes_of=chosen):
                return chosen
    return None


def _attending(supposed: Supposition, attendance: Attendance, voting: frozenset[str]) -> frozenset[str]:
    """Return who comes: the affected, those whose votes are asked for, and as many more as the quorum still takes."""
    absent = supposed.those(Position.ABSENT)
    coming = [seat for seat in absent if seat in voting or seat in attendance.affected]
    others = [seat for seat in absent if seat not in coming]
    return frozenset((*coming, *others[: max(attendance.for_quorum - len(coming), 0)]))
