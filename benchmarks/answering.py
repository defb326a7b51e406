"""How long the door takes to answer an address that has an account, and one that has none."""

import statistics
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from benchmarks.measuring import Line, installation
from council.actions.people import open_account, register_person
from council.actions.signing_in import WrongPassword, sign_in
from tests.world import PASSWORD, build_world

ATTEMPTS = 40
KNOWN, UNKNOWN = "known@example.org", "other@example.org"


def answer_at_the_door() -> Iterator[Line]:
    """Yield the medians of a wrong password for both, in turns, each attempt from an address of its own."""
    with installation() as app, app.app_context():
        world = build_world()
        person = register_person(family_name="Лицо", given_names="Имя", by=world.head, at=world.tick())
        open_account(person=person.public_id, email=KNOWN, password=PASSWORD, by=world.head, at=world.tick())
        known, unknown = _medians(world.clock.now + timedelta(days=1))
    yield {
        "benchmark": "a wrong password at the door",
        "known_ms": round(known, 2),
        "unknown_ms": round(unknown, 2),
        "ratio": round(known / unknown, 3),
    }


def _medians(at: datetime) -> tuple[float, float]:
    taken: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for attempt in range(ATTEMPTS):
        for email, times in taken.items():
            times.append(_milliseconds(email, attempt, at + timedelta(minutes=20 * attempt)))
    return statistics.median(taken[KNOWN]), statistics.median(taken[UNKNOWN])


def _milliseconds(email: str, attempt: int, at: datetime) -> float:
    before = time.perf_counter()
    with suppress(WrongPassword):
        sign_in(email=email, password="a guess that is wrong", address=f"192.0.2.{attempt}", at=at)
    return (time.perf_counter() - before) * 1000
