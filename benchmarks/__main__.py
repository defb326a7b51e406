"""`python -m benchmarks` prints one JSON object a line; the first tells how fast the machine itself is."""

import json

from benchmarks.answering import answer_at_the_door
from benchmarks.calibration import calibrate
from benchmarks.casting import cast_by_eight
from benchmarks.counting import count_roll_calls
from benchmarks.packing import put_together
from benchmarks.pages import render_pages
from benchmarks.printing import print_protocols
from benchmarks.verifying import verify_register


def main() -> None:
    """Measure in turn, and print each figure as soon as it is known."""
    for benchmark in (
        calibrate,
        cast_by_eight,
        render_pages,
        count_roll_calls,
        verify_register,
        answer_at_the_door,
        put_together,
        print_protocols,
    ):
        for line in benchmark():
            print(json.dumps(line), flush=True)


main()
