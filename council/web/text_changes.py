"""What changed between two versions of a draft, point by point and word by word, for a reader who knows the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

# A piece of a point: "same", "del" or "ins" (names of HTML elements), and its words.
Piece = tuple[str, str]

# Two points that share so many of their words are one point that was changed.
ALIKE = 0.5


@dataclass(frozen=True)
class PointChange:
    """A point under its number in both versions; without one of them it was put in, or taken out."""

    before: int | None
    after: int | None
    old: str = ""
    new: str = ""
    has_moved: bool = False

    @cached_property
    def pieces(self) -> list[Piece]:
        return list(_pieces(self.old, self.new))

    @property
    def kind(self) -> str:
        """Return what happened to the point: added, removed, moved, changed or same."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        if self.old != self.new:
            return "changed"
        return "moved" if self.has_moved else "same"


def changes(old: Sequence[str], new: Sequence[str]) -> list[list[Piece]]:
    """Return the points of both versions in the order of the new one, each as pieces kept, taken out or put in."""
    return [point.pieces for point in compared(old, new)]


def compared(old: Sequence[str], new: Sequence[str]) -> list[PointChange]:
    """Return what happened to each point, in the order of the new version; a new number alone is no change."""
    points: list[PointChange] = []
    for kind, first, last, since, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs: list[tuple[int | None, int | None]] = list(
                zip(range(first, last), range(since, until), strict=True)
            )
        else:
            pairs = _matched(old, new, range(first, last), range(since, until))
        points += [_point(old, new, before, after) for before, after in pairs]
    return _with_moves(points)


def _point(old: Sequence[str], new: Sequence[str], before: int | None, after: int | None) -> PointChange:
    return PointChange(
        before=None if before is None else before + 1,
        after=None if after is None else after + 1,
        old="" if before is None else old[before],
        new="" if after is None else new[after],
    )


def _with_moves(points: list[PointChange]) -> list[PointChange]:
    """Join a point taken out in one place with the same words put in at another, each once."""
    taken_out = {point.before: point for point in points if point.kind == "removed"}
    joined: list[PointChange] = []
    for point in points:
        alike = (one for one in taken_out.values() if point.kind == "added" and one.old == point.new)
        origin = next(alike, None)
        if origin is None:
            joined.append(point)
        else:
            del taken_out[origin.before]
            joined.append(replace(point, before=origin.before, old=origin.old, has_moved=True))
    gone = {point.before for point in joined if point.has_moved}
    return [point for point in joined if point.kind != "removed" or point.before not in gone]


def _matched(
    old: Sequence[str], new: Sequence[str], before: range, after: range
) -> list[tuple[int | None, int | None]]:
    """Return the points of a changed passage in pairs, the most alike together and none out of its order."""
    if len(before) == len(after) == 1:
        return [(before[0], after[0])]
    was, becomes = (
        [_words(texts[number]) for number in numbers] for texts, numbers in ((old, before), (new, after))
    )
    best = _best(was, becomes)
    pairs: list[tuple[int | None, int | None]] = []
    row, column = 0, 0
    while row < len(before) or column < len(after):
        likeness = _alike(was, becomes, row, column)
        if likeness and best[row][column] == best[row + 1][column + 1] + likeness:
            pairs.append((before[row], after[column]))
            row, column = row + 1, column + 1
        elif row < len(before) and best[row][column] == best[row + 1][column]:
            pairs.append((before[row], None))
            row += 1
        else:
            pairs.append((None, after[column]))
            column += 1
    return pairs


def _best(was: list[Counter[str]], becomes: list[Counter[str]]) -> list[list[float]]:
    """Return how much likeness the rest of both passages can keep from each pair of places on."""
    best = [[0.0] * (len(becomes) + 2) for _row in range(len(was) + 2)]
    for row in reversed(range(len(was))):
        for column in reversed(range(len(becomes))):
            together = _alike(was, becomes, row, column)
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + together if together else 0.0,
            )
    return best


def _alike(was: list[Counter[str]], becomes: list[Counter[str]], row: int, column: int) -> float:
    """Return which part of their words two points share; nothing where they are two points and not one."""
    if row >= len(was) or column >= len(becomes):
        return 0.0
    shared = (was[row] & becomes[column]).total()
    part = 2 * shared / ((was[row].total() + becomes[column].total()) or 1)
    return part if part >= ALIKE else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(text.lower().split())


def _pieces(before: str, after: str) -> Iterator[Piece]:
    was, is_now = before.split(), after.split()
    for kind, first, last, since, until in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", " ".join(was[first:last])
            continue
        if first < last:
            yield "del", " ".join(was[first:last])
        if since < until:
            yield "ins", " ".join(is_now[since:until])
