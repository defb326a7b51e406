"""The tree over the register: as RFC 6962 defines it, and its proofs prove no more than they should."""

import hashlib

import hypothesis.strategies as st
import pytest
from hypothesis import given

from council.records.merkle import Frontier, inclusion_proof, leaf_hash, node_hash, root_by_inclusion, root_of

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
