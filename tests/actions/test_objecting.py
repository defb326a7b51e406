"""«No objections» is put to those present: silence adopts, one objection calls for a vote."""

import pytest
from sqlalchemy import select

from council.actions.drafts import write_draft
from council.actions.objecting import object_to_adoption
from council.actions.refusals import Conflict, NotInOrder
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Decision, DecisionManner, DecisionOutcome
from council.records.voting import Manner
from tests.ledger import assert_books_balance, refused, registered
from tests.world import cast, close, vote_on


def asked(held):
    return vote_on(held, manner=Manner.NO_OBJECTION)


def objection(voting, who):
    world = voting.world
    return object_to_adoption(vote=voting.vote, by=world.actor(who), at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_silence_adopts(running):
    decision = close(asked(running))
    assert (decision.manner, decision.outcome) == (DecisionManner.NO_OBJECTION, DecisionOutcome.ADOPTED)
    assert (decision.counts["for"], decision.counts["base"], decision.counts["absent"]) == (6, 6, 3)
    assert decision.rulings[-1]["finding"] == "adopted_without_objection"
    assert_books_balance()


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_one_objection_ends_the_question_and_a_vote_is_held(running):
    voting = asked(running)
    with registered("objection.raised", clause="5.8") as entered:
        objection(voting, "KZ")
    assert entered.only.seat == "KZ"
    assert db.session.scalars(select(Decision)).all() == []
    with refused(NotInOrder, "vote_closed"):
        objection(voting, "RU")
    with refused(NotInOrder, "vote_not_open"):
        close(voting)
    with refused(NotInOrder, "objection_raised", clause="5.8"):
        asked(running)
    ballots = vote_on(running)
    cast(ballots, Position.FOR, "TJ", "BY", "KG", "RU")
    assert close(ballots).outcome is DecisionOutcome.ADOPTED
    assert_books_balance()


def test_a_text_amended_after_an_objection_may_be_put_again(running):
    objection(asked(running), "KZ")
    write_draft(item=running.item, points=["С поправкой."], by=running.world.officer, at=running.world.tick())
    assert close(asked(running)).outcome is DecisionOutcome.ADOPTED


@pytest.mark.parametrize(
    ("who", "finding"),
    [("AM", "seat_absent"), ("observer", "not_a_member_seat"), ("officer", "not_a_member_seat")],
)
def test_only_those_present_with_a_vote_object(running, who, finding):
    voting = asked(running)
    with refused(NotInOrder, finding):
        objection(voting, who)


def test_to_a_ballot_nobody_objects(running):
    voting = vote_on(running)
    with refused(Conflict):
        objection(voting, "KZ")
