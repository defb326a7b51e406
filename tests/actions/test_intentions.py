"""«Намеревался голосовать …»: a statement after the vote enters the protocol, and no figure of the vote moves."""

import json
from dataclasses import replace

import pytest

from council.actions.intentions import state_intention
from council.actions.recounting import decided_by_vote, differences_of
from council.actions.refusals import Forbidden, NotInOrder
from council.law.ballot import Position
from council.papers.composing.minutes import compose_minutes
from council.papers.phrases import intention
from council.records.database import db
from council.records.decisions import Decision
from council.records.files import FileStore
from council.records.intentions import IntentionStatement
from council.records.meetings import Meeting
from council.wording.dates import long_date
from tests.actions.closed import prepared, sign
from tests.ledger import assert_books_balance, refused, registered
from tests.papers.test_record import faults_of
from tests.world import cast, vote_on


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def vote_of(decision):
    return db.session.query(Decision).filter_by(public_id=decision).one().vote.public_id


def state(held, vote, who="RU", intended=Position.FOR, *, reason="", seat=None):
    world = held.world
    return state_intention(
        vote=vote, state=seat or who, intended=intended, reason=reason, by=world.actor(who), at=world.tick()
    )


def composed(held):
    meeting = db.session.query(Meeting).filter_by(public_id=held.meeting).one()
    return compose_minutes(db.session(), meeting, version=1, at=held.world.clock.now)


def figures(held):
    """Return everything the result rests on: in the decision, on the paper and in the record it carries."""
    [decision] = db.session.query(Decision).filter(Decision.vote_id.is_not(None)).all()
    frozen = decision.counts, decision.positions, decision.outcome, decision.rulings
    [paper], record = composed(held).items[0].proceedings, composed(held).record["items"][0]
    votes = [{name: told for name, told in vote.items() if name != "intentions"} for vote in record["votes"]]
    return (
        json.dumps(frozen, default=str),
        paper.counts,
        paper.roll_call,
        paper.fate,
        votes,
        record["decisions"],
    )


def test_a_state_says_how_it_meant_to_vote_and_nothing_of_the_result_moves(over):
    held, decision = over
    vote, before = vote_of(decision), figures(held)
    with registered("intention.stated") as entered:
        state(held, vote, reason="Нажата не та кнопка.")
    assert entered.only.seat == "RU"
    assert figures(held) == before, "a statement is no vote"
    recounted = [found for one in decided_by_vote(db.session()) for found in differences_of(one)]
    assert recounted == []
    [said] = composed(held).items[0].proceedings[0].intentions
    assert said.person
    assert said.stated_on is not None
    assert intention(said) == (
        f"Заявление представителя Российской Федерации ({said.person}, {long_date(said.stated_on)}):"
        " намерение голосовать «за»; на итог не влияет."
        " Причина: Нажата не та кнопка."
    )
    [told] = composed(held).record["items"][0]["votes"][0]["intentions"]
    assert (told["seat"], told["position"], told["is_oral"]) == ("RU", "for", False)
    assert faults_of(composed(held).record) == []
    assert_books_balance()


def test_it_is_said_once_and_by_the_state_itself_nobody_speaks_for_it(over):
    held, decision = over
    vote = vote_of(decision)
    for who in ("RU", "observer", "advisory", "operator", "officer", "head"):
        with refused(Forbidden):
            state(held, vote, who, seat="KZ")
    with refused(NotInOrder, "intention_as_counted"):
        state(held, vote, "RU", Position.AGAINST)
    with refused(NotInOrder, "intention_without_a_vote"):
        state(held, vote, "AM")
    with registered("intention.stated"):
        state(held, vote, "KZ", Position.ABSTAINED)
    with refused(NotInOrder, "intention_stated"):
        state(held, vote, "KZ", Position.AGAINST)
    [said] = db.session.query(IntentionStatement).all()
    assert (said.is_oral, said.position, said.stated_by_id) == (
        False,
        Position.ABSTAINED,
        held.world.member("KZ").person_id,
    ), "what is printed as the word of a state was said by the state"
    [printed] = composed(held).items[0].proceedings[0].intentions
    assert "намерение воздержаться;" in intention(printed)
    assert "(устно, внесено секретариатом)" in intention(replace(printed, oral=True, person="")), (
        "a protocol of the time when it was entered aloud prints as it was signed"
    )


def test_there_is_nothing_to_state_while_the_vote_is_open(running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ")
    with refused(NotInOrder, "intention_before_the_close"):
        state(running, voting.vote, "TJ", Position.AGAINST)


def test_what_is_said_before_the_signature_stands_in_what_is_signed(over, store):
    held, decision = over
    vote, sha256 = vote_of(decision), prepared(held, store)
    state(held, vote)
    with refused(NotInOrder, "minutes_not_prepared"):
        sign(held, sha256)
    sign(held, prepared(held, store))
    with refused(NotInOrder, "intention_after_signature"):
        state(held, vote, "KZ", Position.AGAINST)
