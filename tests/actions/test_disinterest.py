"""Disinterest is declared and taken back until the vote opens: it leaves the base, never the quorum."""

import pytest

from council.actions.disinterest import declare_disinterest, withdraw_disinterest
from council.actions.refusals import Forbidden, NotInOrder
from council.law.ballot import Position
from tests.ledger import assert_books_balance, refused, registered
from tests.world import a_running_meeting, cast, close, vote_on


def declare(held, seat, *, by=None):
    world = held.world
    return declare_disinterest(item=held.item, seat=seat, by=world.actor(by or seat), at=world.tick())


def take_back(held, seat, *, by=None):
    world = held.world
    return withdraw_disinterest(item=held.item, seat=seat, by=world.actor(by or seat), at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_it_is_declared_once_and_taken_back(running):
    with registered("disinterest.declared", clause="5.8") as entered:
        declare(running, "KZ")
    assert entered.only.seat == "KZ"
    with refused(NotInOrder, "disinterest_already_declared", clause="5.8"):
        declare(running, "KZ")
    with registered("disinterest.withdrawn", clause="5.8"):
        take_back(running, "KZ")
    with refused(NotInOrder, "disinterest_not_declared", clause="5.8"):
        take_back(running, "KZ")
    with registered("disinterest.declared"):
        declare(running, "KZ")


def test_the_secretariat_enters_what_was_said_aloud_and_nobody_speaks_for_another_state(running):
    with registered("disinterest.declared"):
        declare(running, "KZ", by="officer")
    for who in ("RU", "observer", "operator"):
        with refused(Forbidden):
            declare(running, "UZ", by=who)


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_once_the_vote_is_open_nothing_is_declared_or_taken_back(running):
    declare(running, "KZ")
    vote_on(running)
    with refused(NotInOrder, "disinterest_after_opening", clause="5.8"):
        declare(running, "UZ")
    with refused(NotInOrder, "disinterest_after_opening", clause="5.8"):
        take_back(running, "KZ")


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_it_leaves_the_base_and_not_the_quorum(running):
    declare(running, "KZ")
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KG")
    decision = close(voting)
    assert (decision.counts["present"], decision.counts["base"], decision.counts["required"]) == (6, 5, 3)
    assert decision.outcome.value == "adopted"
    with refused(NotInOrder, "item_already_decided"):
        take_back(running, "KZ")
    assert_books_balance()


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_an_affected_state_that_declares_disinterest_stays_affected(world):
    held = a_running_meeting(world, affected=("KZ",))
    with registered("disinterest.declared"):
        declare(held, "KZ")
    voting = vote_on(held)
    cast(voting, Position.FOR, "TJ", "BY", "KG")
    decision = close(voting)
    assert [ruling["finding"] for ruling in decision.rulings] == [
        "quorum",
        "affected_present",
        "affected_and_disinterested",
        "majority",
    ]
