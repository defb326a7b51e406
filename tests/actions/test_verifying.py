"""Whatever is changed behind the guards is found: a byte of a row, an entry, a cut tail, a rebuilt log, an old copy."""

import hashlib
import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from flask import current_app
from sqlalchemy import Boolean, Column, Date, Integer, Numeric, select, text

from council.actions.authenticity import checked_digest, checked_file
from council.actions.entering import enter
from council.actions.mail import ServerAnswer, claim_letters, note_answer, repeat_letter
from council.actions.sealing import sign_checkpoint, sum_up_the_day
from council.actions.storing import stored_file
from council.actions.verifying import differences, untraced_entries
from council.records.authenticity import Answer
from council.records.checkpoints import Checkpoint, Occasion, last_checkpoint
from council.records.columns import CanonicalJson, Moment
from council.records.database import db, transaction
from council.records.files import FileStore
from council.records.guarding import drop_guards
from council.records.mail import Letter
from council.records.minutes import Minutes, Rendering
from council.records.paper_seal import Trusted
from council.records.preparations import Preparation
from council.records.register import RegisterEntry, digest_of_row, leaf_digest
from council.records.seals import sealed_models
from council.records.signed_note import public_bytes
from council.records.trace import Trace
from council.records.witness import Witnessed
from tests.actions.closed import last_version, prepared, sign

KEY = Ed25519PrivateKey.generate()


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


@pytest.fixture
def record(over, running, store):
    """A meeting held, closed and signed, its checkpoints signed too."""
    sign(running, prepared(running, store))
    for checkpoint in db.session.scalars(select(Checkpoint)).all():
        sign_checkpoint(checkpoint=checkpoint.public_id, key=KEY, at=running.world.tick())
    db.session.rollback()
    return running


def found(store, *, public_key=None, witnessed=()):
    db.session.expire_all()
    told = differences(
        db.session(), store=store, public_key=public_key or public_bytes(KEY), witnessed=list(witnessed)
    )
    return [f"{difference.kind} {difference.where}" for difference in told]


def behind_the_guards(*statements):
    """Do what somebody with the database in hand could do."""
    session = db.session()
    drop_guards(session.connection())
    for statement in statements:
        session.execute(text(statement))
    session.commit()


def test_what_nobody_touched_is_in_order(record, store):
    assert found(store) == []


def test_a_checkpoint_stands_at_each_closed_vote_and_meeting(record):
    points = db.session.scalars(select(Checkpoint).order_by(Checkpoint.size)).all()
    assert [point.occasion for point in points] == [Occasion.VOTE_CLOSED, Occasion.MEETING_CLOSED]
    for point in points:
        last = db.session.scalars(select(RegisterEntry).where(RegisterEntry.sequence == point.size)).one()
        assert last.act in {"vote.closed", "meeting.closed"}


def test_the_minutes_bear_the_state_of_the_register_at_the_close(record):
    closed = last_checkpoint(db.session())
    assert json.loads(last_version(record).content)["register"] == {"acts": closed.size, "root": closed.root}


def test_a_day_is_summed_up_once_and_only_when_something_was_entered(record):
    world = record.world
    last = last_checkpoint(db.session()).at
    assert sum_up_the_day(at=last + timedelta(hours=24) - timedelta(seconds=1)) is None
    assert sum_up_the_day(at=last + timedelta(hours=24)).occasion is Occasion.DAY
    assert sum_up_the_day(at=last + timedelta(hours=48)) is None  # nothing was entered since
    assert world.clock.now < last + timedelta(hours=24)


