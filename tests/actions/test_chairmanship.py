"""A state chairs from one day to another by a decision, with its co-chairs, and no two at once."""

from datetime import date

import pytest

from council.actions.chairmanship import end_chairmanship, enter_chairmanship
from council.actions.refusals import Conflict, Forbidden, Incomplete
from council.records.chairmanship import CoChairPlace
from tests.ledger import refused, registered

NEXT = {"seat": "TM", "since_on": date(2027, 1, 1), "until_on": date(2027, 12, 31)}


def enter(world, *, by=None, **given):
    facts = {"decision_reference": "протокол № 12, п. 9", **NEXT, **given}
    return enter_chairmanship(**facts, by=by or world.head, at=world.tick())


def test_a_term_is_entered_with_its_co_chairs_and_its_ground(world):
    with registered("chairmanship.entered", clause="4.3"):
        term = enter(world, preceding="TJ", following="UZ")

    assert term.seat.code == "TM"
    assert {beside.place: beside.seat.code for beside in term.co_chairs} == {
        CoChairPlace.PRECEDING: "TJ",
        CoChairPlace.FOLLOWING: "UZ",
    }


@pytest.mark.parametrize(("until_on", "kept"), [(date(2027, 12, 31), True), (date(2028, 1, 1), False)])
def test_a_term_longer_than_a_year_is_entered_with_a_warning(world, until_on, kept):
    with registered("chairmanship.entered") as entered:
        enter(world, until_on=until_on)

    assert f'"in_order":{str(kept).lower()}' in entered.only.content


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"since_on": date(2026, 12, 31)}, Conflict),
        ({"until_on": date(2026, 12, 1)}, Incomplete),
        ({"preceding": "TM"}, Incomplete),
        ({"preceding": "TJ", "following": "TJ"}, Incomplete),
        ({"decision_reference": ""}, Incomplete),
        ({"seat": "AZ"}, Incomplete),
    ],
)
def test_a_term_that_cannot_be_is_refused(world, given, kind):
    with refused(kind):
        enter(world, **given)


def test_a_term_entered_by_mistake_is_ended_and_makes_room(world):
    mistaken = enter(world, seat="UZ")

    with registered("chairmanship.ended", "chairmanship.entered"):
        end_chairmanship(chairmanship=mistaken.public_id, reason="опечатка", by=world.head, at=world.tick())
        enter(world)
    with refused(Conflict):
        end_chairmanship(chairmanship=mistaken.public_id, reason="опечатка", by=world.head, at=world.tick())


@pytest.mark.parametrize("code", ["TJ", "operator", "observer"])
def test_the_chair_is_entered_by_the_secretariat(world, code):
    with refused(Forbidden):
        enter(world, by=world.actor(code))
