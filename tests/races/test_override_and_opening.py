"""A majority set otherwise while a vote is opened: it governs the vote, or it comes too late; nothing between."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from council.actions.overrides import confirm_override, record_override
from council.actions.refusals import NotInOrder
from council.actions.voting import open_vote
from council.law.overrides import Scope
from council.records.database import db
from council.records.voting import Vote
from tests.ledger import assert_books_balance
from tests.races.racing import Done, Refusal, items_put_forward, rounds, track_of
from tests.world import HeldVote, close

pytestmark = pytest.mark.both_databases


def setting(held, item):
    """Return the act that makes two thirds be asked for on the item: the confirmation by a second person."""
    world = held.world
    entered = record_override(
        clause="5.8", majority="two_thirds", scope=Scope.ITEM, item=item, decision_reference="решение № 10/4",
        decided_on=date(2025, 6, 4), by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip
    by, at = world.head, world.tick()
    return lambda: confirm_override(override=entered, by=by, at=at).public_id


def opening(held, item):
    """Return the act of opening the vote."""
    by, at = held.world.officer, held.world.tick()
    return lambda: open_vote(item=item, by=by, at=at).public_id


@rounds(7)
def test_a_vote_is_governed_by_what_was_set_before_it_opened_and_nothing_else(app, world, number):
    first = Counter()
    with track_of(app) as track:
        for held, item in items_put_forward(world, number, in_a_meeting=8):
            was_set, opened = track.meet(setting(held, item), opening(held, item))
            assert isinstance(opened, Done)
            vote = db.session.scalars(select(Vote).where(Vote.public_id == opened.value)).one()
            if isinstance(was_set, Done):
                assert vote.override.public_id == was_set.value
            else:
                assert was_set == Refusal(NotInOrder, "override_entered_late")
                assert vote.override is None
            first[isinstance(was_set, Done)] += 1
            close(HeldVote(held, opened.value))
    assert set(first) == {True, False}, "they never raced"
    assert_books_balance()
