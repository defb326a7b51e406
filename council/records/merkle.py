"""The tree over the register (RFC 6962): one root stands for every entry and their order."""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of one entry: SHA-256 over a zero byte and the entry."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees: SHA-256 over a one byte and both."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: the roots of its complete subtrees, the largest first.

    From it the tree grows and gives its root without reading what was entered before.
    """

    def __init__(self, size: int = 0, roots: Iterable[bytes] = ()) -> None:
        self.size = size
        self.roots = list(roots)

    def add(self, leaf: bytes) -> None:
        """Append a leaf (its hash); subtrees of one size are joined as carries are in an addition."""
        self.roots.append(leaf)
        joined = self.size
        while joined & 1:
            right = self.roots.pop()
            self.roots.append(node_hash(self.roots.pop(), right))
            joined >>= 1
        self.size += 1

    def root(self) -> bytes:
        """Return the root of the tree as it stands."""
        if not self.roots:
            return EMPTY_ROOT
        root = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the hashes of the leaves."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def inclusion_proof(leaves: Sequence[bytes], place: int) -> list[bytes]:
    """Return the hashes by which anyone who has one leaf reaches the root (RFC 6962, 2.1.1); `place` from 0."""
    if len(leaves) <= 1:
        return []
    middle = _split(len(leaves))
    if place < middle:
        return [*inclusion_proof(leaves[:middle], place), root_of(leaves[middle:])]
    return [*inclusion_proof(leaves[middle:], place - middle), root_of(leaves[:middle])]


class Paths:
    """The ways of many leaves of one tree to its root; a node that several ways share is told once.

    `nodes` are the hashes told so far; a way is the places of its steps among them, from the leaf up.
    """

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._leaves = leaves
        self._roots: dict[tuple[int, int], bytes] = {}
        self._places: dict[tuple[int, int], int] = {}
        self.nodes: list[bytes] = []

    def to(self, place: int) -> list[int]:
        """Return the way from the leaf at a place, as `inclusion_proof` gives it."""
        steps, first, size = [], 0, len(self._leaves)
        while size > 1:
            middle = _split(size)
            if place - first < middle:
                steps.append(self._told(first + middle, size - middle))
                size = middle
            else:
                steps.append(self._told(first, middle))
                first, size = first + middle, size - middle
        return steps[::-1]

    def _told(self, first: int, size: int) -> int:
        if (first, size) not in self._places:
            self._places[first, size] = len(self.nodes)
            self.nodes.append(self._root(first, size))
        return self._places[first, size]

    def _root(self, first: int, size: int) -> bytes:
        """Return the root of a subtree; each is computed once, however many ways pass by it."""
        if size == 1:
            return self._leaves[first]
        if (first, size) not in self._roots:
            middle = _split(size)
            left = self._root(first, middle)
            self._roots[first, size] = node_hash(left, self._root(first + middle, size - middle))
        return self._roots[first, size]


def root_by_inclusion(leaf: bytes, place: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that the proof leads to from the leaf; None where it is no proof for the place."""
    if not 0 <= place < size:
        return None
    steps = list(proof)
    root = _climb(leaf, place, size, steps)
    return None if steps else root


def _climb(leaf: bytes, place: int, size: int, steps: list[bytes]) -> bytes | None:
    if size == 1:
        return leaf
    if not steps:
        return None
    beside, middle = steps.pop(), _split(size)
    if place < middle:
        left = _climb(leaf, place, middle, steps)
        return None if left is None else node_hash(left, beside)
    right = _climb(leaf, place - middle, size - middle, steps)
    return None if right is None else node_hash(beside, right)


def _split(size: int) -> int:
    """Return the largest power of two below the size: where a tree is parted."""
    return 1 << ((size - 1).bit_length() - 1)


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """Return the hashes by which anyone who has the root of the first `earlier` leaves sees that the tree has
    only grown since (RFC 6962, 2.1.2).
    """
    return _grown(leaves, earlier, is_whole=True) if 0 < earlier <= len(leaves) else []


def has_grown(earlier: int, earlier_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Say whether the proof shows that the tree of one root grew out of the tree of the other."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and earlier_root == root
    steps = list(proof)
    found = _both_roots(earlier, size, earlier_root, steps, is_whole=True)
    return found == (earlier_root, root) and not steps


def _grown(leaves: Sequence[bytes], earlier: int, *, is_whole: bool) -> list[bytes]:
    if earlier == len(leaves):
        return [] if is_whole else [root_of(leaves)]
    middle = _split(len(leaves))
    if earlier <= middle:
        return [*_grown(leaves[:middle], earlier, is_whole=is_whole), root_of(leaves[middle:])]
    return [*_grown(leaves[middle:], earlier - middle, is_whole=False), root_of(leaves[:middle])]


def _both_roots(
    earlier: int, size: int, earlier_root: bytes, steps: list[bytes], *, is_whole: bool
) -> tuple[bytes, bytes] | None:
    """Return the roots of the earlier tree and of the grown one that the steps, taken from the last, lead to."""
    if earlier == size:
        root = earlier_root if is_whole else (steps.pop() if steps else None)
        return None if root is None else (root, root)
    if not steps:
        return None
    beside, middle = steps.pop(), _split(size)
    if earlier <= middle:
        left = _both_roots(earlier, middle, earlier_root, steps, is_whole=is_whole)
        return None if left is None else (left[0], node_hash(left[1], beside))
    right = _both_roots(earlier - middle, size - middle, earlier_root, steps, is_whole=False)
    return None if right is None else (node_hash(beside, right[0]), node_hash(beside, right[1]))
