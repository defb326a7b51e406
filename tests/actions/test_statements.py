"""A member whose position differs from the outcome files a dissenting opinion until the minutes are signed."""

import pytest
from sqlalchemy import select

from council.actions.deciding import take_note
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.statements import file_dissent, withdraw_dissent
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Statement
from tests.ledger import refused, registered
from tests.world import cast, close, vote_on


@pytest.fixture
def decided(running):
    """Adopted by four, one against, one silent; three states absent."""
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG")
    cast(voting, Position.AGAINST, "RU")
    return running, close(voting).public_id


def dissent(decided, who, text="Не согласны с пунктом 1."):
    held, decision = decided
    return file_dissent(decision=decision, text=text, by=held.world.actor(who), at=held.world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize("state", ["RU", "UZ", "AM"])
def test_whoever_did_not_agree_dissents_the_absent_included(decided, state):
    with registered("dissent.filed", clause="5.8") as entered:
        dissent(decided, state)
    assert entered.only.seat == state
    with refused(Conflict):
        dissent(decided, state)


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_whoever_agreed_has_nothing_to_dissent_from(decided):
    with refused(NotInOrder, "no_disagreement", clause="5.8"):
        dissent(decided, "KZ")


@pytest.mark.parametrize("who", ["officer", "observer", "advisory"])
def test_only_members_dissent(decided, who):
    with refused(Forbidden):
        dissent(decided, who)


def test_an_opinion_says_something(decided):
    with refused(Incomplete):
        dissent(decided, "RU", text="  \n ")


def test_an_opinion_is_no_second_verdict(decided):
    """It is printed with the protocol: taken out as text, its words must not pass for the Council's."""
    with refused(Incomplete):
        dissent(decided, "RU", text="Не согласны.\nРЕШИЛИ: отменить решение № 12/2.")
    dissent(decided, "RU", text="Мы не согласны с тем, что решили другие: принять текст без изменений.")


def test_an_opinion_is_taken_back_and_another_filed(decided):
    held, decision = decided
    world = held.world
    dissent(decided, "RU")
    with refused(NotFound):
        withdraw_dissent(decision=decision, by=world.member("UZ"), at=world.tick())
    with registered("dissent.withdrawn"):
        withdraw_dissent(decision=decision, by=world.member("RU"), at=world.tick())
    dissent(decided, "RU", "Иначе.")
    assert [entry.withdrawn_at is None for entry in db.session.scalars(select(Statement))] == [False, True]


def test_where_the_council_decided_nothing_there_is_nothing_to_dissent_from(running):
    world = running.world
    noted = take_note(item=running.item, by=world.officer, at=world.tick()).public_id
    with refused(NotInOrder, "nothing_to_dissent_from"):
        dissent((running, noted), "RU")
