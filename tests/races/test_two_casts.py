"""Two ballots for one seat at the same moment: one at most is kept, whoever was faster and whatever was sent."""

from collections import Counter

import pytest

from council.actions.refusals import Conflict, NotInOrder
from council.law.ballot import Position
from tests.ledger import assert_books_balance
from tests.races.racing import Done, Refusal, ballots_of, casting, rounds, rounds_in_votes, track_of
from tests.world import STATES

pytestmark = pytest.mark.both_databases

FOR, AGAINST = Position.FOR, Position.AGAINST


@rounds(17)
def test_of_two_ballots_for_one_seat_one_is_kept(app, world, number):
    winners = Counter()
    with track_of(app) as track:
        for voting, seat in rounds_in_votes(world, number, seats=STATES):
            met = track.meet(
                casting(voting, seat, FOR, form_key="left"), casting(voting, seat, AGAINST, form_key="right")
            )
            [ballot] = ballots_of(voting, seat)
            winner = met.index(Done(ballot.public_id))
            assert met[1 - winner] == Refusal(NotInOrder, "already_cast")
            assert ballot.position is (FOR, AGAINST)[winner]
            winners[winner] += 1
    assert winners.total() >= number
    assert set(winners) == {0, 1}, "they never raced"
    assert_books_balance()


@rounds(12)
def test_the_same_form_sent_twice_at_once_has_one_receipt(app, world, number):
    with track_of(app) as track:
        for voting, seat in rounds_in_votes(world, number, seats=STATES):
            one, other = track.meet(casting(voting, seat), casting(voting, seat))
            [ballot] = ballots_of(voting, seat)
            assert one == other == Done(ballot.public_id)
    assert_books_balance()


@rounds(12)
def test_the_same_form_with_two_choices_casts_one_and_refuses_the_other(app, world, number):
    winners = Counter()
    with track_of(app) as track:
        for voting, seat in rounds_in_votes(world, number, seats=STATES):
            met = track.meet(casting(voting, seat, FOR), casting(voting, seat, AGAINST))
            [ballot] = ballots_of(voting, seat)
            winner = met.index(Done(ballot.public_id))
            assert met[1 - winner] == Refusal(Conflict)
            assert ballot.position is (FOR, AGAINST)[winner]
            winners[winner] += 1
    assert set(winners) == {0, 1}, "they never raced"
    assert_books_balance()
