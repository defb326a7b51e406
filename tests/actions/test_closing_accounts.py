"""Nobody is taken out of an open vote by one person, and a closed account is opened again by two."""

import pytest
from sqlalchemy import select

from council.access.resets import noticed_by
from council.access.signing_in import session_of_token
from council.actions.invitations import accept_invitation
from council.actions.people import disable_account
from council.actions.presence import register_delegate
from council.actions.proposals import confirm_proposal
from council.actions.refusals import Conflict, Forbidden, NotInOrder
from council.actions.resets import confirm_reset, propose_reset
from council.actions.sessions import begin_session
from council.actions.sittings import put_forward
from council.law.ballot import Position
from council.records.database import db, transaction
from council.records.people import Account, Person
from tests.ledger import assert_books_balance, refused, registered
from tests.world import a_meeting, a_substitute, cast, cheap_passwords, close, open_with, vote_on

PHRASE = "четыре тихих слова"


def account_of(world, code):
    db.session.rollback()
    return db.session.scalars(
        select(Account).join(Person).where(Person.public_id == world.persons[code])
    ).one()


def shut(world, code, by=None):
    return disable_account(person=world.persons[code], by=by or world.officer, at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_member_is_not_shut_out_of_an_open_vote_by_one_person(running):
    world, voting = running.world, vote_on(running)
    with registered("account.closing_proposed", clause="4.1"):
        proposal = shut(world, "KZ")
    assert account_of(world, "KZ").disabled_at is None, "one officer alone has shut a member out of a vote"
    cast(voting, Position.FOR, "KZ")

    with refused(Conflict):
        shut(world, "KZ", by=world.head)
    with refused(NotInOrder, "two_persons_needed"):
        confirm_proposal(proposal=proposal.public_id, by=world.officer, at=world.tick())
    with registered("account.disabled", clause="4.1"):
        confirm_proposal(proposal=proposal.public_id, by=world.head, at=world.tick())
    assert account_of(world, "KZ").disabled_at is not None
    assert_books_balance()


def test_nor_is_a_substitute_who_acts_in_it(world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "AM")
    register_delegate(meeting=held.meeting, seat="AM", credential=paper, by=world.officer, at=world.tick())
    open_with(held, ("TJ", "BY", "KZ", "KG", "RU", "UZ"))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    assert shut(world, code) is not None
    close(voting)
    assert shut(world, "observer", by=world.head) is None


def test_without_a_vote_one_person_closes_an_account_and_its_sessions(running):
    world = running.world
    person_id = world.member("KZ").person_id
    with transaction() as session:
        token = begin_session(session, person_id=person_id, address="127.0.0.1", at=world.tick())
    with registered("account.disabled"):
        assert shut(world, "KZ") is None
    assert session_of_token(db.session(), token, at=world.tick()) is None


def test_two_persons_open_a_closed_account_again_and_the_person_sets_a_new_password(world):
    shut(world, "KZ")
    person = world.persons["KZ"]
    with refused(Conflict):
        propose_reset(person=person, reason="забыт", by=world.officer, at=world.tick())
    with registered("reset.proposed"):
        asked = propose_reset(
            person=person, reason="закрыта по ошибке", reopens=True, by=world.officer, at=world.tick()
        ).public_id
    with refused(Forbidden):
        confirm_reset(reset=asked, by=world.officer, at=world.tick())
    assert account_of(world, "KZ").disabled_at is not None
    with registered("account.reopened"):
        token = confirm_reset(reset=asked, by=world.head, at=world.tick()).token
    account = account_of(world, "KZ")
    assert (account.disabled_at, account.password_hash) == (None, None), "the old password opens it still"
    told = noticed_by(db.session(), world.member("KZ"), at=world.tick())
    assert [notice.reopens for notice in told] == [True]

    with cheap_passwords(), registered("account.password_set"):
        accept_invitation(token=token, passphrase=PHRASE, body_id=world.body_id, address="", at=world.tick())
    assert account_of(world, "KZ").password_hash is not None
    assert_books_balance()


def test_an_account_that_is_open_is_not_opened_again(world):
    with refused(Conflict):
        propose_reset(person=world.persons["KZ"], reason="-", reopens=True, by=world.officer, at=world.tick())
