"""A deep calculation has room on the interpreter's stack, wherever its caller stands."""

import resource

import pytest

from council.papers.stack_room import with_room

DEPTHS, CALLS = 150, 300


def _leaf(a=0, b=0, c=0, d=0):
    return a + b + c + d


def _at(depth, work):
    return _at(depth - 1, work) if depth else work()


def _calls():
    for _time in range(CALLS):
        _leaf()


def _pages_taken(work) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    work()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _worst(run) -> int:
    """Return the most pages of memory that the same calls took, from any depth of the caller."""
    run(lambda: _at(DEPTHS, _calls))  # what is taken once is taken here
    return max(run(lambda depth=depth: _pages_taken(lambda: _at(depth, _calls))) for depth in range(DEPTHS))


def test_no_depth_makes_each_call_ask_the_system_for_memory():
    assert _worst(with_room) < CALLS / 3


def test_what_the_work_returns_and_raises_comes_through():
    assert with_room(lambda: "бумага") == "бумага"
    with pytest.raises(ValueError, match="no paper"):
        with_room(lambda: int("no paper"))
