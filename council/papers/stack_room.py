"""Room on the interpreter's stack for a deep calculation, asked for once instead of a thousand times."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

# A frame this large makes CPython ask for two megabytes of addresses, of which half is left to what is called
# from it; of the memory behind them only what is used is ever taken.
SLOTS = 2**17


Result = TypeVar("Result")


def _call(work: Callable[[], Any]) -> Any:
    return work()


_roomy = FunctionType(_call.__code__.replace(co_stacksize=SLOTS), globals(), "_roomy")


def with_room(work: Callable[[], Result]) -> Result:
    """Return what the work returns.

    CPython keeps the frames of calls in pieces of 16 kilobytes, and gives a piece back to the system as soon as the
    first frame in it ends. Where the layout of boxes within boxes happens to stand across an edge, each of its calls
    asks for a piece and returns it: up to a fifth of the time of a protocol, by the luck of how deep the caller was.
    """
    result: Result = _roomy(work)
    return result
