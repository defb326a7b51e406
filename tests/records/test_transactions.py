"""A write transaction is one act: whole or not at all, never inside another, never over unsaved changes."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from sqlalchemy import select, text

from council.records.database import TransactionMisused, db, transaction
from council.records.operations import WorkerBeat

NOON = datetime(2026, 6, 4, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("records")


def beats():
    db.session.rollback()
    return db.session.scalars(select(WorkerBeat.name).order_by(WorkerBeat.name)).all()


def test_it_is_committed_at_the_end():
    with transaction() as session:
        session.add(WorkerBeat(name="w", at=NOON))
    assert beats() == ["w"]


def test_it_is_undone_whole_on_any_error():
    with pytest.raises(KeyboardInterrupt), transaction() as session:
        session.add(WorkerBeat(name="w", at=NOON))
        session.flush()
        raise KeyboardInterrupt
    assert beats() == []


def test_an_act_inside_an_act_is_refused_and_the_outer_one_undone():
    with pytest.raises(TransactionMisused), transaction() as session:
        session.add(WorkerBeat(name="outer", at=NOON))
        with transaction() as inner:
            inner.add(WorkerBeat(name="inner", at=NOON))
    assert beats() == []


def test_after_a_misuse_the_next_act_is_done():
    with pytest.raises(TransactionMisused), transaction(), transaction():
        pass
    with transaction() as session:
        session.add(WorkerBeat(name="next", at=NOON))
    assert beats() == ["next"]


@pytest.mark.parametrize("how", ["new", "changed", "deleted"])
def test_unsaved_changes_are_not_carried_into_an_act(how):
    with transaction() as session:
        session.add(WorkerBeat(name="w", at=NOON))
    beat = db.session.scalars(select(WorkerBeat)).one()
    if how == "new":
        db.session.add(WorkerBeat(name="stray", at=NOON))
    elif how == "changed":
        beat.at = NOON.replace(hour=13)
    else:
        db.session.delete(beat)
    with pytest.raises(TransactionMisused), transaction():
        pass
    db.session.rollback()
    assert beats() == ["w"]


def test_an_act_sees_what_was_committed_since_the_session_last_looked(app):
    assert beats() == []
    db.session.scalars(select(WorkerBeat)).all()  # a snapshot is taken here

    def elsewhere():
        with app.app_context(), transaction() as session:
            session.add(WorkerBeat(name="elsewhere", at=NOON))

    other = Thread(target=elsewhere)
    other.start()
    other.join()
    with transaction() as session:
        assert session.scalars(select(WorkerBeat.name)).all() == ["elsewhere"]


def test_sqlite_waits_keeps_references_and_survives_a_power_cut(database_url):
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}
    if database_url.startswith("sqlite"):
        told = {name: db.session.execute(text(f"PRAGMA {name}")).scalar_one() for name in wanted}
        assert told == wanted
