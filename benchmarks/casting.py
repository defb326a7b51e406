"""Eight members cast at the same moment, vote after vote: how many ballots a second, and who waits longest."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from benchmarks.measuring import Line, in_milliseconds, installation, timed
from council.access.actors import Actor
from council.actions.sittings import put_forward
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from tests.world import CHAIR, STATES, HeldVote, a_meeting, build_world, close, open_with, states_but, vote_on

VOTES = 40
VOTERS = STATES[:8]


def cast_by_eight() -> Iterator[Line]:
    """Yield how fast ballots are recorded on SQLite by eight threads."""
    waits: list[float] = []
    spent = 0.0
    threads = ThreadPoolExecutor(max_workers=len(VOTERS))
    with installation() as app, app.app_context(), threads as pool:
        world = build_world()
        held = a_meeting(world, items=VOTES)
        open_with(held, (CHAIR, *states_but(CHAIR)))
        for item in held.items:
            put_forward(item=item, by=world.officer, at=world.tick())
            voting = vote_on(held, item)
            took, waited = _vote(app, pool, voting)
            spent += took
            waits += waited
            close(voting)
    yield {
        "measured": "casting",
        "database": "sqlite",
        "threads": len(VOTERS),
        "ballots_per_second": round(len(waits) / spent, 1),
        **in_milliseconds(waits),
    }


def _vote(app: Flask, pool: ThreadPoolExecutor, voting: HeldVote) -> tuple[float, list[float]]:
    """Let all cast at once; return how long it took from the start to the last ballot, and each one's wait."""
    world = voting.world
    actors = [world.member(state) for state in VOTERS]
    start = threading.Barrier(len(actors) + 1)

    def cast(by: Actor) -> float:
        with app.app_context():
            start.wait()
            return timed(
                lambda: cast_ballot(
                    vote=voting.vote, position=Position.FOR, form_key=f"form-{by.seat}", by=by,
                    at=world.clock.now,
                )
            )  # fmt: skip

    casting = [pool.submit(cast, actor) for actor in actors]
    start.wait()
    began = time.perf_counter()
    waited = [future.result() for future in casting]
    return time.perf_counter() - began, waited
