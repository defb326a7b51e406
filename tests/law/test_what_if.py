"""What more it would take to adopt: the fewest further votes, checked against trying every set of states."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from council.law.ballot import Position
from council.law.rules import Base, Threshold, Tie
from council.law.what_if import Attendance, Supposition, Wanting, rulings_on_wanting, votes_wanting
from tests.law.seating import EDITION, positions, seats

TWO_THIRDS_OF_ALL = replace(
    EDITION,
    majority=replace(
        EDITION.majority, base=Base.MEMBERS, threshold=Threshold.AT_LEAST, fraction=Fraction(2, 3)
    ),
)
OF_THOSE_VOTING = replace(EDITION, majority=replace(EDITION.majority, base=Base.PRESENT_AND_VOTING))

CASTING_VOTE = replace(EDITION, majority=replace(EDITION.majority, tie=Tie.PRESIDING_DECIDES))

# An absent state may do anything, and so come without agreeing; one in the room may be won over.
MAY_TURN = {
    Position.ABSENT: (
        Position.ABSENT,
        Position.FOR,
        Position.AGAINST,
        Position.ABSTAINED,
        Position.NOT_VOTING,
    ),
    Position.FOR: (Position.FOR,),
    Position.DISINTERESTED: (Position.DISINTERESTED,),
}


def wanted(**numbers):
    return votes_wanting(EDITION, Supposition(positions(9, **numbers)))


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("numbers", "votes", "from_arrivals", "for_quorum"),
    [
        ({"for_": 4, "against": 2, "disinterested": 1}, 0, 0, 0),
        ({"for_": 3, "against": 2, "abstained": 1, "disinterested": 1}, 1, 0, 0),
        ({"for_": 3, "against": 3}, 1, 0, 0),
        ({"not_voting": 6}, 4, 0, 0),
        ({"not_voting": 9}, 5, 0, 0),
        ({"for_": 5}, 0, 0, 1),  # five of nine are no quorum: a sixth must come, and may vote against
        ({"for_": 4}, 0, 0, 2),
        ({"for_": 3}, 1, 1, 3),
        ({"for_": 3, "not_voting": 1}, 1, 0, 2),
        ({}, 4, 4, 6),
        ({"disinterested": 5}, 1, 1, 1),
        ({"disinterested": 6}, 1, 1, 0),
    ],
)
def test_further_votes_are_told_apart_from_those_who_have_only_to_come(
    numbers, votes, from_arrivals, for_quorum
):
    assert wanted(**numbers) == Wanting(votes, from_arrivals, Attendance(for_quorum, ()))


def test_no_number_of_votes_helps_where_all_have_declared_disinterest():
    assert wanted(disinterested=9) is None
    [ruling] = rulings_on_wanting(EDITION, None)
    assert ruling.bars


@pytest.mark.clause("cis_industrial_policy", "5.14")
@pytest.mark.parametrize(
    ("numbers", "votes", "from_arrivals", "for_quorum"),
    [
        ({"for_": 8}, 0, 0, 0),
        ({"for_": 4, "against": 3}, 1, 0, 0),  # the base grows to eight with the arrival
        ({"for_": 5}, 0, 0, 1),
        ({"for_": 3, "disinterested": 4}, 0, 0, 0),
        ({"for_": 1, "disinterested": 5}, 1, 1, 0),
    ],
)
def test_an_affected_state_that_is_away_has_to_come_and_need_not_agree(
    numbers, votes, from_arrivals, for_quorum
):
    last = seats(9)[8]
    supposed = Supposition(positions(9, **numbers), affected=frozenset({last}))

    assert votes_wanting(EDITION, supposed) == Wanting(votes, from_arrivals, Attendance(for_quorum, (last,)))


def test_an_affected_state_in_the_room_need_not_be_in_favour():
    supposed = Supposition(positions(9, for_=5, against=4), affected=frozenset({seats(9)[8]}))

    assert votes_wanting(EDITION, supposed) == Wanting(0, 0, Attendance(0, ()))


def test_what_is_wanting_is_said_point_by_point_each_under_its_clause():
    said = rulings_on_wanting(EDITION, Wanting(3, 1, Attendance(2, ("KZ",)), ("UZ",)))

    assert [(ruling.finding, ruling.clause) for ruling in said] == [
        ("quorum_wanting", "5.3"),
        ("affected_wanting", "5.14"),
        ("votes_wanting", "5.8"),
        ("arrivals_wanting", "5.8"),
        ("votes_indispensable", "5.8"),
    ]
    assert rulings_on_wanting(EDITION, Wanting(0, 0, Attendance(0, ())))[0].in_order


def test_where_coming_is_enough_no_vote_is_asked_for():
    said = rulings_on_wanting(EDITION, Wanting(0, 0, Attendance(0, ("UZ",))))

    assert [ruling.finding for ruling in said] == ["affected_wanting", "attendance_suffices"]


@pytest.mark.parametrize("affected", [(), (-1,), (0, -1)], ids=["nobody", "the last", "two"])
@pytest.mark.parametrize(
    "edition",
    [EDITION, TWO_THIRDS_OF_ALL, OF_THOSE_VOTING, CASTING_VOTE],
    ids=["5.8", "all", "voting", "casting"],
)
@pytest.mark.parametrize("members", [1, 2, 3, 4])
def test_nothing_less_would_do_whatever_the_states_did(edition, members, affected):
    names = seats(members)
    for held in combinations_with_replacement(Position, members):
        supposed = Supposition(
            dict(zip(names, held, strict=True)), frozenset(names[at] for at in affected), presiding=names[-1]
        )
        found = votes_wanting(edition, supposed)

        assert (found and least(found)) == by_trying(edition, supposed), held


def least(found):
    """Return the further votes, the arrivals in all, and those of them whose votes are needed."""
    coming = max(found.attendance.for_quorum, len(found.attendance.affected), found.from_arrivals)
    return found.votes, coming, found.from_arrivals


def by_trying(edition, supposed):
    """Return the same of the best of all ways in which the states could stand, found by trying all."""
    names = tuple(supposed.positions)
    ways = product(*(_may_turn(edition, held) for held in supposed.positions.values()))
    carrying = [
        _changes(supposed, stand)
        for stand in (dict(zip(names, way, strict=True)) for way in ways)
        if replace(supposed, positions=stand).adopts(edition)
    ]
    return min(carrying, default=None)


def _may_turn(edition, held):
    turns = MAY_TURN.get(held, (held, Position.FOR))
    if edition is CASTING_VOTE and held is Position.ABSENT:
        # Nobody is asked to come and vote against, so that the presiding one may break the tie.
        return tuple(turn for turn in turns if turn is not Position.AGAINST)
    return turns


def _changes(supposed, stand):
    votes = [seat for seat, held in stand.items()
             if held is Position.FOR and supposed.positions[seat] is not Position.FOR]  # fmt: skip
    arrived = [seat for seat, held in stand.items()
               if held is not Position.ABSENT and supposed.positions[seat] is Position.ABSENT]  # fmt: skip
    return len(votes), len(arrived), len({*votes} & {*arrived})
