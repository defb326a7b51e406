"""What changed between two versions of a draft, word by word, for a reader who knows the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

# A piece of a point: "same", "del" or "ins" (names of HTML elements), and its words.
Piece = tuple[str, str]


def changes(old: Sequence[str], new: Sequence[str]) -> list[list[Piece]]:
    """Return the points of both versions in the order of the new one, each as pieces kept, taken out or put in."""
    points: list[list[Piece]] = []
    for kind, first, last, since, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            points += [[("same", point)] for point in new[since:until]]
        else:
            points += [
                list(_pieces(before, after))
                for before, after in zip_longest(old[first:last], new[since:until], fillvalue="")
            ]
    return points


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