def test_a_checkpoint_is_signed_once(record):
    point = last_checkpoint(db.session())
    note = point.note
    sign_checkpoint(checkpoint=point.public_id, key=Ed25519PrivateKey.generate(), at=record.world.tick())
    assert last_checkpoint(db.session()).note == note


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("UPDATE ballots SET position = 'against' WHERE id = 1", "row_changed ballots 1"),
        pytest.param("UPDATE items SET title = 'О другом' WHERE id = 1", "row_changed items 1", marks=pytest.mark.slow),
        ("UPDATE decisions SET outcome = 'not_adopted' WHERE id = 1", "row_changed decisions 1"),
        pytest.param("UPDATE persons SET family_name = 'Иной' WHERE id = 3", "row_changed persons 3", marks=pytest.mark.slow),
        ("UPDATE letters SET words = replace(words, 'Приглашаем', 'Не приглашаем') WHERE id = 1", "row_changed letters 1"),
        pytest.param("UPDATE letters SET address = 'other@council.example' WHERE id = 2", "row_changed letters 2", marks=pytest.mark.slow),
        pytest.param("UPDATE letters SET kind = 'checkpoints' WHERE id = 3", "row_changed letters 3", marks=pytest.mark.slow),
        pytest.param("DELETE FROM letters WHERE id = 4", "row_vanished letters 4", marks=pytest.mark.slow),
        ("DELETE FROM ballots WHERE id = 2", "row_vanished ballots 2"),
        ("UPDATE register_entries SET act = 'vote.closed' WHERE sequence = 5", "columns_differ register_entries 5"),
        ("UPDATE register_entries SET content = replace(content, '\"at\"', '\"ta\"') WHERE sequence = 5", "entry_changed register_entries 5"),
        pytest.param("DELETE FROM register_entries WHERE sequence = 5", "entry_missing register_entries 5", marks=pytest.mark.slow),
        ("UPDATE checkpoints SET size = size + 1", "checkpoint_not_reached checkpoints"),
    ],
)  # fmt: skip
def test_a_change_behind_the_guards_is_named(record, store, statement, difference):
    behind_the_guards(statement)
    assert any(told.startswith(difference) for told in found(store)), found(store)


def test_a_row_that_no_act_wrote_is_named(record, store):
    behind_the_guards(
        "INSERT INTO persons (id, public_id, family_name, given_names, name_en, created_at)"
        " SELECT 999, 'aaaaaaaaaaaaaaaaaaaa', family_name, given_names, name_en, created_at"
        " FROM persons WHERE id = 1"
    )
    assert found(store) == ["row_not_entered persons 999"]


def test_a_false_file_sealed_anew_is_neither_in_order_nor_genuine(record, store):
    """Rows turned to another file and an act of the forger's own that seals them: no key is needed, and none helps."""
    at = record.world.tick()
    traced = Trace.of(current_app.config["SETTINGS"])
    assert untraced_entries(db.session(), traced.every()) == []
    minutes, false = db.session.scalars(select(Minutes)).one(), b"%PDF-1.7 another paper"
    signed, version = minutes.signature.sha256, minutes.versions[-1]
    with transaction() as session:
        file = stored_file(session, store.keep(false), len(false), "application/pdf", at=at)
        enter(session, "material.filed", of=minutes, by=record.world.officer, at=at, rows=[file])
    assert answer_for(store, signed, at) is Answer.GENUINE
    version_id, file_id, public_id = version.id, file.id, minutes.public_id
    behind_the_guards(
        f"UPDATE renderings SET file_id = {file_id} WHERE thing_id = '{version.public_id}'",
        f"UPDATE signatures SET sha256 = '{file.sha256}'",
        f"UPDATE minutes_preparations SET sha256 = '{file.sha256}'",
    )
    last = len(traced.every())
    with (
        transaction() as session
    ):  # as the forger's own copy of the last entry would: false rows under valid hashes
        minutes = session.scalars(select(Minutes).where(Minutes.public_id == public_id)).one()
        rows = [minutes.signature, minutes.versions[-1].rendering, *session.scalars(select(Preparation))]
        enter(
            session, "minutes.signed", of=minutes, by=record.world.officer, at=at, rows=rows,
            detail={"sha256": hashlib.sha256(false).hexdigest(), "version": 1, "decisions": []},
        )  # fmt: skip
    lines = traced.path.read_text(encoding="ascii").splitlines(keepends=True)
    traced.path.write_text("".join(lines[:last]), encoding="ascii")  # the forger has the database alone

    told = found(store)
    rendering = db.session.scalars(select(Rendering).where(Rendering.file_id == file_id)).one()
    assert {"row_sealed_anew signatures 1", f"row_sealed_anew renderings {rendering.id}"} <= set(told), told
    assert {"bytes_not_named signatures 1", f"bytes_not_named renderings {rendering.id}"} <= set(told), told
    assert version_id == minutes.versions[-1].id
    assert answer_for(store, hashlib.sha256(false).hexdigest(), at) is not Answer.GENUINE
    assert len(untraced_entries(db.session(), traced.every())) == 1, (
        "no line outside the database tells of that act"
    )


