"""Acts that meet: two people do something at the same moment, each in a session of their own."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from council.actions.presence import record_arrival
from council.actions.refusals import NotInOrder, Refused
from council.actions.sittings import put_forward
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.database import db
from council.records.voting import Ballot, Vote
from tests.world import STATES, HeldMeeting, HeldVote, World, a_meeting, close, open_with, vote_on

LONGEST_DELAY = 0.004  # seconds one of the two may be late: about as long as an act takes
TOO_LATE = 0.1  # to meet at all: the first two rounds show each order for certain, chance has the others

Act = Callable[[], Any]

IN_A_LONG_RUN = 10  # times as many rounds: beyond two thousand in all, more of which show no further order
# No meeting sees more comings and goings than these votes bring: each act reads them all.
VOTES_IN_A_MEETING = 8


def rounds(number: int) -> pytest.MarkDecorator:
    """Run a race so many times, and in a long run many times more."""
    return pytest.mark.parametrize(
        "number", [number, pytest.param(number * IN_A_LONG_RUN, marks=pytest.mark.slow)]
    )


@dataclass(frozen=True)
class Done:
    """The act was done, and this is what it gave."""

    value: Any


@dataclass(frozen=True)
class Refusal:
    """The act was refused: by the law with this finding, or by the state of things."""

    kind: type[Exception]
    finding: str = ""


Met = Done | Refusal


class Track:
    """Lets two acts meet, again and again, by two threads that wait for one another."""

    def __init__(self, app: Flask, pool: ThreadPoolExecutor) -> None:
        self._app = app
        self._pool = pool
        self._barrier = threading.Barrier(2)
        chance = random.Random(5_14)
        by_chance = (chance.uniform(-LONGEST_DELAY, LONGEST_DELAY) for _ in count())
        self._delays = chain((TOO_LATE, -TOO_LATE), by_chance)

    def meet(self, one: Act, other: Act) -> tuple[Met, Met]:
        """Return what became of each act."""
        late = next(self._delays)
        db.session.rollback()
        first = self._pool.submit(self._run, one, max(late, 0))
        second = self._pool.submit(self._run, other, max(-late, 0))
        met = first.result(timeout=60), second.result(timeout=60)
        db.session.rollback()
        return met

    def _run(self, act: Act, delay: float) -> Met:
        with self._app.app_context():
            db.session.connection()
            db.session.rollback()
            self._barrier.wait(timeout=60)
            time.sleep(delay)
            try:
                return Done(act())
            except NotInOrder as refusal:
                return Refusal(NotInOrder, refusal.rulings[0].finding)
            except Refused as refusal:
                return Refusal(type(refusal))


@contextmanager
def track_of(app: Flask) -> Iterator[Track]:
    """Yield a track with its two runners."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield Track(app, pool)


def a_long_meeting(world: World, *, votes: int) -> HeldMeeting:
    """Hold a meeting of all nine states with as many items as votes will be held."""
    held = a_meeting(world, items=votes)
    open_with(held, ("TJ", *(state for state in STATES if state != "TJ")))
    return held


def rounds_in_votes(world: World, number: int, *, seats: tuple[str, ...]) -> Iterator[tuple[HeldVote, str]]:
    """Yield an open vote and a seat that has not yet cast in it, as often as asked; votes are closed behind."""
    for held, item in items_put_forward(world, -(-number // len(seats)), in_a_meeting=VOTES_IN_A_MEETING):
        voting = vote_on(held, item)
        for seat in seats:
            yield voting, seat
        close(voting)


def items_put_forward(
    world: World, number: int, *, in_a_meeting: int = 60
) -> Iterator[tuple[HeldMeeting, str]]:
    """Yield items, each put forward when its turn has come; a new meeting is held when the items run out."""
    while number > 0:
        held = a_long_meeting(world, votes=min(number, in_a_meeting))
        for item in held.items:
            put_forward(item=item, by=world.officer, at=world.tick())
            yield held, item
        number -= len(held.items)


def casting(voting: HeldVote, seat: str, position: Position = Position.FOR, *, form_key: str = "form") -> Act:
    """Return the act of casting a ballot, the actor and the moment fixed beforehand as a request fixes them."""
    world = voting.world
    by, at, key = world.actor(seat), world.tick(), f"{form_key}-{seat}"
    return lambda: cast_ballot(vote=voting.vote, position=position, form_key=key, by=by, at=at).public_id


def come_back(held: HeldMeeting, seat: str) -> None:
    """Record that the participant of a state is in the room again."""
    world = held.world
    record_arrival(participant=held.participants[seat], by=world.officer, at=world.tick())


def ballots_of(voting: HeldVote, seat: str) -> list[Ballot]:
    """Return the ballots that stand for a seat in a vote."""
    query = select(Ballot).join(Vote, Vote.id == Ballot.vote_id).where(Vote.public_id == voting.vote)
    return [ballot for ballot in db.session.scalars(query) if ballot.seat.code == seat]
