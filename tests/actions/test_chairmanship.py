"""A state chairs from one day to another by a decision, with its co-chairs, in its turn or as the body sets it."""

from datetime import date

import pytest
from sqlalchemy import select

from council.actions.chairmanship import elect_first_chair, end_chairmanship, enter_chairmanship
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.law.rotation_facts import Basis, Scope
from council.records.bodies import Body
from council.records.chairmanship import Chairmanship, CoChairPlace
from council.records.database import db
from council.records.rotation import rotation_of
from tests.ledger import refused, registered
from tests.world import a_running_meeting, build_world, end

NEXT = {"seat": "TM", "since_on": date(2027, 1, 1), "until_on": date(2027, 12, 31)}


def enter(world, *, by=None, **given):
    facts = {"decision_reference": "протокол № 12, п. 9", **NEXT, **given}
    return enter_chairmanship(**facts, by=by or world.head, at=world.tick())


def test_a_term_of_centuries_is_a_slip_of_the_pen(world):
    with refused(Incomplete):
        enter(world, until_on=date(2199, 12, 31), scope=Scope.THIS_TERM)


def test_a_term_is_entered_with_its_co_chairs_and_its_ground(world):
    with registered("chairmanship.entered", clause="4.3"):
        term = enter(world, preceding="TJ", following="UZ")

    assert term.seat.code == "TM"
    assert {beside.place: beside.seat.code for beside in term.co_chairs} == {
        CoChairPlace.PRECEDING: "TJ",
        CoChairPlace.FOLLOWING: "UZ",
    }


@pytest.mark.parametrize(("until_on", "kept"), [(date(2027, 12, 31), True), (date(2028, 1, 1), False)])
def test_a_term_longer_than_a_year_is_entered_with_a_warning_where_the_council_sets_it(world, until_on, kept):
    with registered("chairmanship.entered") as entered:
        enter(world, until_on=until_on, scope=Scope.THIS_TERM)

    found = "chairmanship_within_term" if kept else "chairmanship_too_long"
    assert f'"{found}"' in entered.only.content


def test_the_last_day_is_the_eve_of_the_anniversary_where_none_is_named(world):
    assert enter(world, until_on=None).until_on == date(2027, 12, 31)


def test_a_term_out_of_turn_is_entered_where_a_decision_says_how_far_it_reaches(world):
    with registered("chairmanship.entered", clause="4.3") as entered:
        enter(world, seat="BY", scope=Scope.THIS_TERM)

    assert '"order_set_otherwise"' in entered.only.content
    assert chairs_on(world, date(2027, 6, 1)).basis is Basis.BY_DECISION
    assert chairs_on(world, date(2028, 6, 1)).seat == "TM", "for one term: the order goes on where it stood"


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"since_on": date(2026, 12, 31)}, NotInOrder),
        ({"since_on": date(2025, 6, 1), "until_on": date(2026, 1, 1), "scope": Scope.THIS_TERM}, NotInOrder),
        ({"until_on": date(2028, 1, 1)}, NotInOrder),
        ({"seat": "BY"}, NotInOrder),
        ({"decision_reference": "решение Совета", "scope": Scope.THIS_TERM}, NotInOrder),
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


def chairs_on(world, day):
    session = db.session()
    return rotation_of(session, session.get_one(Body, world.body_id)).chair_on(day)


@pytest.mark.clause("cis_industrial_policy", "5.15")
def test_the_first_chair_is_elected_once(records):
    world = build_world(states=("KZ", "RU", "UZ"))
    elected = {"seat": "RU", "since_on": date(2026, 6, 4), "decision_reference": "протокол № 1, п. 1"}
    with registered("chairmanship.elected", clause="5.15"):
        elect_first_chair(**elected, by=world.head, at=world.tick())

    assert chairs_on(world, date(2026, 6, 4)).basis is Basis.ELECTED
    assert chairs_on(world, date(2027, 6, 4)).seat == "UZ", "the next state chairs by the rule itself"
    with refused(NotInOrder):
        elect_first_chair(**elected, by=world.head, at=world.tick())


def test_a_term_entered_by_mistake_is_ended_and_makes_room(world):
    mistaken = enter(world, seat="UZ", scope=Scope.THIS_TERM)

    with registered("chairmanship.ended", "chairmanship.entered"):
        end_chairmanship(chairmanship=mistaken.public_id, reason="опечатка", by=world.head, at=world.tick())
        enter(world)
    with refused(Conflict):
        end_chairmanship(chairmanship=mistaken.public_id, reason="опечатка", by=world.head, at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_running_meeting_keeps_its_chair_and_co_chairs(running):
    world = running.world
    standing = db.session.scalars(select(Chairmanship)).one().public_id
    with refused(NotInOrder, "chair_of_running_meeting_changes", clause="4.3"):
        end_chairmanship(chairmanship=standing, reason="опечатка", by=world.head, at=world.tick())
    with refused(NotInOrder, "chair_of_running_meeting_changes", clause="4.3"):
        enter(world, seat="BY", scope=Scope.THIS_TERM)  # the chair that follows is a co-chair of the day
    with registered("chairmanship.entered"):
        enter(world)

    end(running)
    with registered("chairmanship.ended"):
        end_chairmanship(chairmanship=standing, reason="опечатка", by=world.head, at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.15")
def test_the_running_first_meeting_elects_the_chair_it_does_not_have(records):
    world = build_world(states=("BY", "KZ", "UZ"))
    a_running_meeting(world, present=("BY", "KZ", "UZ"))
    elected = {"seat": "KZ", "since_on": date(2026, 6, 4), "decision_reference": "протокол № 1, п. 1"}
    with registered("chairmanship.elected", clause="5.15"):
        elect_first_chair(**elected, by=world.head, at=world.tick())


@pytest.mark.parametrize("code", ["TJ", "operator", "observer"])
def test_the_chair_is_entered_by_the_secretariat(world, code):
    with refused(Forbidden):
        enter(world, by=world.actor(code))
