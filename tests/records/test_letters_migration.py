"""Letters written before the register sealed them are taken into it as they stood, and changed ones are found after."""

import pytest
from alembic import command
from sqlalchemy import text

from council.records.database import db
from council.records.guarding import drop_guards
from council.records.mail import Letter
from council.records.register import RegisterEntry
from council.records.schema import wanted_version
from council.records.seals import differences_in_entries, differences_in_rows
from tests.ledger import entries
from tests.records.test_parties_migration import move
from tests.world import STATES, a_meeting

UNSEALED, SEALED = "0022", wanted_version()


def found():
    db.session.rollback()
    told = [*differences_in_entries(db.session()), *differences_in_rows(db.session())]
    db.session.rollback()
    return [f"{one.kind} {one.where}" for one in told]


def behind_the_guards(statement, **values):
    drop_guards(db.session.connection())
    db.session.execute(text(statement), values)
    db.session.commit()


@pytest.fixture
def of_before(world):
    """Letters as the release before left them: the entry of the act that wrote them names none."""
    a_meeting(world)
    copied = ", ".join(
        column.name for column in Letter.__table__.columns if column.name not in ("id", "public_id")
    )
    behind_the_guards(
        f"INSERT INTO letters (id, public_id, {copied}) SELECT id + 500, 'of before ' || id, {copied} FROM letters"
    )
    return len(STATES) + 1


@pytest.mark.slow
def test_what_stood_is_taken_in_once_and_guarded_from_then_on(of_before):
    assert len([told for told in found() if told.startswith("row_not_entered letters")]) == of_before
    last = entries()[-1]
    db.session.remove()
    move(db.engine, UNSEALED, command.downgrade)
    move(db.engine, SEALED, command.upgrade)

    assert found() == []
    taken_in = entries()[-1]
    assert (taken_in.sequence, taken_in.act, taken_in.at) == (last.sequence + 1, "letter.taken_in", last.at)

    behind_the_guards("UPDATE letters SET path = '/elsewhere' WHERE id = 501")
    assert found() == ["row_changed letters 501"]


@pytest.mark.slow
def test_where_no_letter_was_written_nothing_is_entered(world):
    before = db.session.query(RegisterEntry).count()
    db.session.remove()
    move(db.engine, UNSEALED, command.downgrade)
    move(db.engine, SEALED, command.upgrade)
    assert db.session.query(RegisterEntry).count() == before
