"""How much time and memory a piece of work may take: what would take more has been made to, and fails alone."""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# The longest protocol takes ten seconds; after its lease of two minutes another worker would begin the same.
SECONDS = 90
# A protocol of forty items takes a tenth of it.
MEMORY = 2 * 1024**3
# How much lower than the pages this work ranks, of 19: a tenth of a processor both of them want.
LOWER = 10


class TookTooLong(Exception):
    """The work was stopped: it would have kept all other work waiting."""


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    """Stop the block when its time is over. Only the main thread of a process can be called so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def more_time(seconds: float = SECONDS) -> None:
    """Let the work in hand begin its time anew: it has come further. Outside of bounded work nothing is changed."""
    if signal.getitimer(signal.ITIMER_REAL)[0] > 0:
        signal.setitimer(signal.ITIMER_REAL, seconds)


def bound_memory() -> None:
    """Let this process fail where it asks for too much, before the machine has none for the votes."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def leave_no_core() -> None:
    """Have a crash leave no file of this memory: the key of the seal lies in it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def give_way() -> None:
    """Let the pages come first where processors are few: whoever waits for a paper waits a second longer.

    Not so low that a short write of this process could keep the database from a vote for long.
    """
    if (lower := LOWER - os.nice(0)) > 0:
        os.nice(lower)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong
