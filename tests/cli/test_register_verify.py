"""Whoever has the file of the database in hand changes a byte, cuts, replaces, rebuilds or restores: each is found."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select
from sqlalchemy.orm import lazyload

from council.access.actors import founder_of
from council.actions.entering import enter
from council.actions.verifying import differences_in_checkpoints
from council.records.bodies import Body, Seat
from council.records.database import db, transaction
from council.records.first_seals import COVERED, FIXED
from council.records.meetings import Postponement
from council.records.merkle import Frontier, root_of
from council.records.people import Person
from council.records.presence import Participant
from council.records.register import RegisterEntry, leaf_digest
from council.records.seals import differences_in_entries, differences_in_rows, sealed_models
from council.records.signed_note import public_bytes
from council.records.witness import Witnessed
from tests.records.test_guards import annals_at

pytestmark = pytest.mark.peopled(by=annals_at)

STRANGERS = public_bytes(Ed25519PrivateKey.generate())
# What no other fact tells: the key by which a job finds its checkpoint, and when it was signed and sent.
TELL_NOTHING = {
    "register_entries.id", "checkpoints.id", "checkpoints.public_id", "checkpoints.signed_at", "checkpoints.sent_at",
}  # fmt: skip
# The annals hold rows that were written for their guards alone: no act makes such there.
WRITTEN_BY_NO_ACT = {
    f"row_not_entered {table} 1"
    for table in (
        "demonstration_codes", "circulations", "signed_files", "signature_findings", "countersignatures",
    )
}  # fmt: skip
LONGEST = max(len(model.__table__.columns) for model in sealed_models())


class Intruder:
    """A program that is not ours, with the file of the database open and the guards of it out of the way."""

    def __init__(self, path):
        self.path, self.kept = path, path.with_suffix(".kept")
        shutil.copyfile(path, self.kept)

    def run(self, *statements, guarded=False):
        with closing(sqlite3.connect(self.path)) as connection:
            connection.execute("PRAGMA ignore_check_constraints=ON")
            names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (trigger,) in [] if guarded else connection.execute(names).fetchall():
                connection.execute(f"DROP TRIGGER {trigger}")
            for statement in statements:
                connection.execute(*statement) if isinstance(statement, tuple) else connection.execute(
                    statement
                )
            connection.commit()

    def ask(self, question):
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(question).fetchall()

    def change(self, table, column):
        """Change one column of one row as little as can be; return the row's key, none where the table is empty."""
        found = self.ask(f"SELECT id, {column} FROM {table} ORDER BY id LIMIT 1")
        if not found:
            return None
        [(key, value)] = found
        self.run((f"UPDATE {table} SET {column} = ? WHERE id = ?", (_another(value), key)))
        return key

    def undo(self):
        db.session.remove()
        db.engine.dispose()
        for journal in self.path.parent.glob(f"{self.path.name}-*"):
            journal.unlink()
        shutil.copyfile(self.kept, self.path)


def _another(value):
    if value is None:
        return 1
    if isinstance(value, int):
        return 1 - value if value in (0, 1) else value + 1000
    return f"{value[:-1]}{chr(ord(value[-1]) ^ 1)}" if value else "x"


