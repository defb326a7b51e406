"""In which order the tests are run: two processes share them without waiting for one another at the end.

Each process begins with a half of the list, and one that is done takes from the end of the other's. So the dear
tests stand first in each half, together with all that need the same costly beginnings (a server of PostgreSQL,
the demonstration, the scenes of the pages), and the cheap ones of the law at the ends, where they may change hands.
"""

from itertools import chain
from pathlib import Path

# What the halves begin with, the dearest first; whatever is named nowhere begins with nothing and goes anywhere.
FIRST_HALF = ("journeys", "races", "cli", "records", "actions")
SECOND_HALF = ("tools", "web", "papers")
BEGINNINGS_OF_THE_FIRST = frozenset({"postgresql_copies", "built_demonstration", "chromium"})


def in_order(items: list) -> list:
    """Return the tests so that the dear ones begin each half, and the halves are equally many."""
    first = sorted((item for item in items if _begins_first(item)), key=_rank(FIRST_HALF))
    second = sorted((item for item in items if _begins_second(item)), key=_rank(SECOND_HALF))
    anywhere = [item for item in items if not _begins_first(item) and not _begins_second(item)]
    missing = max(0, min(len(anywhere), len(items) // 2 - len(first)))
    return list(chain(first, anywhere[:missing], second, anywhere[missing:]))


def _begins_first(item) -> bool:
    """A test of pages that opens a browser stays among the others of its module, which change one another's scenes."""
    needs = set(item.fixturenames) & BEGINNINGS_OF_THE_FIRST and _folder(item) not in SECOND_HALF
    return bool(needs) or _folder(item) in FIRST_HALF or item.get_closest_marker("postgresql") is not None


def _begins_second(item) -> bool:
    return not _begins_first(item) and _folder(item) in SECOND_HALF


def _rank(folders: tuple[str, ...]):
    return lambda item: folders.index(_folder(item)) if _folder(item) in folders else len(folders)


def _folder(item) -> str:
    return Path(item.path).parent.name
