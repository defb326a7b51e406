"""A loop that depends on nothing of ours: figures of two machines are compared by it."""

import hashlib
import time
from collections.abc import Iterator

from benchmarks.measuring import Line

ROUNDS = 300_000


def calibrate() -> Iterator[Line]:
    """Yield how many digests a second plain Python computes, one after another."""
    began = time.perf_counter()
    digest = b""
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    yield {"measured": "calibration", "digests_per_second": round(ROUNDS / (time.perf_counter() - began))}
