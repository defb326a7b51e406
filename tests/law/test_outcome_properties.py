"""What must hold of every vote of every body, whatever the numbers."""

import ast
import inspect
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law import majority, outcome, quorum, rounding, tally
from council.law.ballot import Position
from council.law.outcome import OutcomeKind, decide
from tests.law.seating import EDITION, seats

votes = st.lists(st.sampled_from(Position), min_size=1, max_size=30).map(
    lambda taken: dict(zip(seats(len(taken)), taken, strict=True))
)


@given(votes)
def test_the_outcome_agrees_with_the_regulation_word_for_word(taken):
    members, present = len(taken), sum(position is not Position.ABSENT for position in taken.values())
    base = present - sum(position is Position.DISINTERESTED for position in taken.values())
    in_favour = sum(position is Position.FOR for position in taken.values())
    if 3 * present < 2 * members or base == 0:
        expected = OutcomeKind.NO_DECISION
    else:
        expected = OutcomeKind.ADOPTED if 2 * in_favour > base else OutcomeKind.NOT_ADOPTED
    assert decide(EDITION, taken).kind is expected


@given(votes, st.data())
def test_a_disinterested_state_never_turns_an_adopted_decision_into_a_refused_one(taken, data):
    others = [seat for seat, position in taken.items() if position not in (Position.FOR, Position.ABSENT)]
    if not others or not decide(EDITION, taken).is_adopted:
        return
    seat = data.draw(st.sampled_from(others))
    assert decide(EDITION, taken | {seat: Position.DISINTERESTED}).is_adopted


@given(votes, st.data())
def test_disinterest_leaves_the_base_but_not_the_quorum(taken, data):
    present = [seat for seat, position in taken.items() if position is not Position.ABSENT]
    if not present:
        return
    seat = data.draw(st.sampled_from(present))
    before = decide(EDITION, taken | {seat: Position.ABSTAINED}).counts
    after = decide(EDITION, taken | {seat: Position.DISINTERESTED}).counts
    assert (after.present, after.base) == (before.present, before.base - 1)


@given(votes, st.sampled_from([Position.AGAINST, Position.ABSTAINED, Position.NOT_VOTING]))
def test_abstention_and_silence_stay_in_the_base_and_work_as_votes_against(taken, silence):
    spoken = {
        seat: Position.AGAINST if position in (Position.ABSTAINED, Position.NOT_VOTING) else position
        for seat, position in taken.items()
    }
    silent = {
        seat: silence if position is Position.AGAINST else position for seat, position in spoken.items()
    }
    assert decide(EDITION, silent).kind is decide(EDITION, spoken).kind
    assert decide(EDITION, silent).counts.base == decide(EDITION, spoken).counts.base


@given(votes)
def test_every_seat_is_counted_once(taken):
    counts = decide(EDITION, taken).counts
    assert counts.members == len(taken) == counts.present + counts.absent
    silent = counts.abstained + counts.not_voting + counts.disinterested
    assert counts.present == counts.for_ + counts.against + silent


@given(votes, st.sets(st.sampled_from(seats(12))))
def test_an_absent_affected_state_always_bars_and_a_present_one_never_does(taken, affected):
    absent = {seat for seat in affected if taken.get(seat, Position.ABSENT) is Position.ABSENT}
    kind = decide(EDITION, taken, affected=frozenset(affected)).kind
    assert kind is (OutcomeKind.NO_DECISION if absent else decide(EDITION, taken).kind)


@given(votes)
def test_the_required_number_adopts_and_one_less_does_not(taken):
    counts = decide(EDITION, taken).counts
    if counts.required is not None:
        assert counts.required > counts.base * Fraction(1, 2) >= counts.required - 1


@pytest.mark.parametrize("module", [majority, outcome, quorum, rounding, tally])
def test_votes_are_counted_in_integers_and_fractions_only(module):
    tree = ast.parse(inspect.getsource(module))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Div)]
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, float)]
