"""What more it would take to adopt a proposal, were the states to stand as supposed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from council.law.ballot import NO_SEATS, Position
from council.law.charter import Edition
from council.law.outcome import decide
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

    def those(self, position: Position) -> list[str]:
        """Return the seats in a position, the presiding one first: its vote may count for more."""
        found = (seat for seat, held in self.positions.items() if held is position)
        return sorted(found, key=lambda seat: seat != self.presiding)


@dataclass(frozen=True)
class Wanting:
    """The fewest further votes in favour that adopt: how many, of them from arrivals, and whose no other can replace."""

    votes: int
    arrivals: int
    indispensable: tuple[str, ...]


def votes_wanting(edition: Edition, supposed: Supposition) -> Wanting | None:
    """Return the fewest further votes in favour that adopt the proposal, None where no number of them does.

    One more vote never harms, so that the smallest number is found by halving.
    """
    persuadable = [seat for position in (*PERSUADED, Position.ABSENT) for seat in supposed.those(position)]
    if not supposed.adopts(edition, with_votes_of=frozenset(persuadable)):
        return None
    needed = frozenset(_indispensable(edition, supposed, persuadable))
    votes = bisect_left(
        range(len(persuadable)),
        True,
        lo=len(needed),
        key=lambda number: _carrying(edition, supposed, needed, number) is not None,
    )
    chosen = _carrying(edition, supposed, needed, votes) or frozenset()
    arrivals = sum(supposed.positions[seat] is Position.ABSENT for seat in chosen)
    return Wanting(votes, arrivals, tuple(sorted(needed)))


def rulings_on_wanting(edition: Edition, wanting: Wanting | None) -> tuple[Ruling, ...]:
    """Return what would have to happen for the proposal to be adopted."""
    clause = edition.majority.clause
    if wanting is None:
        return (bar("no_votes_suffice", clause),)
    if wanting.votes == 0:
        return (permit("nothing_wanting", clause),)
    said = [note("votes_wanting", clause, votes=wanting.votes)]
    if wanting.arrivals:
        said.append(note("arrivals_wanting", edition.quorum.clause, arrivals=wanting.arrivals))
    if wanting.indispensable:
        said.append(note("votes_indispensable", clause, seats=wanting.indispensable))
    return tuple(said)


def _indispensable(edition: Edition, supposed: Supposition, persuadable: list[str]) -> Iterator[str]:
    """Yield the seats without whose vote nothing is adopted, whatever all the others do."""
    for seat in persuadable:
        if not supposed.adopts(edition, with_votes_of=frozenset(persuadable) - {seat}):
            yield seat


def _carrying(
    edition: Edition, supposed: Supposition, needed: frozenset[str], number: int
) -> frozenset[str] | None:
    """Return so many seats whose votes carry the proposal, with as few arrivals as will do; None where none do."""
    absent = [seat for seat in supposed.those(Position.ABSENT) if seat not in needed]
    for arrivals in range(min(number - len(needed), len(absent)) + 1):
        for order in permutations(PERSUADED):
            here = [seat for how in order for seat in supposed.those(how) if seat not in needed]
            chosen = needed | {*absent[:arrivals], *here[: number - len(needed) - arrivals]}
            if len(chosen) == number and supposed.adopts(edition, with_votes_of=chosen):
                return chosen
    return None
