"""Roll calls as long as the archive of a world-wide assembly, written to a file for the measurements."""

from pathlib import Path

SEATS = tuple(f"M{place:03d}" for place in range(193))
POSITIONS = ("for", "for", "for", "for", "for", "against", "abstained", "not_voting", "absent")
FEWEST = 89  # so that 6,200 votes have some 870,000 rows between them: the body grew while it voted


def write_roll_call(path: Path, *, votes: int) -> int:
    """Write so many votes of a membership that grows from one to the next; return the number of rows."""
    rows = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("vote,seat,position\n")
        for vote in range(votes):
            members = _members(vote, votes)
            rows += len(members)
            file.writelines(
                f"resolution {vote + 1},{seat},{POSITIONS[(vote + place) % len(POSITIONS)]}\n"
                for place, seat in enumerate(members)
            )
    return rows


def _members(vote: int, votes: int) -> tuple[str, ...]:
    """Return the members of the day: ever more of them, and each time others that stay away for good."""
    number = FEWEST + (len(SEATS) - FEWEST) * vote // max(1, votes - 1)
    left = vote % (len(SEATS) - number + 1)
    return SEATS[left : left + number]
