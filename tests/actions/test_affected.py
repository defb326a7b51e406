"""A state is marked as directly affected on its own word or another's; its own word only it takes back."""

import pytest

from council.actions.affected import flag_affected, lift_flag
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.records.agenda import FlagOwner
from tests.ledger import refused, registered
from tests.world import a_meeting, a_running_meeting, vote_on

CIS = "cis_industrial_policy"


def flag(held, seat="KZ", *, by="officer", set_as=FlagOwner.SECRETARIAT):
    world = held.world
    return flag_affected(item=held.item, seat=seat, set_as=set_as, by=world.actor(by), at=world.tick())


def lift(held, seat="KZ", *, by="officer", reason="возражений нет"):
    world = held.world
    return lift_flag(item=held.item, seat=seat, reason=reason, by=world.actor(by), at=world.tick())


@pytest.mark.clause(CIS, "5.14")
def test_a_mark_says_on_whose_word_it_stands(world):
    held = a_meeting(world)

    with registered("affected.flagged", "affected.flagged", "affected.flagged", clause="5.14"):
        flag(held, "KZ")
        flag(held, "UZ", set_as=FlagOwner.PROPOSER)
        flag(held, "BY", by="BY", set_as=FlagOwner.STATE)


@pytest.mark.clause(CIS, "5.14")
def test_what_a_state_says_of_itself_it_alone_takes_back(world):
    held = a_meeting(world)
    flag(held, "KZ", by="KZ", set_as=FlagOwner.STATE)

    with refused(NotInOrder, "flag_of_the_state_itself", clause="5.14"):
        lift(held)
    with registered("affected.lifted"):
        lift(held, by="KZ")


def test_a_mark_of_the_secretariat_is_lifted_by_it_or_by_the_state_or_by_who_presides(world):
    held = a_running_meeting(world)

    for by in ("head", "KZ", "TJ"):
        flag(held)
        with registered("affected.lifted"):
            lift(held, by=by)
    flag(held)
    with refused(NotInOrder, "flag_of_another"):
        lift(held, by="UZ")


def test_a_mark_is_lifted_for_a_reason_and_may_be_set_again(world):
    held = a_meeting(world, affected=("KZ",))
    with refused(NotInOrder, "flag_without_reason"):
        lift(held, reason=" ")
    with refused(Incomplete):
        lift(held, reason="так\u202e")
    lift(held)

    with registered("affected.flagged"):
        flag(held)
    with refused(Conflict):
        flag(held)


@pytest.mark.parametrize(
    ("by", "set_as"),
    [
        ("officer", FlagOwner.STATE),
        ("KZ", FlagOwner.SECRETARIAT),
        ("UZ", FlagOwner.STATE),
        ("observer", FlagOwner.STATE),
    ],
)
def test_nobody_speaks_for_another(world, by, set_as):
    held = a_meeting(world)

    with refused(Forbidden):
        flag(held, "KZ", by=by, set_as=set_as)


def test_marks_rest_while_a_vote_is_open(world):
    held = a_running_meeting(world, affected=("KZ",))
    vote_on(held)

    with refused(Conflict):
        flag(held, "UZ")
    with refused(Conflict):
        lift(held)


def test_there_is_nothing_to_lift_or_to_mark(world):
    held = a_meeting(world)

    with refused(NotFound):
        lift(held)
    with refused(Incomplete):
        flag(held, "AZ")


def test_an_unpublished_item_does_not_exist_for_a_member(world):
    held = a_meeting(world, published=False)

    with refused(NotFound):
        flag(held, "KZ", by="KZ", set_as=FlagOwner.STATE)
