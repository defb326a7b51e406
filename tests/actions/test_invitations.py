"""An invitation: one link, one person, one use, three days; nobody but the person chooses the password."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from council.access.passwords import password_matches
from council.access.signing_in import digest, session_of_token
from council.actions.invitations import (
    LIFE,
    DeadLink,
    accept_invitation,
    invite,
    invite_again,
    living_invitation,
    withdraw_invitation,
)
from council.actions.people import disable_account, register_person
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.records.database import db
from council.records.invitations import Invitation, InvitationState
from council.records.people import Account
from council.records.security_log import SecurityEvent, SecurityKind
from council.records.sessions import WebSession
from tests.ledger import assert_books_balance, refused, registered
from tests.world import cheap_passwords

PHRASE = "четыре тихих слова рядом"
HERE = "192.0.2.1"


def newcomer(world):
    return register_person(
        family_name="Новикова", given_names="Анна", by=world.head, at=world.tick()
    ).public_id


def invited(world, *, by=None, email="New@Example.org"):
    return invite(person=newcomer(world), email=email, by=by or world.officer, at=world.tick())


def accept(world, token, *, passphrase=PHRASE, at=None):
    with cheap_passwords():
        return accept_invitation(
            token=token, passphrase=passphrase, body_id=world.body_id, address=HERE, at=at or world.tick()
        )


def account_of(invitation):
    return db.session.scalars(select(Account).where(Account.person_id == invitation.person_id)).one()


def test_the_person_sets_a_password_that_no_officer_has_seen(world):
    with registered("person.registered", "account.opened"):
        issued = invited(world)
    account = account_of(issued.invitation)
    assert account.email == "new@example.org"
    assert account.password_hash is None, "an officer's hand is in the password"
    assert issued.invitation.token_sha256 == digest(issued.token), "more than a digest is kept"
    assert len(issued.token) >= 43, "32 bytes make 43 letters"

    with registered("account.password_set") as entered:
        accept(world, issued.token)

    assert entered.only.person_id == account.person_id, "the person acts, not who invited"
    assert password_matches(account_of(issued.invitation).password_hash, PHRASE)
    [used] = db.session.scalars(
        select(SecurityEvent).where(SecurityEvent.kind == SecurityKind.INVITATION_USED)
    )
    assert (used.person_id, used.address) == (account.person_id, HERE)
    assert_books_balance()


@pytest.mark.parametrize(
    "passphrase", ["коротко", "password2026", "Новикова2026", "new@example.org", "й" * 1001]
)
def test_a_phrase_that_is_guessed_first_leaves_the_link_as_it_was(world, passphrase):
    issued = invited(world)

    with refused(Incomplete):
        accept(world, issued.token, passphrase=passphrase)

    assert accept(world, issued.token).password_hash


def test_a_link_opens_to_the_last_second_of_its_life_and_never_before_it_was_given(world):
    issued = invited(world)
    given, last = issued.invitation.issued_at, issued.invitation.expires_at
    assert last - given == LIFE

    with refused(DeadLink):
        accept(world, issued.token, at=last)
    with refused(DeadLink):
        accept(world, issued.token, at=given - timedelta(seconds=1))
    assert accept(world, issued.token, at=last - timedelta(seconds=1)).password_changed_at


def dead(world, kind):
    """Return the token of a link that opens nothing any more, for the reason."""
    issued = invited(world)
    person = issued.invitation.person.public_id
    if kind == "used":
        accept(world, issued.token)
    elif kind == "withdrawn":
        withdraw_invitation(person=person, by=world.officer, at=world.tick())
    elif kind == "followed by another":
        invite_again(person=person, by=world.head, at=world.tick())
    elif kind == "of a closed account":
        disable_account(person=person, by=world.operator, at=world.tick())
    else:
        return "неизвестно" if kind == "unknown" else ""
    return issued.token


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("used", InvitationState.USED),
        ("withdrawn", InvitationState.WITHDRAWN),
        ("followed by another", InvitationState.WITHDRAWN),
        ("of a closed account", InvitationState.WITHDRAWN),
        ("unknown", None),
        ("empty", None),
    ],
)
def test_a_dead_link_sets_nothing(world, kind, state):
    token = dead(world, kind)

    with pytest.raises(DeadLink) as caught:
        living_invitation(token, at=world.tick())
    assert caught.value.state is state
    with refused(DeadLink):
        accept(world, token, passphrase="другие пять тихих слов")


def test_there_is_one_open_link_at_a_time(world):
    issued = invited(world)
    with registered("account.invited"):
        again = invite_again(person=issued.invitation.person.public_id, by=world.officer, at=world.tick())

    open_ones = select(func.count()).where(Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None))
    assert db.session.scalar(open_ones) == 1
    assert accept(world, again.token).password_hash
    assert_books_balance()


def test_whoever_has_a_password_is_not_invited_again(world):
    with refused(Conflict):
        invite_again(person=world.persons["KZ"], by=world.officer, at=world.tick())
    with refused(Conflict):
        invite(person=world.persons["KZ"], email="other@example.org", by=world.officer, at=world.tick())
    with refused(Conflict):
        withdraw_invitation(person=world.persons["KZ"], by=world.officer, at=world.tick())


@pytest.mark.parametrize("code", ["KZ", "advisory", "observer"])
def test_a_state_opens_no_account_and_sees_no_link_of_others(world, code):
    issued, actor = invited(world), world.actor(code)
    person = issued.invitation.person.public_id

    with refused(Forbidden):
        invite(person=person, email="x@example.org", by=actor, at=world.tick())
    with refused(NotFound):
        invite_again(person=person, by=actor, at=world.tick())
    with refused(NotFound):
        withdraw_invitation(person=person, by=actor, at=world.tick())


def test_a_closed_account_ends_its_sessions_at_once(world):
    person = account_of_code(world, "KZ").person_id
    moment = world.tick()
    db.session.add(
        WebSession(token_sha256=digest("token"), person_id=person, began_at=moment, seen_at=moment)
    )
    db.session.commit()

    disable_account(person=world.persons["KZ"], by=world.officer, at=world.tick())

    assert session_of_token(db.session(), "token", at=world.tick()) is None
    assert db.session.scalars(select(WebSession.ended_at).where(WebSession.person_id == person)).one()


def account_of_code(world, code):
    return db.session.scalars(
        select(Account).join(Account.person).where(Account.email == f"{code.lower()}@example.org")
    ).one()
