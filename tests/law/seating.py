"""Nine states in a room, for the tests of the law."""

from council.charters import load_charter
from council.law.ballot import Position

COUNCIL = load_charter("cis_industrial_policy")
EDITION = COUNCIL.latest
STATES = ("AM", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM", "UZ")


def seats(number: int) -> tuple[str, ...]:
    """Return so many seats, the nine states first."""
    return (*STATES, *(f"S{extra}" for extra in range(number)))[:number]


def positions(members: int, /, **numbers: int) -> dict[str, Position]:
    """Return so many seats in each position, as `for_=4, against=2`; all the others are absent."""
    taken = [Position(name.rstrip("_")) for name, number in numbers.items() for _ in range(number)]
    absent = [Position.ABSENT] * (members - len(taken))
    return dict(zip(seats(members), taken + absent, strict=True))
