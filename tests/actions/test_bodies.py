"""A body comes into the world once, its states take their seats, and the secretariat is the first to act."""

from datetime import date

import pytest
from sqlalchemy import func, select

from council.actions.bodies import admit_seat, name_authorised_body, set_up_body
from council.actions.people import set_up_secretariat
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.records.bodies import AuthorisedBody, State
from council.records.database import db
from council.records.floor import seats_on
from tests.ledger import refused, registered
from tests.world import BODY, PASSWORD, SET_UP_AT


def admit(world, *, state="AZ", since_on=date(2026, 1, 1), basis="уведомление", by=None):
    return admit_seat(state=state, since_on=since_on, basis=basis, by=by or world.head, at=world.tick())


def name(world, *, since_on, title="Министерство", by=None):
    return name_authorised_body(
        state="KZ", title_ru=title, since_on=since_on, by=by or world.head, at=world.tick()
    )


def test_a_body_is_set_up_with_the_states_by_nobody_yet(records):
    with registered("body.set_up") as entered:
        body = set_up_body(charter=BODY, is_demonstration=False, at=SET_UP_AT)

    assert entered.only.person_id is None
    assert entered.only.thing_id == body.public_id
    assert db.session.scalar(select(func.count()).select_from(State)) == 12


def test_a_body_is_set_up_once(world):
    with refused(Conflict):
        set_up_body(charter=BODY, is_demonstration=False, at=world.tick())


def test_a_charter_that_is_none_is_named(records):
    with pytest.raises(Incomplete, match="no such charter"):
        set_up_body(charter="of_nowhere", is_demonstration=False, at=SET_UP_AT)


def test_the_first_secretariat_is_named_once(world):
    with refused(Conflict):
        set_up_secretariat(
            body=world.body, family_name="Второй", given_names="Глава", post="руководитель",
            email="second@example.org", password=PASSWORD, at=world.tick(),
        )  # fmt: skip


def test_a_state_takes_its_seat(world):
    with registered("seat.admitted"):
        seat = admit(world)

    assert seat.code == "AZ"
    assert seat not in seats_on(db.session(), world.body_id, date(2025, 12, 31))
    assert seat in seats_on(db.session(), world.body_id, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"state": "KZ"}, NotInOrder),
        ({"state": "XX"}, NotFound),
        ({"basis": "  "}, Incomplete),
        ({"since_on": date(1, 1, 1)}, Incomplete),
    ],
)
def test_a_seat_that_cannot_be_is_refused(world, given, kind):
    with refused(kind):
        admit(world, **given)


@pytest.mark.parametrize("code", ["KZ", "advisory", "observer"])
def test_seats_are_entered_by_the_secretariat_alone(world, code):
    with refused(Forbidden):
        admit(world, by=world.actor(code))


def test_a_newly_named_authority_ends_the_one_before(world):
    with registered("authorised_body.named"):
        name(world, since_on=date(2026, 3, 1), title="Новое министерство")

    earlier = db.session.scalars(select(AuthorisedBody).where(AuthorisedBody.until_on.is_not(None))).one()
    assert earlier.until_on == date(2026, 2, 28)


def test_an_authority_cannot_be_named_before_the_present_one(world):
    with refused(Conflict):
        name(world, since_on=date(2020, 1, 1))
