"""Roll calls counted by `flask tally`, as a clerk would count the archive of another council.

The measure is a bare pass of `csv.DictReader` over the same file, on this machine and in this minute:
wall time and processor time of whole programs, their start included, and the most memory each took.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Line
from benchmarks.roll_call_files import write_roll_call
from tests.world import BODY

VOTES = (620, 6_200)
TIMES = 3
BARE_PASS = """
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        pass
"""


@dataclass(frozen=True)
class Run:
    """What a program took: seconds on the clock, seconds of the processor, megabytes at most."""

    wall: float
    user: float
    megabytes: float


def count_roll_calls() -> Iterator[Line]:
    """Yield how a long roll call is counted beside the bare pass, and a tenth of it before."""
    for votes in VOTES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "roll_calls.csv"
            rows = write_roll_call(path, votes=votes)
            bare = _best((sys.executable, "-c", BARE_PASS, str(path)))
            tally = _best(
                (sys.executable, "-m", "flask", "--app", "app", "tally", "--charter", BODY, str(path))
            )
        yield {
            "measured": "counting",
            "votes": votes,
            "rows": rows,
            "rows_per_second": round(rows / tally.wall),
            "wall_ratio": round(tally.wall / bare.wall, 2),
            "user_ratio": round(tally.user / bare.user, 2),
            "peak_megabytes": round(tally.megabytes, 1),
        }


def _best(words: Sequence[str]) -> Run:
    """Return the least each measure took over some runs: other work on the machine can only add."""
    runs = [_run(words) for _ in range(TIMES)]
    return Run(
        min(run.wall for run in runs), min(run.user for run in runs), min(run.megabytes for run in runs)
    )


def _run(words: Sequence[str]) -> Run:
    began = time.perf_counter()
    program = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(program.pid, 0)
    if status:
        raise RuntimeError(f"{words[-1]}: {os.waitstatus_to_exitcode(status)}")
    return Run(time.perf_counter() - began, usage.ru_utime, usage.ru_maxrss / 1024)
