"""A state keeps its own users: it proposes, the secretariat confirms, and the state hands the link over."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from council.access.delegations import users_of_delegation
from council.access.handed_links import links_told_to
from council.actions.invitations import accept_invitation, invite_again
from council.actions.nominations import confirm_nomination, nominate, refuse_nomination, withdraw_nomination
from council.actions.people import appoint, disable_account
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.database import db, transaction
from council.records.nominations import Nomination
from council.records.people import Account, Appointment, Office, Person
from tests.ledger import assert_books_balance, refused, registered
from tests.world import (
    SINCE,
    a_meeting,
    a_substitute,
    an_open_vote,
    cheap_passwords,
    end_by_two,
    enter_person,
)

PHRASE = "четыре тихих слова рядом"


@pytest.fixture
def focal(world):
    """The focal point of Kazakhstan."""
    enter_person(world, "kz-focal", office=Office.FOCAL_POINT, seat="KZ")
    return world.actor("kz-focal")


def nominated(world, by, **said):
    given = {
        "family_name": "Делегат",
        "given_names": "Анна",
        "post": "советник",
        "email": "D@example.org",
    } | said
    return nominate(**given, by=by, at=world.tick()).public_id


def confirmed(world, by, **given):
    nomination = confirm_nomination(
        nomination=nominated(world, by, **given), by=world.officer, at=world.tick()
    )
    return db.session.get_one(Person, nomination.person_id)


def accept(world, token):
    with cheap_passwords():
        accept_invitation(token=token, passphrase=PHRASE, body_id=world.body_id, address="", at=world.tick())


def test_a_user_proposed_and_confirmed_is_let_in_by_a_link_of_the_state(world, focal):
    with registered("nomination.made", "nomination.confirmed"):
        person = confirmed(world, focal)
    account = db.session.scalars(select(Account).where(Account.person_id == person.id)).one()
    assert account.password_hash is None
    assert [
        held.office for held in users_of_delegation(db.session(), focal.keeps_id, day=world.clock.now.date())
    ] == [Office.MEMBER, Office.FOCAL_POINT, Office.DELEGATE]

    with registered("account.invited", "account.password_set"):
        accept(world, invite_again(person=person.public_id, by=focal, at=world.tick()).token)

    world.persons["delegate"] = person.public_id
    delegate = world.actor("delegate")
    assert (delegate.delegation, delegate.seat, delegate.keeps) == ("KZ", None, None)
    assert_books_balance()


@pytest.mark.parametrize("code", ["officer", "operator", "advisory", "observer"])
def test_only_who_keeps_the_users_of_a_state_proposes_them(world, code):
    with refused(Forbidden):
        nominated(world, world.actor(code))


def test_a_substitute_keeps_no_users(world):
    held = a_meeting(world)
    code, _ = a_substitute(held, "KZ")
    actor = world.actor(code, meeting=held.meeting)
    assert actor.seat == "KZ"

    with refused(Forbidden):
        nominated(world, actor)


def test_a_state_confirms_nobody_itself(world, focal):
    nomination = nominated(world, focal)
    for actor in (focal, world.member("KZ"), world.operator):
        with refused(Forbidden):
            confirm_nomination(nomination=nomination, by=actor, at=world.tick())
        with refused(Forbidden):
            refuse_nomination(nomination=nomination, reason="нет", by=actor, at=world.tick())

    kept = db.session.scalars(select(Nomination)).one()
    db.session.rollback()
    with pytest.raises(IntegrityError, match="two_persons"), transaction() as session:
        forged = session.get_one(Nomination, kept.id)
        forged.confirmed_at, forged.confirmed_by_id, forged.person_id = (
            world.tick(),
            focal.person_id,
            focal.person_id,
        )


def test_another_state_neither_sees_nor_touches_them(world, focal):
    waiting, person = nominated(world, focal, email="w@example.org"), confirmed(world, focal)
    enter_person(world, "uz-focal", office=Office.FOCAL_POINT, seat="UZ")
    for stranger in (world.actor("uz-focal"), world.member("UZ")):
        with refused(NotFound):
            withdraw_nomination(nomination=waiting, by=stranger, at=world.tick())
        with refused(NotFound):
            invite_again(person=person.public_id, by=stranger, at=world.tick())
        with refused(Forbidden):
            disable_account(person=person.public_id, by=stranger, at=world.tick())


def test_no_officer_takes_over_the_link_of_a_delegate_whom_somebody_keeps(world, focal):
    """Whoever holds the link is that delegate to everybody else: it is the state's to hand out."""
    person = confirmed(world, focal)
    for officer in (world.officer, world.head, world.operator):
        with refused(Forbidden):
            invite_again(person=person.public_id, by=officer, at=world.tick())
    appoint(
        person=person.public_id, office=Office.OBSERVER, post="советник", since_on=SINCE, by=world.officer,
        at=world.tick(),
    )  # fmt: skip
    with refused(Forbidden):
        invite_again(person=person.public_id, by=world.officer, at=world.tick())
    with registered("account.invited"):
        invite_again(person=person.public_id, by=focal, at=world.tick())