@pytest.fixture
def intruder(peopled, records):
    db.session.rollback()
    with closing(sqlite3.connect(db.engine.url.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Intruder(Path(db.engine.url.database))


def found(*, witnessed=(), public_key=None):
    """Return what `flask register verify` names, the signatures left aside unless a key is given."""
    db.session.remove()
    session = db.session()
    told = [*differences_in_entries(session)]
    points = differences_in_checkpoints(
        session, public_key=public_key or STRANGERS, witnessed=list(witnessed)
    )
    told += [one for one in points if public_key or one.kind != "signature_not_ours"]
    told += differences_in_rows(session)
    return {f"{one.kind} {one.where}" for one in told} - WRITTEN_BY_NO_ACT


def columns_of(model):
    return [
        column.name for column in model.__table__.columns
        if not column.info.get("unsealed") and str(column) not in TELL_NOTHING
    ]  # fmt: skip


def test_nobody_has_touched_it(intruder):
    assert found() == set()


@pytest.mark.parametrize(
    "turn", [pytest.param(turn, marks=[] if turn % 9 == 1 else pytest.mark.slow) for turn in range(LONGEST)]
)
def test_a_changed_byte_is_found_in_any_column_of_any_table(intruder, turn):
    """In each turn one column of every table of the record is changed, the next one in the next turn."""
    changed = {}
    for model in sealed_models():
        columns = (
            [] if any(f" {model.__tablename__} " in row for row in WRITTEN_BY_NO_ACT) else columns_of(model)
        )
        if turn < len(columns) and (key := intruder.change(model.__tablename__, columns[turn])) is not None:
            changed[f"row_changed {model.__tablename__} {key}"] = columns[turn]
            if columns[turn] == "id":
                changed[f"row_vanished {model.__tablename__} {key}"] = changed.pop(
                    f"row_changed {model.__tablename__} {key}"
                )
    named = found()
    assert changed
    assert {told: column for told, column in changed.items() if told not in named} == {}


def test_a_row_rewritten_and_sealed_anew_is_found_in_every_table_that_acts_only_add_to(intruder):
    """What stays is told by the guards; here it is of each table a reference to another row that is changed, if it has any."""
    kinds = {kind.__tablename__: kind for kind in sealed_models() if kind.__tablename__ in COVERED}
    rewritten = {}
    for table, kind in kinds.items():
        fixed = sorted(FIXED[table])
        rewritten[table] = intruder.change(
            table, next((name for name in fixed if kind.__table__.c[name].foreign_keys), fixed[-1])
        )
    assert set(rewritten) == COVERED - {"checkpoints"}
    assert None not in rewritten.values()

    db.session.remove()
    with transaction() as session:
        alone = [lazyload("*")]  # what the references name is not there
        rows = [session.get_one(kinds[table], key, options=alone) for table, key in rewritten.items()]
        by, at = founder_of(1), session.scalars(select(func.max(RegisterEntry.at))).one()
        enter(session, "minutes.signed", of=session.get_one(Body, 1), by=by, at=at, rows=rows)
    assert found() == {f"row_rewritten {table} {key}" for table, key in rewritten.items()}


def test_a_person_a_participant_and_a_move_of_a_meeting_are_never_sealed_anew(intruder):
    """Of these no act writes anything twice, and the database lets nobody."""
    kinds = {"persons": Person, "participants": Participant, "postponements": Postponement, "seats": Seat}
    changed = {
        "persons": "family_name",
        "participants": "post",
        "postponements": "reason",
        "seats": "public_id",
    }
    keys = {table: intruder.change(table, column) for table, column in changed.items()}
    db.session.remove()
    with transaction() as session:
        rows = [session.get_one(kind, keys[table]) for table, kind in kinds.items()]
        by, at = founder_of(1), session.scalars(select(func.max(RegisterEntry.at))).one()
        enter(session, "person.entered", of=session.get_one(Body, 1), by=by, at=at, rows=rows)
    assert found() == {f"row_sealed_anew {table} {key}" for table, key in keys.items()}


@pytest.mark.parametrize("table", ["register_entries", "checkpoints"])
def test_a_changed_byte_is_found_in_any_column_of_the_register_itself(intruder, table):
    unseen = []
    for column in db.metadata.tables[table].columns:
        if str(column) in TELL_NOTHING:
            continue
        intruder.change(table, column.name)
        named = found(public_key=STRANGERS) if column.name == "note" else found()
        if not any(f" {table} " in told or "entry_missing" in told for told in named):
            unseen.append(column.name)
        intruder.undo()
    assert unseen == []


def test_a_row_replaced_by_another_of_its_keys_is_found(intruder):
    """On a connection that is not ours SQLite takes the old row away without asking any guard of deletion."""
    open_vote = "(SELECT id FROM votes WHERE closed_at IS NULL AND withdrawn_at IS NULL)"
    [(key,)] = intruder.ask(f"SELECT max(id) FROM ballots WHERE vote_id = {open_vote}")
    columns = [column.name for column in db.metadata.tables["ballots"].columns]
    values = ["999" if name == "id" else "'against'" if name == "position" else name for name in columns]
    intruder.run(
        f"REPLACE INTO ballots ({', '.join(columns)}) SELECT {', '.join(values)} FROM ballots WHERE id = {key}",
        guarded=True,
    )
    assert intruder.ask(f"SELECT id FROM ballots WHERE id IN ({key}, 999)") == [(999,)]
    assert found() == {f"row_vanished ballots {key}", "row_not_entered ballots 999"}


@pytest.mark.parametrize(
    "cut", [pytest.param(cut, marks=[] if cut in (1, 2, 40) else pytest.mark.slow) for cut in range(1, 101)]
)
def test_a_tail_that_was_cut_off_is_found(intruder, cut):
    [(size,)] = intruder.ask("SELECT max(sequence) FROM register_entries")
    [(seen, root)] = intruder.ask("SELECT size, root FROM checkpoints ORDER BY size DESC LIMIT 1")
    intruder.run(
        f"DELETE FROM register_entries WHERE sequence > {size - cut}",
        f"DELETE FROM checkpoints WHERE size > {size - cut}",
    )
    named = found(witnessed=[Witnessed(seen, root)])
    assert named
    assert (seen <= size - cut) or f"witness_not_reached checkpoint of {seen} entries" in named


def test_a_register_rebuilt_to_its_last_root_is_found_by_whoever_keeps_a_checkpoint(intruder):
    """Every hash holds, every checkpoint is reached, and no signature is asked for: what others keep remains."""
    kept = [Witnessed(*told) for told in intruder.ask("SELECT size, root FROM checkpoints")]
    entries = intruder.ask("SELECT sequence, content FROM register_entries ORDER BY sequence")
    forged = [(number, _forged(content) if number == 9 else content) for number, content in entries]
    leaves = [bytes.fromhex(leaf_digest(content)) for _number, content in forged]
    intruder.run(
        "UPDATE checkpoints SET note = '', signed_at = NULL",
        ("UPDATE register_entries SET content = ?, leaf_sha256 = ? WHERE sequence = 9", (forged[8][1], leaves[8].hex())),
        "UPDATE register_entries SET clause = '9' WHERE sequence = 9",
        *(_rebuilt(point.size, leaves) for point in kept),
    )  # fmt: skip
    assert found() == set(), "the forgery is not good enough to prove anything"
    named = found(witnessed=kept)
    assert named == {f"witness_not_reached checkpoint of {point.size} entries" for point in kept}


def _forged(content):
    told = json.loads(content)
    return content.replace(f'"clause":"{told["clause"]}"', '"clause":"9"')


def _rebuilt(size, leaves):
    edge = Frontier()
    for leaf in leaves[:size]:
        edge.add(leaf)
    roots = json.dumps([root.hex() for root in edge.roots], separators=(",", ":"))
    return "UPDATE checkpoints SET root = ?, edge = ? WHERE size = ?", (
        root_of(leaves[:size]).hex(),
        roots,
        size,
    )


def test_an_older_copy_put_back_is_found_by_what_others_keep(intruder):
    """The older copy is whole in itself; only the checkpoint made after it was taken tells."""
    later = Witnessed(10**6, "ab" * 32)
    assert found(witnessed=[later]) == {f"witness_not_reached checkpoint of {later.size} entries"}
