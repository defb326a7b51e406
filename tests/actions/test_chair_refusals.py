"""A state declines its turn, is passed over or lays the chair down; the record says by which letter."""

from datetime import date

import pytest

from council.actions.chair_refusals import record_refusal, take_back_refusal
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.law.departures import departures
from council.law.rotation_facts import RefusalKind
from council.records.bodies import Body
from council.records.database import db
from council.records.rotation import rotation_of
from tests.ledger import refused, registered
from tests.world import a_running_meeting, end

NEXT_YEAR = date(2027, 1, 1)


def record(world, *, by=None, **given):
    facts = {"seat": "TM", "kind": RefusalKind.DECLINED, "since_on": date(2026, 12, 1)} | given
    letter = facts.pop("letter_reference", "письмо от 1 октября 2026 года № 7")
    return record_refusal(**facts, letter_reference=letter, by=by or world.head, at=world.tick())


def course_of(world):
    session = db.session()
    return rotation_of(session, session.get_one(Body, world.body_id))


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_state_that_declines_is_passed_over_with_its_letter_in_the_ledger(world):
    with registered("chair_refusal.recorded", clause="4.3"):
        record(world, until_on=date(2027, 6, 1))

    course = course_of(world)
    assert course.chair_on(NEXT_YEAR).seat == "UZ"
    told = [one for one in departures(course, until_on=NEXT_YEAR) if one.seat == "TM"]
    assert [one.ruling.finding for one in told] == ["turn_declined"]
    assert "№ 7" in told[0].ruling.figures["reference"]


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_state_that_lays_the_chair_down_is_followed_from_that_day(world):
    record(world, seat="TJ", kind=RefusalKind.LAID_DOWN, since_on=date(2026, 9, 1))

    course = course_of(world)
    assert course.chair_on(date(2026, 8, 31)).seat == "TJ"
    assert course.chair_on(date(2026, 9, 1)).seat == "TM"


def test_a_refusal_taken_back_gives_the_turn_back(world):
    refusal = record(world)
    with registered("chair_refusal.taken_back"):
        take_back_refusal(refusal=refusal.public_id, reason="отозвано", by=world.head, at=world.tick())

    assert course_of(world).chair_on(NEXT_YEAR).seat == "TM"
    with refused(Conflict):
        take_back_refusal(refusal=refusal.public_id, reason="отозвано", by=world.head, at=world.tick())


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"letter_reference": ""}, Incomplete),
        ({"seat": "AZ"}, Incomplete),
        ({"until_on": date(2026, 1, 1)}, Incomplete),
        ({"kind": RefusalKind.LAID_DOWN}, NotInOrder),
        ({"seat": "TJ", "kind": RefusalKind.LAID_DOWN, "since_on": date(2026, 1, 1)}, NotInOrder),
        ({"seat": "TJ", "kind": RefusalKind.LAID_DOWN, "until_on": NEXT_YEAR}, Incomplete),
    ],
)
def test_a_refusal_that_cannot_be_is_refused(world, given, kind):
    with refused(kind):
        record(world, **given)


def test_a_turn_is_refused_once(world):
    record(world)
    with refused(NotInOrder, "turn_already_refused", clause="4.3"):
        record(world, kind=RefusalKind.PASSED_OVER)


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_chair_is_not_laid_down_from_the_day_of_a_running_meeting(running):
    world = running.world
    laid_down = {"seat": "TJ", "kind": RefusalKind.LAID_DOWN}
    with refused(NotInOrder, "chair_of_running_meeting_changes", clause="4.3"):
        record(world, **laid_down, since_on=date(2026, 6, 4))
    with registered("chair_refusal.recorded"):
        record(world, **laid_down, since_on=date(2026, 6, 5))


def test_a_refusal_that_made_the_co_chair_is_not_taken_back_while_the_meeting_runs(world):
    refusal, later = record(world).public_id, record(world, seat="BY").public_id
    held = a_running_meeting(world)
    taking_back = {"reason": "отозвано", "by": world.head}
    with refused(NotInOrder, "chair_of_running_meeting_changes", clause="4.3"):
        take_back_refusal(refusal=refusal, **taking_back, at=world.tick())
    with registered("chair_refusal.taken_back"):
        take_back_refusal(refusal=later, **taking_back, at=world.tick())

    end(held)
    with registered("chair_refusal.taken_back"):
        take_back_refusal(refusal=refusal, **taking_back, at=world.tick())


@pytest.mark.parametrize("code", ["TM", "operator", "observer"])
def test_a_refusal_is_recorded_by_the_secretariat(world, code):
    with refused(Forbidden):
        record(world, by=world.actor(code))
