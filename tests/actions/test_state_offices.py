"""Who is named for a state, and whose office for it ends: two persons, or one head alone and marked so."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.actions.bodies import admit_seat
from council.actions.invitations import invite
from council.actions.people import appoint, end_appointment, register_person
from council.actions.proposals import confirm_proposal, refuse_proposal
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.state_offices import end_for_state, name_for_state
from council.records.database import db
from council.records.people import Appointment, Office, Person
from council.records.proposals import Proposal
from council.records.register import RegisterEntry
from tests.ledger import assert_books_balance, refused, registered
from tests.world import SINCE, build_head_alone, end_by_two, enter_person

DAY = date(2026, 7, 1)


@pytest.fixture
def bare_world(records):
    return build_head_alone()


def newcomer(world, by=None):
    return register_person(
        family_name="Новый", given_names="Участник", by=by or world.officer, at=world.tick()
    ).public_id


def propose(world, *, office=Office.FOCAL_POINT, seat="KZ", person=None, by=None):
    return name_for_state(
        person=person or newcomer(world), office=office, seat=seat, post="советник", since_on=SINCE,
        by=by or world.officer, at=world.tick(),
    )  # fmt: skip


def confirm(world, proposal, by):
    return confirm_proposal(proposal=proposal.public_id, by=by, at=world.tick())


def office_of(world, code):
    query = select(Appointment).join(Person).where(Person.public_id == world.persons[code])
    return db.session.scalars(query).one()


@pytest.mark.clause("cis_industrial_policy", "4.1")
@pytest.mark.parametrize("office", [Office.MEMBER, Office.FOCAL_POINT, Office.DELEGATE])
def test_nobody_is_named_for_a_state_before_a_second_person_confirms(world, office):
    end_by_two(world, office_of(world, "KZ").public_id, SINCE)
    person = newcomer(world)
    with registered("appointment.proposed", clause="4.1"):
        proposal = name_for_state(
            person=person, office=office, seat="KZ", post="министр", since_on=DAY, by=world.officer,
            at=world.tick(),
        )  # fmt: skip
    named = select(Appointment).join(Person).where(Person.public_id == person)
    assert db.session.scalars(named).first() is None, "one officer alone has named somebody for a state"

    with refused(NotInOrder, "two_persons_needed", clause="4.1"):
        confirm(world, proposal, world.officer)
    with registered("appointment.made", clause="4.1"):
        confirm(world, proposal, world.head)
    assert db.session.scalars(named).one().office is office
    with refused(Conflict):
        confirm(world, proposal, world.actor("deputy"))
    assert_books_balance()


def test_the_office_of_a_member_ends_by_two_persons(world):
    held = office_of(world, "KZ")
    with refused(Forbidden):
        end_appointment(appointment=held.public_id, until_on=DAY, by=world.head, at=world.tick())
    with registered("appointment.ending_proposed", clause="4.1"):
        proposal = end_for_state(appointment=held.public_id, until_on=DAY, by=world.officer, at=world.tick())
    assert held.until_on is None
    with refused(Conflict):
        end_for_state(appointment=held.public_id, until_on=DAY, by=world.head, at=world.tick())
    with refused(NotInOrder, "two_persons_needed"):
        confirm(world, proposal, world.officer)
    with registered("appointment.ended", clause="4.1"):
        confirm(world, proposal, world.actor("deputy"))
    assert held.until_on == DAY
    assert held.ended_at is not None


def test_who_keeps_the_delegation_is_a_second_person_for_its_state_and_for_no_other(world):
    proposal = propose(world)
    for stranger in ("BY", "advisory", "operator"):
        with refused(NotFound):
            confirm(world, proposal, world.actor(stranger))
    with registered("appointment.made"):
        confirm(world, proposal, world.member("KZ"))


def test_nobody_is_the_second_person_in_their_own_affair(world):
    person = enter_person(world, "colleague", office=Office.SECRETARIAT_OFFICER)
    proposal = propose(world, person=person)
    with refused(NotInOrder, "own_affair", clause="4.1"):
        confirm(world, proposal, world.actor("colleague"))


def test_whom_the_first_person_let_in_is_no_second_person(world):
    puppet = newcomer(world)
    invite(person=puppet, email="puppet@example.org", by=world.officer, at=world.tick())
    world.persons["puppet"] = puppet
    appoint(
        person=puppet, office=Office.SECRETARIAT_OFFICER, post="сотрудник", since_on=SINCE, by=world.head,
        at=world.tick(),
    )  # fmt: skip
    of_the_puppet = newcomer(world)
    invite(person=of_the_puppet, email="next@example.org", by=world.actor("puppet"), at=world.tick())
    world.persons["next"] = of_the_puppet
    appoint(
        person=of_the_puppet, office=Office.SECRETARIAT_OFFICER, post="сотрудник", since_on=SINCE, by=world.head,
        at=world.tick(),
    )  # fmt: skip
    proposal = propose(world)
    for let_in in ("puppet", "next"):
        with refused(NotInOrder, "let_in_by_first"):
            confirm(world, proposal, world.actor(let_in))
    with registered("appointment.made"):
        confirm(world, proposal, world.head)


def test_a_proposal_is_declined_or_taken_back_and_names_nobody(world):
    for by in (world.head, world.officer):
        proposal = propose(world)
        with registered("proposal.refused"):
            refuse_proposal(proposal=proposal.public_id, by=by, at=world.tick())
        with refused(Conflict):
            confirm(world, proposal, world.head)
    assert db.session.scalars(select(Appointment).where(Appointment.office == Office.FOCAL_POINT)).all() == []


def test_a_successor_is_proposed_beside_the_end_that_waits_and_not_confirmed_before_it(world):
    held = office_of(world, "KZ").public_id
    ending = end_for_state(
        appointment=held, until_on=DAY - timedelta(days=1), by=world.officer, at=world.tick()
    )
    naming = name_for_state(
        person=newcomer(world), office=Office.MEMBER, seat="KZ", post="министр", since_on=DAY, by=world.officer,
        at=world.tick(),
    )  # fmt: skip
    with refused(Conflict):
        confirm(world, naming, world.head)
    confirm(world, ending, world.head)
    with registered("appointment.made"):
        confirm(world, naming, world.head)


def test_an_office_of_no_state_is_not_named_so_and_one_of_a_state_not_otherwise(world):
    person = newcomer(world)
    with refused(Incomplete):
        propose(world, person=person, office=Office.OBSERVER)
    with refused(Incomplete):
        propose(world, person=person, seat=None)
    with refused(Incomplete):
        appoint(
            person=person, office=Office.DELEGATE, post="советник", since_on=SINCE, by=world.head,
            at=world.tick(),
        )  # fmt: skip


def test_a_head_alone_in_the_secretariat_names_alone_and_is_marked_for_ever(bare_world):
    world = bare_world
    admit_seat(state="KZ", since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
    person = newcomer(world, by=world.head)
    with registered("appointment.made", clause="4.1"):
        named = propose(world, office=Office.MEMBER, person=person, by=world.head)
    assert named.is_alone
    assert named.confirmed_by_id is None
    entry = db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.id.desc())).first()
    assert '"alone":true' in entry.content, "the register has to say that one person did it"
    with registered("appointment.ended"):
        assert end_for_state(
            appointment=named.appointment.public_id, until_on=DAY, by=world.head, at=world.tick()
        ).is_alone
    assert_books_balance()


def test_with_a_second_in_the_secretariat_nobody_is_alone(bare_world):
    world = bare_world
    admit_seat(state="KZ", since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
    enter_person(world, "officer", office=Office.SECRETARIAT_OFFICER)
    proposal = propose(world, by=world.head)
    assert proposal.is_waiting
    assert db.session.scalars(select(Proposal).where(Proposal.is_alone)).first() is None