def test_where_nobody_keeps_the_delegation_an_officer_hands_the_link_out_and_its_users_are_told(world, focal):
    person, colleague = confirmed(world, focal), confirmed(world, focal, email="second@example.org")
    for keeper in ("KZ", "kz-focal"):
        disable_account(person=world.persons[keeper], by=world.officer, at=world.tick())
    with registered("account.invited"):
        invite_again(person=person.public_id, by=world.officer, at=world.tick())
    world.persons["colleague"] = colleague.public_id
    told = links_told_to(db.session(), world.actor("colleague"), at=world.tick())
    assert [link.person_id for link in told] == [person.id]
    assert links_told_to(db.session(), world.member("UZ"), at=world.tick()) == []


def test_a_state_closes_the_account_of_its_user_and_of_nobody_else(world, focal):
    person = confirmed(world, focal)
    for other in (
        world.persons["KZ"],
        world.persons["kz-focal"],
        world.persons["officer"],
        world.persons["UZ"],
    ):
        with refused(Forbidden):
            disable_account(person=other, by=focal, at=world.tick())

    with registered("account.disabled"):
        disable_account(person=person.public_id, by=focal, at=world.tick())


def test_a_proposal_is_answered_once(world, focal):
    withdrawn, turned_down, taken = (nominated(world, focal, email=f"d{n}@example.org") for n in range(3))
    with registered("nomination.withdrawn", "nomination.refused", "nomination.confirmed"):
        withdraw_nomination(nomination=withdrawn, by=world.member("KZ"), at=world.tick())
        refuse_nomination(nomination=turned_down, reason="не подтверждено", by=world.officer, at=world.tick())
        confirm_nomination(nomination=taken, by=world.officer, at=world.tick())

    for nomination in (withdrawn, turned_down, taken):
        with refused(Conflict):
            confirm_nomination(nomination=nomination, by=world.officer, at=world.tick())
        with refused(Conflict):
            withdraw_nomination(nomination=nomination, by=focal, at=world.tick())


def test_an_address_of_somebody_else_is_told_to_the_secretariat_only(world, focal):
    nomination = nominated(world, focal, email="ru@example.org")

    with refused(Conflict):
        confirm_nomination(nomination=nomination, by=world.officer, at=world.tick())


@pytest.mark.parametrize(
    "said", [{"email": "nobody"}, {"post": " "}, {"family_name": "Ива\u202eнов"}, {"language": "de"}]
)
def test_what_cannot_be_entered_is_refused(world, focal, said):
    with refused(Incomplete):
        nominated(world, focal, **said)
    waiting = nominated(world, focal)
    with refused(Incomplete):
        refuse_nomination(nomination=waiting, reason=" ", by=world.officer, at=world.tick())


def test_who_belongs_to_a_delegation_has_no_vote(world, focal):
    voting = an_open_vote(world)
    world.persons["delegate"] = confirmed(world, focal).public_id

    for code in ("kz-focal", "delegate"):
        with refused(Exception):
            cast_ballot(
                vote=voting.vote, position=Position.FOR, form_key="k",
                by=world.actor(code, meeting=voting.held.meeting), at=world.tick(),
            )  # fmt: skip


def test_an_office_that_is_over_keeps_no_users(world, focal):
    held = db.session.scalars(select(Appointment).where(Appointment.person_id == focal.person_id)).one()
    last = world.clock.now.date()
    end_by_two(world, held.public_id, last)
    assert world.actor("kz-focal").keeps == "KZ"

    world.clock.move_to(world.clock.now + timedelta(days=1))
    after = world.actor("kz-focal")
    assert (after.keeps, after.delegation) == (None, None)
