"""Who a person is on a day: offices begin and end at midnight by the clock of the body."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from council.access.actors import actor_of
from council.records.credentials import Credential
from council.records.database import db
from council.records.people import Appointment, Person
from council.wording.dates import MONTHS_EN
from tests.world import a_meeting, a_substitute, end_by_two

LAST_DAY = date(2026, 6, 4)


def test_a_person_is_told_for_which_state_they_act_in_the_language_of_the_page(world):
    _code, paper = a_substitute(a_meeting(world), "KG")
    held = db.session.scalars(select(Credential).where(Credential.public_id == paper)).one()
    member, substitute = (
        actor_of(db.session(), db.session.get_one(Person, key), body_id=world.body_id, at=world.tick())
        for key in (id_of(world, "TM"), held.person_id)
    )

    assert member.acting_line("en") == "You act for Turkmenistan"
    assert member.acting_line() == "Вы действуете от имени Туркменистана"
    day = f"{held.dated_on.day} {MONTHS_EN[held.dated_on.month - 1]} {held.dated_on.year}"
    assert (
        substitute.acting_line("en") == f"You act for the Kyrgyz Republic by paper No. {held.number} of {day}"
    )


def id_of(world, code):
    return db.session.scalars(select(Person.id).where(Person.public_id == world.persons[code])).one()


@pytest.mark.parametrize(
    ("at", "is_member"),
    [
        (datetime(2026, 6, 4, 20, 59, tzinfo=UTC), True),  # 23:59 of the last day in Minsk
        (datetime(2026, 6, 4, 21, 1, tzinfo=UTC), False),  # past midnight there, not yet in Greenwich
    ],
)
def test_an_office_ends_at_midnight_by_the_clock_of_the_body(world, at, is_member):
    person = db.session.scalars(select(Person).where(Person.public_id == world.persons["KZ"])).one()
    held = db.session.scalars(select(Appointment).where(Appointment.person_id == person.id)).one()
    end_by_two(world, held.public_id, LAST_DAY)

    actor = actor_of(db.session(), person, body_id=world.body_id, at=at)

    assert (actor.seat == "KZ") is is_member
