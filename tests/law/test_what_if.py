"""What more it would take to adopt: the fewest further votes, checked against trying every set of states."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, combinations_with_replacement

import pytest

from council.law.ballot import Position
from council.law.rules import Base, Threshold
from council.law.what_if import Supposition, Wanting, rulings_on_wanting, votes_wanting
from tests.law.seating import EDITION, positions, seats

TWO_THIRDS_OF_ALL = replace(
    EDITION,
    majority=replace(
        EDITION.majority, base=Base.MEMBERS, threshold=Threshold.AT_LEAST, fraction=Fraction(2, 3)
    ),
)
OF_THOSE_VOTING = replace(EDITION, majority=replace(EDITION.majority, base=Base.PRESENT_AND_VOTING))


def wanted(**numbers):
    return votes_wanting(EDITION, Supposition(positions(9, **numbers)))


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("numbers", "votes", "arrivals"),
    [
        ({"for_": 4, "against": 2, "disinterested": 1}, 0, 0),
        ({"for_": 3, "against": 2, "abstained": 1, "disinterested": 1}, 1, 0),
        ({"for_": 3, "against": 3}, 1, 0),
        ({"not_voting": 6}, 4, 0),
        ({"not_voting": 9}, 5, 0),
        ({"for_": 5}, 1, 1),  # five of nine are no quorum: a sixth must come
        ({"for_": 4}, 2, 2),
        ({}, 6, 6),
        ({"disinterested": 5}, 1, 1),
    ],
)
def test_the_fewest_further_votes_are_counted_arrivals_among_them(numbers, votes, arrivals):
    found = wanted(**numbers)

    assert (found.votes, found.arrivals) == (votes, arrivals)


def test_no_number_of_votes_helps_where_all_have_declared_disinterest():
    assert wanted(disinterested=9) is None
    [ruling] = rulings_on_wanting(EDITION, None)
    assert ruling.bars


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_an_affected_state_that_is_away_cannot_be_replaced_by_others():
    supposed = Supposition(positions(9, for_=8), affected=frozenset({seats(9)[8]}))

    assert votes_wanting(EDITION, supposed) == Wanting(1, 1, (seats(9)[8],))


def test_an_affected_state_in_the_room_need_not_be_in_favour():
    supposed = Supposition(positions(9, for_=5, against=4), affected=frozenset({seats(9)[8]}))

    assert votes_wanting(EDITION, supposed) == Wanting(0, 0, ())


def test_what_is_wanting_is_said_point_by_point():
    said = rulings_on_wanting(EDITION, Wanting(votes=3, arrivals=2, indispensable=("KZ",)))

    assert [ruling.finding for ruling in said] == ["votes_wanting", "arrivals_wanting", "votes_indispensable"]
    assert rulings_on_wanting(EDITION, Wanting(0, 0, ()))[0].in_order


@pytest.mark.parametrize(
    "edition", [EDITION, TWO_THIRDS_OF_ALL, OF_THOSE_VOTING], ids=["5.8", "all", "voting"]
)
@pytest.mark.parametrize("members", [1, 2, 3, 5])
def test_no_smaller_set_of_states_would_do(edition, members):
    for held in combinations_with_replacement(Position, members):
        supposed = Supposition(dict(zip(seats(members), held, strict=True)), affected=frozenset({"AM"}))
        found = votes_wanting(edition, supposed)

        assert (found and found.votes) == by_trying(edition, supposed), held


def by_trying(edition, supposed):
    """Return the size of the smallest set of states whose votes would adopt, found by trying all."""
    others = [seat for seat, held in supposed.positions.items()
              if held not in (Position.FOR, Position.DISINTERESTED)]  # fmt: skip
    for size in range(len(others) + 1):
        if any(
            supposed.adopts(edition, with_votes_of=frozenset(chosen)) for chosen in combinations(others, size)
        ):
            return size
    return None
