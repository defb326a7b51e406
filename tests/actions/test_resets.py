"""A reset of access: two persons of the secretariat, never the one whose access it is; nobody chooses the password."""

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from council.access.factors import has_factor
from council.access.passwords import password_matches
from council.actions.factors import set_up_one_time_codes
from council.actions.invitations import DeadLink, accept_invitation, invite, withdraw_invitation
from council.actions.people import appoint, disable_account, register_person
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.resets import confirm_reset, propose_reset, refuse_reset, waiting_reset
from council.records.database import db, transaction
from council.records.people import Account, Office, Person
from council.records.resets import MARKED_FOR, Reset
from tests.authenticator import vault_of
from tests.ledger import assert_books_balance, refused, registered
from tests.world import PASSWORD, SINCE, cheap_passwords

KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PHRASE = "четыре тихих слова рядом"


def proposed(world, code="KZ", *, by=None, lost=False):
    return propose_reset(
        person=world.persons[code],
        reason="забыт",
        removes_factors=lost,
        by=by or world.officer,
        at=world.tick(),
    ).public_id


def accept(world, token):
    with cheap_passwords():
        return accept_invitation(
            token=token, passphrase=PHRASE, body_id=world.body_id, address="", at=world.tick()
        )


def hash_of(world, code):
    held = select(Account.password_hash).join(Account.person).where(Person.public_id == world.persons[code])
    return db.session.scalars(held).one()


def test_two_persons_let_a_third_set_a_new_password(world):
    with registered("reset.proposed", "reset.confirmed"):
        issued = confirm_reset(reset=proposed(world), by=world.head, at=world.tick())
    assert password_matches(hash_of(world, "KZ"), PASSWORD), "nothing changes before the person has chosen"

    with registered("account.password_set"):
        accept(world, issued.token)

    assert password_matches(hash_of(world, "KZ"), PHRASE)
    assert not password_matches(hash_of(world, "KZ"), PASSWORD)
    assert_books_balance()


def test_one_person_alone_resets_nobody(world):
    reset = proposed(world)
    with refused(Forbidden):
        confirm_reset(reset=reset, by=world.officer, at=world.tick())

    kept = db.session.scalars(select(Reset).where(Reset.public_id == reset)).one()
    db.session.rollback()
    with pytest.raises(IntegrityError, match="two_persons"), transaction() as session:
        forged = session.get_one(Reset, kept.id)
        forged.confirmed_at, forged.confirmed_by_id = world.tick(), world.officer.person_id


def test_nobody_proposes_or_confirms_their_own_reset(world):
    with refused(Forbidden):
        proposed(world, "officer")
    reset = proposed(world, "deputy")
    with refused(Forbidden):
        confirm_reset(reset=reset, by=world.actor("deputy"), at=world.tick())
    with refused(Forbidden):
        refuse_reset(reset=reset, by=world.actor("deputy"), at=world.tick())


@pytest.mark.parametrize("code", ["operator", "KZ", "RU", "advisory", "observer"])
def test_only_the_secretariat_resets(world, code):
    reset, actor = proposed(world), world.actor(code)

    with refused(Forbidden):
        proposed(world, "UZ", by=actor)
    with refused(Forbidden):
        confirm_reset(reset=reset, by=actor, at=world.tick())
    with refused(Forbidden):
        refuse_reset(reset=reset, by=actor, at=world.tick())


def test_a_proposal_is_answered_once(world):
    reset = proposed(world)
    with refused(Conflict):
        proposed(world, by=world.head)
    with registered("reset.refused"):
        refuse_reset(reset=reset, by=world.head, at=world.tick())
    for answer in (confirm_reset, refuse_reset):
        with refused(Conflict):
            answer(reset=reset, by=world.head, at=world.tick())
    with refused(NotFound):
        confirm_reset(reset="nobody", by=world.head, at=world.tick())
    assert waiting_reset(db.session(), db.session.scalars(select(Reset.person_id)).one()) is None
    assert proposed(world), "after a refusal it may be proposed again"


@pytest.mark.parametrize("lost", [True, False])
def test_a_second_factor_said_to_be_lost_goes_with_the_password_and_no_other_does(world, lost):
    at = world.tick()
    set_up_one_time_codes(
        secret=KEY,
        code=pyotp.TOTP(KEY).at(at),
        vault=vault_of("a key of the tests"),
        by=world.member("KZ"),
        at=at,
    )
    issued = confirm_reset(reset=proposed(world, lost=lost), by=world.head, at=world.tick())
    person = world.member("KZ").person_id
    assert has_factor(db.session(), person), "nothing is taken away before the person has come"

    accept(world, issued.token)

    assert has_factor(db.session(), person) is not lost
    assert_books_balance()


def test_a_link_taken_back_resets_nothing(world):
    issued = confirm_reset(reset=proposed(world), by=world.head, at=world.tick())
    withdraw_invitation(person=world.persons["KZ"], by=world.officer, at=world.tick())

    with refused(DeadLink):
        accept(world, issued.token)
    assert password_matches(hash_of(world, "KZ"), PASSWORD)


def test_a_closed_account_is_not_reset(world):
    reset = proposed(world)
    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())

    with refused(Conflict):
        confirm_reset(reset=reset, by=world.head, at=world.tick())
    with refused(Conflict):
        proposed(world, by=world.head)


def test_it_is_marked_for_a_day_after_it_was_agreed_and_anew_after_it_was_done(world):
    issued = confirm_reset(reset=proposed(world), by=world.head, at=world.tick())
    reset = db.session.scalars(select(Reset)).one()
    agreed = reset.confirmed_at
    assert [
        reset.is_marked_at(agreed + late)
        for late in (-timedelta(seconds=1), timedelta(0), MARKED_FOR - timedelta(seconds=1), MARKED_FOR)
    ] == [False, True, True, False]

    world.clock.move_to(agreed + timedelta(hours=30))
    accept(world, issued.token)

    done = db.session.scalars(select(Reset).execution_options(populate_existing=True)).one()
    assert done.is_marked_at(done.done_at + MARKED_FOR - timedelta(seconds=1))
    assert not done.is_marked_at(done.done_at + MARKED_FOR)


def test_whom_the_proposer_let_in_is_no_second_person(world, records):
    """One officer with the link of an account in hand would else be two persons."""
    puppet = register_person(
        family_name="Кукла", given_names="Имя", by=world.officer, at=world.tick()
    ).public_id
    invite(person=puppet, email="puppet@example.org", by=world.officer, at=world.tick())
    world.persons["puppet"] = puppet
    appoint(
        person=puppet, office=Office.SECRETARIAT_OFFICER, post="сотрудник", since_on=SINCE, by=world.head,
        at=world.tick(),
    )  # fmt: skip
    reset = propose_reset(
        person=world.persons["KZ"], reason="утрачен пароль", by=world.officer, at=world.tick()
    ).public_id
    with refused(Forbidden):
        confirm_reset(reset=reset, by=world.actor("puppet"), at=world.tick())
    assert confirm_reset(reset=reset, by=world.head, at=world.tick()).token