def answer_for(store, sha256, at):
    """Return what is told of a file, and by its digest alone."""
    by_file = checked_file(db.session(), store.read(sha256), Trusted(), store, at=at).known.answer
    assert checked_digest(db.session(), sha256).known.answer is by_file or by_file is Answer.CHANGED
    return by_file


def test_a_letter_that_no_act_wrote_is_named_and_one_on_its_way_is_not(record, store):
    """What the worker notes of the delivery is no record; the copy of a letter to somebody else is a forgery."""
    said = ServerAnswer(is_taken=False, is_final=True, text="550 No such mailbox")
    [letter, *_] = claim_letters(worker="one", at=record.world.tick(), most=1)
    note_answer(letter, said, worker="one", at=record.world.tick())
    assert found(store) == []
    repeat_letter(letter=letter.public_id, by=record.world.officer, at=record.world.tick())
    assert found(store) == []
    columns = [column.name for column in Letter.__table__.columns]
    values = ["999" if name == "id" else "'forged'" if name == "public_id" else name for name in columns]
    behind_the_guards(
        f"INSERT INTO letters ({', '.join(columns)}) SELECT {', '.join(values)} FROM letters WHERE id = 1"
    )
    assert found(store) == ["row_not_entered letters 999"]


def test_a_tail_that_was_cut_off_is_seen_from_any_checkpoint_beyond_it(record, store):
    size = db.session.query(RegisterEntry).count()
    seen = Witnessed(last_checkpoint(db.session()).size, last_checkpoint(db.session()).root)
    behind_the_guards(
        f"DELETE FROM register_entries WHERE sequence > {seen.size - 1}",
        f"DELETE FROM checkpoints WHERE size > {seen.size - 1}",
    )
    assert size >= seen.size
    assert f"witness_not_reached checkpoint of {seen.size} entries" in found(store, witnessed=[seen])


def test_a_log_that_was_rebuilt_with_valid_hashes_does_not_lead_to_what_others_keep(record, store):
    seen = Witnessed(last_checkpoint(db.session()).size, last_checkpoint(db.session()).root)
    session = db.session()
    drop_guards(session.connection())
    entry = session.scalars(select(RegisterEntry).where(RegisterEntry.sequence == 7)).one()
    entry.content = entry.content.replace('"clause":"', '"clause":"9')
    entry.leaf_sha256 = leaf_digest(entry.content)
    session.commit()

    assert f"witness_not_reached checkpoint of {seen.size} entries" in found(store, witnessed=[seen])
    assert any(told.startswith("checkpoint_not_reached") for told in found(store))


def test_a_checkpoint_signed_by_another_key_is_not_ours(record, store):
    stranger = public_bytes(Ed25519PrivateKey.generate())
    assert {told.split()[0] for told in found(store, public_key=stranger)} == {"signature_not_ours"}


def test_a_file_changed_on_disk_is_named(record, store, settings):
    [kept, *_] = sorted(path for path in settings.files_dir.rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert f"file_damaged files {kept.name}" in found(store)


def test_the_digest_of_a_row_sees_every_column_of_every_table(record):
    unseen = []
    for model in sealed_models():
        row = db.session.scalars(select(model).limit(1)).first()
        if row is None:
            continue
        unseen += [
            str(column)
            for column in model.__table__.columns
            if not column.info.get("unsealed") and not _is_seen(row, column)
        ]
    db.session.rollback()
    assert unseen == []


def _is_seen(row, column: Column) -> bool:
    attribute = type(row).__mapper__.get_property_by_column(column).key
    before, sealed = getattr(row, attribute), digest_of_row(row)
    with db.session.no_autoflush:
        setattr(row, attribute, _another(before, column))
        changed = digest_of_row(row) != sealed
        setattr(row, attribute, before)
    return changed


def _another(value, column: Column):
    if isinstance(column.type, Moment | Date):
        return value - timedelta(days=1) if value else _some_day(column)
    if isinstance(column.type, Boolean):
        return not value
    if isinstance(column.type, Integer | Numeric):
        return (value or 0) + 1
    return ["another"] if isinstance(column.type, CanonicalJson) else f"{value or ''}!"


def _some_day(column: Column):
    moment = db.session.scalars(select(RegisterEntry.at).limit(1)).one()
    return moment if isinstance(column.type, Moment) else moment.date()
