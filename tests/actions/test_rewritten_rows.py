"""A row that an act may only add to is as it was first sealed: whoever rewrites it and seals it anew is found."""

import json

import pytest
from sqlalchemy import select

from council.actions.entering import enter
from council.actions.statements import file_dissent, withdraw_dissent
from council.law.ballot import Position
from council.records.agenda import ItemFunction
from council.records.database import db, transaction
from council.records.decisions import Statement
from council.records.guarding import drop_guards
from council.records.register import RegisterEntry
from council.records.seals import differences_in_entries, differences_in_rows
from council.records.voting import Vote
from tests.actions.test_binding import by_another_hand
from tests.world import cast, close, vote_on

WITHDRAWN = "withdrawn_at = filed_at, withdrawn_by_id = filed_by_id"


class Dissent:
    """The opinion of one state on a decision, its key 1, and a forger who can write into the database alone."""

    def __init__(self, running):
        self.world, voting = running.world, vote_on(running)
        cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG")
        cast(voting, Position.AGAINST, "RU")
        self.decision = close(voting).public_id
        self.file("Не согласны с пунктом 1.")

    def file(self, text):
        file_dissent(decision=self.decision, text=text, by=self.world.member("RU"), at=self.world.tick())

    def withdraw(self):
        withdraw_dissent(decision=self.decision, by=self.world.member("RU"), at=self.world.tick())

    def rewrite(self, changes, key=1):
        by_another_hand(f"UPDATE statements SET {changes} WHERE id = :key", key=key)

    def seal_anew(self, kind=Statement, act="dissent.filed"):
        """Add an entry in valid form that seals every row of a kind as it is now."""
        with transaction() as session:
            rows = session.scalars(select(kind).order_by(kind.id)).all()
            enter(session, act, of=rows[0], by=self.world.officer, at=self.world.tick(), rows=rows)

    def erase(self, kind):
        """Take the first row of a kind out, and add an entry in valid form that seals it as taken away."""
        with transaction() as session:
            drop_guards(session.connection())
            session.delete(session.get_one(kind, 1))
            vote, at = session.scalars(select(Vote)).one(), self.world.tick()
            entry = enter(session, "dissent.withdrawn", of=vote, by=self.world.officer, at=at)
            assert [kind.__tablename__, 1, ""] in json.loads(entry.content)["rows"]


@pytest.fixture
def dissent(running):
    return Dissent(running)


def found():
    db.session.rollback()
    db.session.expire_all()
    told = [*differences_in_entries(db.session()), *differences_in_rows(db.session())]
    return [f"{one.kind} {one.where}" for one in told]


def test_what_states_file_and_take_back_is_in_order(dissent):
    assert found() == []
    dissent.withdraw()
    dissent.file("Иначе.")
    assert found() == []
    dissent.seal_anew()
    assert found() == [], "sealed again as they stand"


@pytest.mark.parametrize(
    "changes",
    [
        "body_text = 'Согласны.'",
        "body_text = 'Согласны.', " + WITHDRAWN,
        "seat_id = (SELECT MAX(id) FROM seats), " + WITHDRAWN,
        "filed_by_id = filed_by_id + 1",
    ],
)
def test_words_rewritten_and_sealed_anew_are_named(dissent, changes):
    dissent.rewrite(changes)
    assert found() == ["row_changed statements 1"]
    dissent.seal_anew()
    assert found() == ["row_rewritten statements 1"]
    dissent.seal_anew()
    assert found() == ["row_rewritten statements 1"], "no further seal makes it the first one"


def test_of_several_rows_the_rewritten_one_is_named_and_no_other(dissent):
    dissent.withdraw()
    for text in ("Второе.", "Третье."):
        dissent.file(text)
        dissent.withdraw()
    dissent.rewrite("body_text = 'Второе!'", key=2)
    dissent.seal_anew()
    assert found() == ["row_rewritten statements 2"]


def test_what_was_taken_back_before_cannot_be_rewritten_either(dissent):
    dissent.withdraw()
    dissent.rewrite("body_text = 'Согласны.'")
    dissent.seal_anew()
    assert found() == ["row_rewritten statements 1"]


def test_words_put_back_as_they_were_had_been_sealed_otherwise_meanwhile(dissent):
    dissent.rewrite("body_text = body_text || '!'")
    dissent.seal_anew()
    dissent.rewrite("body_text = substr(body_text, 1, length(body_text) - 1)")
    dissent.seal_anew()
    assert found() == ["row_not_by_its_acts statements 1"]


@pytest.mark.parametrize(
    ("act", "named"),
    [
        ("dissent.filed", ["row_not_by_its_acts statements 1"]),
        ("minutes.signed", ["row_not_by_its_acts statements 1"]),
        ("dissent.withdrawn", []),
    ],
)
def test_what_may_be_added_is_in_order_once_an_act_that_adds_it_seals_it(dissent, act, named):
    """That no member did the last, entries.jsonl tells, which does not know the entry."""
    dissent.rewrite(WITHDRAWN)
    assert found() == ["row_changed statements 1"]
    dissent.seal_anew(act=act)
    assert found() == named


def test_a_vote_made_with_some_of_what_may_be_added_is_in_order_and_guarded(dissent):
    [vote] = db.session.scalars(select(Vote))
    assert (vote.opened_on_instruction, vote.closed_on_instruction) == (True, True)
    seals = db.session.scalars(select(RegisterEntry.content).where(RegisterEntry.act.like("vote.%"))).all()
    assert len({content for content in seals if '["votes",1,' in content}) == 2
    assert found() == []
    by_another_hand("UPDATE votes SET question = 'Об ином' WHERE id = 1")
    dissent.seal_anew(Vote, "vote.closed")
    assert found() == ["row_rewritten votes 1"]


@pytest.mark.parametrize(("kind", "named"), [(Statement, ["row_vanished statements 1"]), (ItemFunction, [])])
def test_a_row_sealed_as_taken_away_is_missed_where_no_act_takes_any(dissent, kind, named):
    """Functions are put to an item and taken off it by acts: of those the entry is believed."""
    dissent.erase(kind)
    assert found() == named
