"""What differs between two versions of a protocol, line by line, each under its item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from council.actions.drafted_texts import text_of
from council.papers.telling import placed_lines
from council.records.minutes import MinutesVersion
from council.web.text_changes import PointChange, compared

# More than this is read on the page of the comparison.
SHORT = 600


class Difference(NamedTuple):
    """A line that changed, the number of its item, and whether it is the first of that item."""

    item: int | None
    line: PointChange
    begins: bool


class TakenOver(NamedTuple):
    """What changed at the point of a remark, from the version remarked on to the one its answer speaks of."""

    before: MinutesVersion
    after: MinutesVersion
    item: int | None
    lines: Sequence[PointChange]

    @property
    def is_short(self) -> bool:
        return sum(len(line.old) + len(line.new) for line in self.lines) <= SHORT


def differences(before: MinutesVersion, after: MinutesVersion) -> list[Difference]:
    """Return what the later of two versions took out of the earlier one and put in."""
    old, new = placed_lines(text_of(before)), placed_lines(text_of(after))
    found: list[Difference] = []
    for line in compared([words for _, words in old], [words for _, words in new]):
        if line.kind != "same":
            item = new[line.after - 1][0] if line.after is not None else old[(line.before or 1) - 1][0]
            found.append(Difference(item, line, begins=all(one.item != item for one in found)))
    return found


class Comparisons:
    """The versions of a protocol compared two by two, each pair once however often it is asked about."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], list[Difference]] = {}

    def taken_over(self, before: MinutesVersion, after: MinutesVersion, item: int | None) -> TakenOver:
        """Return what changed at the item; anywhere, where a remark concerns the protocol as a whole."""
        pair = (before.id, after.id)
        if pair not in self._found:
            self._found[pair] = differences(before, after)
        lines = [one.line for one in self._found[pair] if item is None or one.item == item]
        return TakenOver(before, after, item, lines)
