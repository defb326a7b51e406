"""A correction is owed to the members of the day, and to nobody it could not be entered as sent to."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.parties import enter_treaty_act
from council.actions.refusals import Incomplete
from council.actions.rendering import print_decision
from council.law.parties import TreatyStep
from council.records.database import db
from council.records.decisions import DecisionNumber
from council.records.dispatches import Delivery, Dispatch
from council.records.files import FileStore
from council.records.minutes_waiting import corrections_unsent
from council.records.people import Appointment, Office
from council.records.sendable import seats_to_reach
from tests.actions.closed import prepared, sign
from tests.actions.test_corrections import answer, printed, propose
from tests.dispatching import ADOPTED, MATERIALS, by_hand, meeting_of, ruling_of, send_adopted
from tests.ledger import refused
from tests.world import STATES, end_by_two, enter_person, name_by_two, states_but

DAY = timedelta(days=1)
TO_ACCEDE = 30 * DAY


@pytest.fixture
def corrected(over, settings):
    """A meeting whose protocol is signed, sent and corrected; with the papers of its decisions printed."""
    held = signed_and_sent(over, settings)
    correct(held, settings)
    return held


def signed_and_sent(over, settings):
    held, _decision = over
    store = FileStore(settings.files_dir)
    sign(held, prepared(held, store))
    for numbered in db.session.scalars(select(DecisionNumber)).all():
        print_decision(decision=numbered.decision.public_id, store=store, at=held.world.tick())
    send_adopted(held)
    return held


def correct(held, settings):
    correction = propose(held)
    answer(held, correction, printed(held, correction, FileStore(settings.files_dir)))


def today(held):
    return held.world.clock.now.date()


def next_day(held):
    held.world.clock.now += DAY
    return today(held)


def is_owed(held):
    """Say whether the secretariat is still asked to send the correction."""
    db.session.rollback()
    return bool(db.session.scalars(corrections_unsent(held.world.body_id, today=today(held))).all())


def join(held, state, *, first):
    """Let a state accede, and its member come into office on the first day given, when it is a party."""
    world = held.world
    enter_treaty_act(
        step=TreatyStep.ACCEDED, state=state, acted_on=today(held), document="нота № 7", by=world.officer,
        at=world.tick(),
    )  # fmt: skip
    world.clock.now += TO_ACCEDE
    named = {"post": "министр", "organisation": "министерство", "since_on": first}
    name_by_two(world, person=enter_person(world, state), office=Office.MEMBER, seat=state, **named)


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_a_state_that_joined_after_the_meeting_is_sent_its_correction_from_the_first_day_of_its_member(
    corrected,
):
    held, first = corrected, today(corrected) + TO_ACCEDE + DAY
    join(held, "AZ", first=first)
    by_hand(held, *STATES, on=today(held), kind=ADOPTED, key="all")
    assert not is_owed(held), "the day before it has no member"
    with refused(Incomplete):
        by_hand(held, "AZ", on=today(held), kind=ADOPTED, key="early")

    assert next_day(held) == first
    assert is_owed(held)
    by_hand(held, "AZ", on=first, kind=ADOPTED, key="new")
    assert not is_owed(held)
    assert ruling_of(held, ADOPTED).finding == "adopted_sent_in_time", "the meeting was not one of its own"


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_what_was_adopted_goes_by_mail_to_a_state_that_joined_and_materials_do_not(corrected):
    held = corrected
    join(held, "AZ", first=today(held) + TO_ACCEDE)
    assert is_owed(held)
    sent = send_adopted(held, key="again")
    assert not is_owed(held)
    reached = select(Delivery).join(Dispatch).where(Dispatch.public_id == sent)
    assert {one.seat.code for one in db.session.scalars(reached) if one.seat} == {*STATES, "AZ"}
    of_materials = seats_to_reach(db.session(), meeting_of(held), MATERIALS, day=today(held))
    assert {seat.code for seat in of_materials} == set(STATES)


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_a_state_without_a_member_any_more_is_owed_no_correction_and_may_be_handed_it(corrected):
    held, leaving = corrected, corrected.world.member("AM").person_id
    office = db.session.query(Appointment).filter_by(person_id=leaving).one().public_id
    last = today(held)
    end_by_two(held.world, office, until_on=last)
    by_hand(held, *states_but("AM"), on=last, kind=ADOPTED, key="others")
    assert is_owed(held), "its last day is still its own"
    assert next_day(held) == last + DAY
    assert not is_owed(held)
    assert by_hand(held, "AM", on=today(held), kind=ADOPTED, key="left"), "it took part in the meeting"


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_nobody_was_handed_a_correction_on_a_day_before_it_was_signed(over, settings):
    held = signed_and_sent(over, settings)
    before = today(held)
    next_day(held)
    correct(held, settings)
    by_hand(held, *STATES, on=before, kind=ADOPTED, key="of the day before")
    assert is_owed(held), "on that day the protocol was as it had been signed first"
    by_hand(held, *STATES, on=today(held), kind=ADOPTED, key="of the day")
    assert not is_owed(held)
