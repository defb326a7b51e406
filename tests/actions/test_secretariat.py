"""The head of the secretariat changes with the chairing state; the deputy stays."""

from datetime import date

import pytest
from sqlalchemy import select

from council.access.signing_in import session_of_token
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.secretariat import hand_over_secretariat
from council.actions.sessions import begin_session
from council.records.database import db, transaction
from council.records.people import Appointment, Office
from tests.ledger import refused, registered
from tests.world import enter_person

TAKES_OVER = date(2027, 1, 1)


def hand_over(world, *, by=None, person=None, **given):
    facts = {"seat": "TM", "post": "начальник управления", "since_on": TAKES_OVER} | given
    person = person or enter_person(world, "incoming")
    return hand_over_secretariat(person=person, **facts, by=by or world.officer, at=world.tick())


def held(office):
    return db.session.scalars(
        select(Appointment).where(Appointment.office == office).order_by(Appointment.since_on)
    ).all()


@pytest.mark.clause("cis_industrial_policy", "5.13")
def test_the_head_of_the_outgoing_state_ends_on_the_eve_and_the_deputy_stays(world):
    incoming = enter_person(world, "incoming")
    with registered("secretariat.handed_over", clause="5.13"):
        head = hand_over(world, person=incoming)

    assert (head.represents.code, head.seat) == ("TM", None), "the head has no vote"
    outgoing, standing = held(Office.SECRETARIAT_HEAD)
    assert (outgoing.until_on, standing.id) == (date(2026, 12, 31), head.id)
    assert [deputy.until_on for deputy in held(Office.SECRETARIAT_DEPUTY)] == [None]


def test_who_hands_over_and_who_takes_over_are_signed_out(world):
    incoming = enter_person(world, "incoming")
    keys = {code: world.actor(code).person_id for code in ("head", "incoming", "deputy")}
    with transaction() as session:
        tokens = {
            code: begin_session(session, person_id=key, address="127.0.0.1", at=world.tick())
            for code, key in keys.items()
        }
    hand_over(world, person=incoming)
    stands = {
        code: session_of_token(db.session(), token, at=world.tick()) is not None
        for code, token in tokens.items()
    }
    assert stands == {"head": False, "incoming": False, "deputy": True}


@pytest.mark.clause("cis_industrial_policy", "5.13")
@pytest.mark.parametrize("given", [{"seat": "TJ"}, {"since_on": date(2026, 12, 31)}])
def test_only_the_state_that_chairs_on_the_day_gives_the_head(world, given):
    person = enter_person(world, "incoming")
    with refused(NotInOrder, "secretariat_head_of_another", clause="5.13"):
        hand_over(world, person=person, **given)


@pytest.mark.parametrize(("given", "kind"), [({"seat": "AZ"}, Incomplete), ({"post": ""}, Incomplete)])
def test_a_handover_that_lacks_something_is_refused(world, given, kind):
    person = enter_person(world, "incoming")
    with refused(kind):
        hand_over(world, person=person, **given)


def test_the_secretariat_is_not_handed_over_twice_on_a_day(world):
    person = enter_person(world, "incoming")
    hand_over(world, person=person)
    with refused(Conflict):
        hand_over(world, person=person)


@pytest.mark.parametrize("code", ["TM", "operator"])
def test_the_secretariat_is_handed_over_by_itself(world, code):
    person = enter_person(world, "incoming")
    with refused(Forbidden):
        hand_over(world, person=person, by=world.actor(code))
