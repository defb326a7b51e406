"""Every way in which up to twelve members can stand, against what the words say, worked out here anew.

Nothing of the law's own arithmetic is used: the words are compared by multiplying whole
numbers, and the numbers required are found by trying.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest

from council.law.ballot import Position
from council.law.outcome import decide
from council.law.quorum import seats_required
from council.law.rules import Base, ConsentRule, QuorumRule, QuorumTest, Threshold, Tie
from tests.law.seating import EDITION

LARGEST = 12
ORDER = ("for", "against", "abstained", "not_voting", "disinterested", "absent")


@dataclass(frozen=True)
class Stand:
    """How many members stand so."""

    for_: int
    against: int
    abstained: int
    not_voting: int
    disinterested: int
    absent: int

    @property
    def members(self) -> int:
        return self.took_part + self.absent

    @property
    def took_part(self) -> int:
        return self.for_ + self.against + self.abstained + self.not_voting + self.disinterested

    @property
    def counted(self) -> int:
        """Those taking part, without those that have no interest in the question."""
        return self.for_ + self.against + self.abstained + self.not_voting

    def seats(self) -> dict[str, Position]:
        numbers = (self.for_, self.against, self.abstained, self.not_voting, self.disinterested, self.absent)
        taken = [Position(name) for name, number in zip(ORDER, numbers, strict=True) for _ in range(number)]
        return {f"S{place:02}": position for place, position in enumerate(taken)}


def every_stand(largest: int) -> Iterator[Stand]:
    for members in range(1, largest + 1):
        yield from (Stand(*numbers) for numbers in shared_out(members, 6))


def shared_out(number: int, among: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to share the number out among so many."""
    if among == 1:
        yield (number,)
        return
    for first in range(number + 1):
        yield from ((first, *rest) for rest in shared_out(number - first, among - 1))


STANDS = [(stand, stand.seats()) for stand in every_stand(LARGEST)]


def by_the_regulation(stand: Stand) -> str:
    """Decisions are valid if two thirds took part; more than half of those counted must be in favour."""
    if 3 * stand.took_part < 2 * stand.members or stand.counted == 0:
        return "no_decision"
    return "adopted" if stand.for_ > stand.counted - stand.for_ else "not_adopted"


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_every_count_of_up_to_twelve_members_comes_to_what_the_regulation_says():
    assert len(STANDS) == 18_563
    wrong = [
        stand for stand, seats in STANDS if decide(EDITION, seats).kind.value != by_the_regulation(stand)
    ]
    assert not wrong, f"the law and the words part at {wrong[:3]}"


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_the_number_required_is_the_least_that_would_have_carried():
    for stand, seats in STANDS:
        counts = decide(EDITION, seats).counts
        least = next((votes for votes in range(stand.counted + 1) if votes > stand.counted - votes), None)
        assert counts.required == (least if stand.counted else None), stand


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_the_quorum_of_every_body_is_the_least_number_that_reaches_two_thirds():
    for members in range(1, 200):
        least = next(seats for seats in range(members + 1) if 3 * seats >= 2 * members)
        assert seats_required(EDITION.quorum, members) == least


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_every_count_comes_to_nothing_where_an_affected_state_is_absent():
    for stand, seats in STANDS:
        if stand.absent:
            absent = next(seat for seat, position in seats.items() if position is Position.ABSENT)
            assert decide(EDITION, seats, affected=frozenset({absent})).kind.value == "no_decision", stand
        if stand.against:
            opposed = next(seat for seat, position in seats.items() if position is Position.AGAINST)
            kind = decide(EDITION, seats, affected=frozenset({opposed})).kind.value
            assert kind == by_the_regulation(stand), stand


NO_QUORUM = QuorumRule(None, QuorumTest.EACH_DECISION, "")
Words = Callable[[Stand], bool | None]


def edition(quorum: QuorumRule = NO_QUORUM, **majority: object):
    return replace(EDITION, quorum=quorum, majority=replace(EDITION.majority, **majority))


def share(base: Base, threshold: Threshold, fraction: str):
    return edition(base=base, threshold=threshold, fraction=Fraction(fraction))


def number(threshold: Threshold, votes: int):
    return edition(base=Base.MEMBERS, threshold=threshold, fraction=None, votes=votes)


def spoken(stand: Stand) -> int:
    return stand.for_ + stand.against


