"""A closed vote is annulled by two persons for a reason, and held again; both stay on record."""

import pytest
from sqlalchemy import select

from council.actions.annulling import confirm_annulment, propose_annulment
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Decision
from tests.ledger import assert_books_balance, refused, registered
from tests.world import cast, close, vote_on


@pytest.fixture
def decided(running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG")
    close(voting)
    return voting


def proposed(voting, *, by="officer", reason="голосовали не за тот текст"):
    world = voting.world
    return propose_annulment(vote=voting.vote, reason=reason, by=world.actor(by), at=world.tick())


def confirmed(voting, *, by="TJ"):
    world = voting.world
    return confirm_annulment(vote=voting.vote, by=world.actor(by), at=world.tick())


def test_two_persons_annul_and_the_vote_is_held_again(decided):
    with refused(Incomplete):  # the protocol prints the reason, and says by itself what was decided
        proposed(decided, reason="Решение не принято.")
    with registered("annulment.proposed"):
        proposed(decided)
    with refused(NotInOrder, "annulment_by_one_person"):
        confirmed(decided, by="officer")
    with refused(NotInOrder, "item_has_outcome"):
        vote_on(decided.held)
    with registered("vote.annulled"):
        confirmed(decided)
    with refused(NotInOrder, "vote_already_annulled"):
        confirmed(decided, by="head")
    again = vote_on(decided.held)
    cast(again, Position.AGAINST, "TJ", "BY", "KZ", "KG")
    close(again)
    assert [
        (one.sequence, one.outcome.value)
        for one in db.session.scalars(select(Decision).order_by(Decision.id))
    ] == [
        (1, "adopted"),
        (2, "not_adopted"),
    ]
    assert_books_balance()


def test_it_takes_a_reason_and_a_closed_vote(running):
    voting = vote_on(running)
    with refused(Conflict):
        proposed(voting)
    close(voting)
    with refused(Incomplete):
        proposed(voting, reason=" ")


def test_it_is_proposed_once_and_confirmed_only_after(decided):
    with refused(Conflict):
        confirmed(decided)
    proposed(decided)
    with refused(Conflict):
        proposed(decided, by="TJ")


@pytest.mark.parametrize("who", ["KZ", "observer", "operator"])
def test_others_neither_propose_nor_confirm(decided, who):
    with refused(Forbidden):
        proposed(decided, by=who)
    proposed(decided)
    with refused(Forbidden):
        confirmed(decided, by=who)
