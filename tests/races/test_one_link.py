"""One link posted twice at the same moment: one password is set, and the other sender is told so."""

from collections import Counter

import pytest
from sqlalchemy import select

from council.access.passwords import password_matches
from council.actions.invitations import DeadLink, accept_invitation, invite
from council.actions.people import register_person
from council.records.database import db
from council.records.people import Account
from tests.ledger import assert_books_balance
from tests.races.racing import Done, Refusal, rounds, track_of
from tests.world import cheap_passwords

pytestmark = pytest.mark.both_databases

PHRASES = ("четыре тихих слова рядом", "пять других слов стоят поодаль")


@rounds(14)
def test_of_two_who_post_one_link_one_sets_the_password(app, world, number):
    winners = Counter()
    with track_of(app) as track, cheap_passwords():
        for turn in range(number):
            issued = invited(world, f"guest{turn}@example.org")
            person_id, moment = issued.invitation.person_id, world.tick()
            met = track.meet(*(accepting(world, issued.token, phrase, moment) for phrase in PHRASES))
            [winner] = [place for place, became in enumerate(met) if isinstance(became, Done)]
            assert met[1 - winner] == Refusal(DeadLink)
            kept = db.session.scalars(
                select(Account.password_hash).where(Account.person_id == person_id)
            ).one()
            assert password_matches(kept, PHRASES[winner])
            winners[winner] += 1
    assert set(winners) == {0, 1}, "they never raced"
    assert_books_balance()


def invited(world, email):
    person = register_person(family_name="Гость", given_names="Анна", by=world.officer, at=world.tick())
    return invite(person=person.public_id, email=email, by=world.officer, at=world.tick())


def accepting(world, token, phrase, moment):
    return lambda: (
        accept_invitation(
            token=token, passphrase=phrase, body_id=world.body_id, address="", at=moment
        ).person_id
    )
