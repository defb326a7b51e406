"""A vote given aloud is entered by the secretariat and counts once the presiding person confirms it."""

import pytest
from sqlalchemy import select

from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.presence import record_departure
from council.actions.refusals import Conflict, Forbidden, NotInOrder
from council.law.ballot import Position
from council.records.database import db
from council.records.voting import Ballot
from tests.ledger import assert_books_balance, refused, registered
from tests.world import cast, close, vote_on

FOR, AGAINST = Position.FOR, Position.AGAINST


@pytest.fixture
def voting(running):
    return vote_on(running)


def entered(voting, seat="KZ", position=AGAINST, *, by="officer"):
    world = voting.world
    return enter_oral_ballot(
        vote=voting.vote, seat=seat, position=position, by=world.actor(by), at=world.tick()
    ).public_id


def resolved(voting, oral, *, confirmed=True, by="TJ"):
    world = voting.world
    return resolve_oral_ballot(
        vote=voting.vote, oral_ballot=oral, confirmed=confirmed, by=world.actor(by), at=world.tick()
    )


def test_it_counts_when_the_presiding_person_has_confirmed_it_and_is_marked(voting):
    with registered("oral_ballot.entered"):
        oral = entered(voting)
    assert db.session.scalars(select(Ballot)).all() == []
    with registered("oral_ballot.confirmed") as act:
        resolved(voting, oral)
    assert (act.only.capacity, act.only.seat) == ("presiding", "TJ")
    ballot = db.session.scalars(select(Ballot)).one()
    assert (ballot.seat.code, ballot.position, ballot.is_oral) == ("KZ", AGAINST, True)
    assert ballot.entered_by_id != ballot.cast_by_id
    cast(voting, FOR, "TJ", "BY", "KG", "RU")
    assert close(voting).counts["against"] == 1
    assert_books_balance()


@pytest.mark.parametrize("who", ["officer", "head", "RU", "KZ"])
def test_nobody_but_the_presiding_person_confirms(voting, who):
    oral = entered(voting)
    with refused((Conflict, Forbidden)):
        resolved(voting, oral, by=who)


@pytest.mark.parametrize("who", ["KZ", "TJ", "observer"])
def test_nobody_but_the_secretariat_enters(voting, who):
    with refused(Forbidden):
        entered(voting, by=who)


def test_what_was_rejected_does_not_count_and_may_be_entered_anew(voting):
    oral = entered(voting)
    with registered("oral_ballot.rejected"):
        resolved(voting, oral, confirmed=False)
    with refused(Conflict):
        resolved(voting, oral)
    resolved(voting, entered(voting, position=FOR))
    assert db.session.scalars(select(Ballot)).one().position is FOR


def test_while_it_waits_the_state_casts_no_other_and_the_vote_is_not_closed(voting):
    oral = entered(voting)
    with refused(Conflict):
        cast(voting, FOR, "KZ")
    with refused(Conflict):
        entered(voting)
    with refused(Conflict):
        close(voting)
    resolved(voting, oral)
    close(voting)


def test_who_has_cast_gives_no_vote_aloud(voting):
    cast(voting, FOR, "KZ")
    with refused(NotInOrder, "already_cast"):
        entered(voting)


def test_an_absent_state_gives_no_vote_aloud(voting):
    with refused(NotInOrder, "seat_absent"):
        entered(voting, "AM")


def test_a_state_that_left_before_the_confirmation_has_given_no_vote(voting):
    oral = entered(voting)
    record_departure(
        participant=voting.held.participants["KZ"], by=voting.world.officer, at=voting.world.tick()
    )
    with refused(NotInOrder, "seat_absent"):
        resolved(voting, oral)
    resolved(voting, oral, confirmed=False)
    assert_books_balance()
