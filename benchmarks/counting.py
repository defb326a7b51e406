"""Roll calls counted by `flask tally`, as a clerk would count the archive of another council."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Line, timed
from tests.world import BODY, STATES

VOTES = 10_000
POSITIONS = ("for", "for", "for", "for", "for", "against", "abstained", "not_voting", "absent")


def count_roll_calls() -> Iterator[Line]:
    """Yield how many rows a second are checked and counted, the start of the program included."""
    with TemporaryDirectory() as folder:
        roll_calls = Path(folder) / "roll_calls.csv"
        rows = [
            f"{vote},{state},{POSITIONS[(vote + place) % len(POSITIONS)]}"
            for vote in range(VOTES)
            for place, state in enumerate(STATES)
        ]
        roll_calls.write_text("\n".join(["vote,seat,position", *rows]) + "\n", encoding="utf-8")
        words = [sys.executable, "-m", "flask", "tally", "--charter", BODY, str(roll_calls)]
        spent = timed(lambda: subprocess.run(words, check=True, stdout=subprocess.DEVNULL))
    yield {"measured": "counting", "votes": VOTES, "rows_per_second": round(len(rows) / spent)}
