"""How often the interpreter looks for garbage while a paper is typeset: seldom, since nearly all that is made is kept."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made between two looks, and looks of one generation before the next. With the usual 700 and 10 the
# boxes, lines and tags of a large protocol are walked over and over, which takes a tenth of its time; looking
# more seldom still gains no more.
SELDOM = (100_000, 50, 50)


class Seldom:
    """Sets the interpreter to look seldom while anybody typesets; the last of several threads sets the usual again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._typesetters = 0
        self._usual = gc.get_threshold()

    def begin(self) -> None:
        """Count one who typesets."""
        with self._lock:
            if not self._typesetters:
                self._usual = gc.get_threshold()
                gc.set_threshold(*SELDOM)
            self._typesetters += 1

    def end(self) -> None:
        """Count one who has done."""
        with self._lock:
            self._typesetters -= 1
            if not self._typesetters:
                gc.set_threshold(*self._usual)


_OF_THE_PROCESS = Seldom()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the interpreter look for garbage seldom meanwhile."""
    _OF_THE_PROCESS.begin()
    try:
        yield
    finally:
        _OF_THE_PROCESS.end()
