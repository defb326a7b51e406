"""The database and the one way to write to it: a short transaction that takes its turn."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase, Session

from council.records.turns import Turns


def _short_name(constraint, table) -> str:
    """Return the name a constraint was given, or its columns where it has none (a column's own `unique`)."""
    return constraint.name or "_".join(constraint.columns.keys())


NAMES = {
    "constraint_name": _short_name,
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(constraint_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# NORMAL lost acknowledged ballots in simulated power cuts, FULL lost none.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "recursive_triggers=ON",
)


AFTERWARDS = "afterwards"
TRIES_TO_SWITCH = 200
SECONDS_BETWEEN_TRIES = 0.05


class Base(DeclarativeBase):
    """What every table shares: one metadata with one convention for the names of constraints."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, disable_autonaming=True)

_turns = Turns()


class TransactionMisused(RuntimeError):
    """A write transaction was nested or begun over unsaved changes: a fault of ours, never of a user."""


@contextmanager
def transaction() -> Iterator[Session]:
    """Open the one write transaction of an act, commit it at the end, undo it whole on any error.

    On SQLite it begins IMMEDIATE and waits its turn in a fair queue: a deferred
    transaction is refused half-way when another writer came first.
    """
    session = db.session()
    _refuse_misuse(session)
    session.rollback()  # ends the read snapshot, so that the act sees what is committed now
    session.info["writing"] = True
    try:
        with _written_whole(session):
            yield session
        for call in session.info.pop(AFTERWARDS, ()):
            call()
    finally:
        session.info.pop("writing", None)
        session.info.pop("written", None)
        session.info.pop(AFTERWARDS, None)


def afterwards(session: Session, call: Callable[[], None]) -> None:
    """Have something done once the transaction has been committed, and not at all where it is undone."""
    session.info.setdefault(AFTERWARDS, []).append(call)


@contextmanager
def transaction_aside() -> Iterator[Session]:
    """Open a short write transaction beside the session of the request, which goes on with what it has read."""
    if db.session().info.get("writing"):
        raise TransactionMisused("an act is being written: write in its own session")
    with Session(db.engine) as session, _written_whole(session):
        yield session


@contextmanager
def _written_whole(session: Session) -> Iterator[None]:
    """Take the turn, and commit what the block writes or undo all of it."""
    embedded = db.engine.dialect.name == "sqlite"
    with _turns.turn() if embedded else _turns.no_turn():
        try:
            if embedded:
                session.connection(execution_options={"begin_mode": "IMMEDIATE"})
            yield
            session.commit()
        except BaseException:
            session.rollback()
            raise


def _refuse_misuse(session: Session) -> None:
    if session.info.get("writing"):
        raise TransactionMisused("an act called another act; share a private function instead")
    if session.new or session.dirty or session.deleted:
        raise TransactionMisused("unsaved changes before a transaction would be lost; write only inside it")


@event.listens_for(Engine, "connect")
def _prepare_connection(connection, record) -> None:
    if type(connection).__module__.split(".")[0] != "sqlite3":
        return
    connection.isolation_level = None  # we say BEGIN ourselves, see below
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        _say_until_heard(cursor, f"PRAGMA {pragma}")
    cursor.close()


def _say_until_heard(cursor: sqlite3.Cursor, statement: str) -> None:
    """Say it again while two processes that start at once both turn a new file to WAL.

    For that one switch SQLite does not wait, whatever timeout it is given.
    """
    for tries_left in reversed(range(TRIES_TO_SWITCH)):
        try:
            cursor.execute(statement)
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or not tries_left:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
        else:
            return


@event.listens_for(Engine, "begin")
def _begin(connection) -> None:
    if connection.dialect.name == "sqlite":
        mode = connection.get_execution_options().get("begin_mode", "")
        connection.exec_driver_sql(f"BEGIN {mode}")