# Each rule beside its words: adopted or not, and None where there is nothing to measure against.
NAMED_RULES = {
    "more than half of those voting": (
        share(Base.PRESENT_AND_VOTING, Threshold.MORE_THAN, "1/2"),
        lambda stand: stand.for_ > stand.against if spoken(stand) else None,
    ),
    "two thirds of those voting": (
        share(Base.PRESENT_AND_VOTING, Threshold.AT_LEAST, "2/3"),
        lambda stand: stand.for_ >= 2 * stand.against if spoken(stand) else None,
    ),
    "all of those voting": (
        share(Base.PRESENT_AND_VOTING, Threshold.AT_LEAST, "1"),
        lambda stand: stand.against == 0 if spoken(stand) else None,
    ),
    "half of those taking part": (
        share(Base.PARTICIPATING, Threshold.AT_LEAST, "1/2"),
        lambda stand: 2 * stand.for_ >= stand.counted if stand.counted else None,
    ),
    "two thirds of those taking part": (
        share(Base.PARTICIPATING, Threshold.AT_LEAST, "2/3"),
        lambda stand: 3 * stand.for_ >= 2 * stand.counted if stand.counted else None,
    ),
    "more than half of all members": (
        share(Base.MEMBERS, Threshold.MORE_THAN, "1/2"),
        lambda stand: 2 * stand.for_ > stand.members,
    ),
    "three quarters of all members": (
        share(Base.MEMBERS, Threshold.AT_LEAST, "3/4"),
        lambda stand: 4 * stand.for_ >= 3 * stand.members,
    ),
    "at least five votes": (number(Threshold.AT_LEAST, 5), lambda stand: stand.for_ >= 5),
    "more than five votes": (number(Threshold.MORE_THAN, 5), lambda stand: stand.for_ > 5),
    "consensus": (
        edition(threshold=Threshold.CONSENSUS, fraction=None),
        lambda stand: stand.against == 0 if stand.counted else None,
    ),
}


def said(carried: bool | None) -> str:
    return "no_decision" if carried is None else "adopted" if carried else "not_adopted"


@pytest.mark.parametrize("name", NAMED_RULES)
def test_every_count_comes_to_what_the_words_of_the_rule_say(name):
    rules, words = NAMED_RULES[name]
    wrong = [stand for stand, seats in STANDS if decide(rules, seats).kind.value != said(words(stand))]
    assert not wrong, f"{name}: the law and the words part at {wrong[:3]}"


QUORUMS = {
    "half of the members": (QuorumRule(Fraction(1, 2), QuorumTest.EACH_DECISION, "1"), lambda n, m: 2 * n >= m),
    "more than half": (
        QuorumRule(Fraction(1, 2), QuorumTest.EACH_DECISION, "1", Threshold.MORE_THAN), lambda n, m: 2 * n > m,
    ),
    "seven members": (QuorumRule(None, QuorumTest.EACH_DECISION, "1", members=7), lambda n, m: n >= 7),
    "all members": (QuorumRule(Fraction(1), QuorumTest.EACH_DECISION, "1"), lambda n, m: n == m),
}  # fmt: skip


@pytest.mark.parametrize("name", QUORUMS)
def test_without_the_quorum_of_the_rule_nothing_is_decided(name):
    quorum, is_there = QUORUMS[name]
    rules = edition(quorum)
    for stand, seats in STANDS:
        carried = 2 * stand.for_ > stand.counted if stand.counted else None
        expected = said(carried) if is_there(stand.took_part, stand.members) else "no_decision"
        assert decide(rules, seats).kind.value == expected, (name, stand)


def stands_up_to(members: int) -> list[tuple[Stand, dict[str, Position]]]:
    return [(stand, seats) for stand, seats in STANDS if stand.members <= members]


def a_seat_in_each_position(seats: dict[str, Position]) -> Iterator[tuple[str, Position]]:
    """Yield one seat that stands so for every way in which any of them stands."""
    firsts = {position: seat for seat, position in reversed(seats.items())}
    yield from ((seat, position) for position, seat in firsts.items())


UP_TO = [9, pytest.param(LARGEST, marks=pytest.mark.slow)]


@pytest.mark.parametrize("largest", UP_TO)
def test_a_seat_whose_consent_is_needed_blocks_by_its_vote_against_alone(largest):
    five = number(Threshold.AT_LEAST, 5)
    for stand, seats in stands_up_to(largest):
        for seat, position in a_seat_in_each_position(seats):
            rules = replace(five, majority=replace(five.majority, consent=ConsentRule((seat,), "1")))
            carried = stand.for_ >= 5 and position is not Position.AGAINST
            assert decide(rules, seats).kind.value == said(carried), (stand, position)


@pytest.mark.parametrize("largest", UP_TO)
@pytest.mark.parametrize("base", [Base.PRESENT_AND_VOTING, Base.PARTICIPATING, Base.MEMBERS])
def test_the_vote_of_who_presides_counts_once_more_on_a_tie_and_never_else(base, largest):
    rules = edition(base=base, tie=Tie.PRESIDING_DECIDES)
    sizes = {
        Base.PRESENT_AND_VOTING: spoken, Base.PARTICIPATING: lambda stand: stand.counted,
        Base.MEMBERS: lambda stand: stand.members,
    }  # fmt: skip
    for stand, seats in stands_up_to(largest):
        size = sizes[base](stand)
        for seat, position in a_seat_in_each_position(seats):
            once_more = stand.for_ == stand.against and position is Position.FOR
            carried = 2 * (stand.for_ + once_more) > size if size else None
            assert decide(rules, seats, presiding=seat).kind.value == said(carried), (stand, position)
