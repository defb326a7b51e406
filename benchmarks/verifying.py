"""How fast `flask register verify` reads the register: its texts against their hashes, and its tree."""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from sqlalchemy import insert

from benchmarks.measuring import Line, installation
from council.records.columns import canonical
from council.records.database import db
from council.records.register import RegisterEntry, leaf_digest, roots_at
from council.records.seals import differences_in_entries

ENTRIES = 50_000
AT = datetime(2026, 6, 4, 10, 0, tzinfo=UTC)


def verify_register() -> Iterator[Line]:
    """Yield how many entries a second are checked, and the most memory that took."""
    with installation() as app, app.app_context():
        _fill()
        log = _worked(lambda: _require_none(differences_in_entries(db.session())))
        tree = _worked(lambda: roots_at(db.session(), {ENTRIES}))
        tracemalloc.start()
        _require_none(differences_in_entries(db.session()))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    yield {
        "measured": "verifying the register",
        "entries": ENTRIES,
        "entries_per_second": round(ENTRIES / log),
        "leaves_of_the_tree_per_second": round(ENTRIES / tree),
        "peak_megabytes": round(peak / 2**20, 1),
    }


def _worked(act: Callable[[], object]) -> float:
    """Return the seconds of the processor: a machine shared with others is slow at times."""
    began = time.process_time()
    act()
    return time.process_time() - began


def _fill() -> None:
    rows = [_entry(number) for number in range(1, ENTRIES + 1)]
    db.session.execute(insert(RegisterEntry), rows)
    db.session.commit()


def _entry(number: int) -> dict[str, object]:
    thing = f"thing{number:015d}"
    told = {
        "sequence": number, "at": AT.isoformat(timespec="microseconds"), "person": None, "seat": "KZ",
        "capacity": "member", "act": "ballot.cast", "thing": {"kind": "ballots", "id": thing},
        "clause": "4.1", "meeting": None, "detail": {"vote": "vote5678901234567890"},
        "rows": [["ballots", number, "ab" * 32]],
    }  # fmt: skip
    content = canonical(told)
    return {
        "sequence": number, "at": AT, "person_id": None, "seat": "KZ", "capacity": "member", "act": "ballot.cast",
        "thing_kind": "ballots", "thing_id": thing, "meeting_id": None, "clause": "4.1", "content": content,
        "leaf_sha256": leaf_digest(content),
    }  # fmt: skip


def _require_none(differences: Iterator[object]) -> None:
    if found := next(differences, None):
        raise RuntimeError(f"a register nobody touched differs: {found}")
