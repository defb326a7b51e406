"""Who a person is on a day: offices begin and end at midnight by the clock of the body."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from council.access.actors import actor_of
from council.actions.people import end_appointment
from council.records.database import db
from council.records.people import Appointment, Person

LAST_DAY = date(2026, 6, 4)


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
    end_appointment(appointment=held.public_id, until_on=LAST_DAY, by=world.head, at=world.tick())

    actor = actor_of(db.session(), person, body_id=world.body_id, at=at)

    assert (actor.seat == "KZ") is is_member
