"""The tree over the register: as RFC 6962 defines it, and its proofs prove no more than they should."""

import hashlib

import hypothesis.strategies as st
import pytest
from hypothesis import given

from council.records.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    has_grown,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_by_inclusion,
    root_of,
)

# The leaves of the test vectors of Certificate Transparency, and the roots of their first 0, 1, … 8.
LEAVES = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)

hashes = st.lists(st.binary(max_size=3).map(leaf_hash), max_size=40)


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_certificate_transparency(size):
    assert root_of(leaf_hash(leaf) for leaf in LEAVES[:size]).hex() == ROOTS[size]


def by_definition(leaves):
    """The tree as the standard words it, by halves."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return node_hash(by_definition(leaves[:middle]), by_definition(leaves[middle:]))


@given(hashes, hashes)
def test_a_tree_grown_on_from_its_edge_is_the_whole_tree(earlier, later):
    grown = Frontier()
    for leaf in earlier:
        grown.add(leaf)
    grown = Frontier(grown.size, grown.roots)  # as it is stored and read again
    for leaf in later:
        grown.add(leaf)

    assert grown.root() == by_definition(earlier + later)


@given(hashes.filter(bool), st.data())
def test_an_entry_is_proved_at_its_place_and_at_no_other(leaves, data):
    place = data.draw(st.integers(0, len(leaves) - 1))
    proof = inclusion_proof(leaves, place)
    root = root_of(leaves)

    assert root_by_inclusion(leaves[place], place, len(leaves), proof) == root
    assert root_by_inclusion(leaf_hash(b"forged"), place, len(leaves), proof) != root
    assert root_by_inclusion(leaves[place], place, len(leaves), [*proof, proof[0] if proof else root]) is None
    assert root_by_inclusion(leaves[place], len(leaves), len(leaves), proof) is None
    if proof:
        assert root_by_inclusion(leaves[place], place, len(leaves), proof[1:]) is None


def by_the_standard(earlier, leaves, whole=True):
    """SUBPROOF as RFC 6962 words it."""
    if earlier == len(leaves):
        return [] if whole else [by_definition(leaves)]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    if earlier <= middle:
        return [*by_the_standard(earlier, leaves[:middle], whole), by_definition(leaves[middle:])]
    return [*by_the_standard(earlier - middle, leaves[middle:], False), by_definition(leaves[:middle])]


def grew(earlier, earlier_root, size, root, proof):
    """The check as RFC 9162 words it (2.1.4.2), walking the bits of both sizes."""
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    first, last = earlier - 1, size - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    if not path:
        return False
    old = new = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            new = node_hash(new, step)
        first, last = first >> 1, last >> 1
    return (old, new, last) == (earlier_root, root, 0)


def test_every_small_tree_is_proved_to_have_grown_out_of_every_earlier_one():
    leaves = [leaf_hash(bytes([number])) for number in range(33)]
    for size in range(1, len(leaves) + 1):
        root = root_of(leaves[:size])
        for earlier in range(1, size + 1):
            proof, before = consistency_proof(leaves[:size], earlier), root_of(leaves[:earlier])
            assert proof == by_the_standard(earlier, leaves[:size])
            assert has_grown(earlier, before, size, root, proof)
            assert earlier == size or grew(earlier, before, size, root, proof)
            assert not has_grown(earlier, leaf_hash(b"other"), size, root, proof)
            assert not has_grown(earlier, before, size, leaf_hash(b"other"), proof)
            assert not has_grown(earlier, before, size, root, [*proof, root])
            assert not proof or not has_grown(earlier, before, size, root, proof[1:])


@pytest.mark.parametrize(
    ("earlier", "size", "proof"),
    [
        (1, 1, []),
        (1, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
        (6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
        (2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]),
    ],
)  # fmt: skip
def test_growth_is_proved_as_certificate_transparency_proves_it(earlier, size, proof):
    leaves = [leaf_hash(leaf) for leaf in LEAVES[:size]]
    assert [step.hex() for step in consistency_proof(leaves, earlier)] == proof


def test_no_tree_grew_out_of_none_or_of_a_larger_one():
    root = root_of([leaf_hash(b"")])
    assert not has_grown(0, EMPTY_ROOT, 1, root, [])
    assert not has_grown(2, root, 1, root, [])
