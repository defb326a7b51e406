"""A co-chair named for a meeting presides while the chairing state is not represented."""

import pytest

from council.actions.acting_chairs import name_acting_chair
from council.actions.presence import register_delegate
from council.actions.refusals import Forbidden, NotInOrder
from council.actions.sittings import take_the_chair
from council.records.acting_chairs import Namer
from tests.ledger import refused, registered
from tests.world import a_meeting, a_substitute, register

WITHOUT_CHAIR = ("RU", "TM", "BY", "KZ", "KG", "UZ")


def name(held, seat, *, by=None, **given):
    facts = {"named_by": Namer.SECRETARIAT, **given}
    by = by or held.world.officer
    return name_acting_chair(meeting=held.meeting, seat=seat, by=by, at=held.world.tick(), **facts)


def take(held, state):
    world = held.world
    return take_the_chair(
        meeting=held.meeting, participant=held.participants[state], by=world.officer, at=world.tick()
    )


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_named_co_chair_presides_and_the_other_does_not(world):
    held = a_meeting(world)
    with registered("acting_chair.named", clause="4.3"):
        name(held, "TM")
    register(held, *WITHOUT_CHAIR)

    with refused(NotInOrder, "another_presides"):
        take(held, "RU")
    assert take(held, "TM").ruling["finding"] == "presides_as_co_chair"


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_last_named_stands_and_the_chair_goes_before_it(world):
    held = a_meeting(world)
    name(held, "TM")
    name(held, "RU", named_by=Namer.COUNCIL, basis="решение № 11/1")
    register(held, *WITHOUT_CHAIR, "TJ")

    with refused(NotInOrder, "another_presides"):
        take(held, "RU")
    assert take(held, "TJ").ruling["finding"] == "presides_as_chair"


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_where_the_named_one_is_not_there_the_other_co_chair_presides(world):
    held = a_meeting(world)
    name(held, "TM")
    register(held, *(state for state in WITHOUT_CHAIR if state != "TM"))

    assert take(held, "RU").ruling["finding"] == "presides_as_co_chair"


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_confirmed_substitute_of_the_chairing_state_presides(world):
    held = a_meeting(world)
    _code, paper = a_substitute(held, "TJ")
    register(held, *WITHOUT_CHAIR)
    held.participants["TJ"] = arrived(held, paper)

    with refused(NotInOrder, "another_presides"):
        take(held, "RU")
    assert take(held, "TJ").ruling["finding"] == "presides_as_chair"


def arrived(held, paper):
    world = held.world
    passage = register_delegate(
        meeting=held.meeting, seat="TJ", credential=paper, by=world.officer, at=world.tick()
    )
    return passage.participant.public_id


@pytest.mark.parametrize(
    ("seat", "given", "finding"),
    [
        ("KZ", {}, "named_is_no_co_chair"),
        ("TJ", {}, "named_is_no_co_chair"),
        ("RU", {"named_by": Namer.COUNCIL}, "council_names_by_decision"),
    ],
)
def test_only_a_co_chair_is_named_and_the_council_names_by_a_decision(world, seat, given, finding):
    held = a_meeting(world)
    with refused(NotInOrder, finding, clause="4.3"):
        name(held, seat, **given)


@pytest.mark.parametrize("code", ["TJ", "RU", "operator"])
def test_the_co_chair_is_named_by_the_secretariat(world, code):
    held = a_meeting(world)
    with refused(Forbidden):
        name(held, "RU", by=world.actor(code))
