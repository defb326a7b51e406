"""Moments are aware and UTC, JSON is canonical, and public identifiers cannot be guessed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from council.records.columns import PUBLIC_ALPHABET, canonical, new_public_id
from council.records.database import db, transaction
from council.records.operations import Job

MOMENT = datetime(2026, 6, 4, 10, 0, 0, 123456, tzinfo=timezone(timedelta(hours=5)))


def stored(payload, run_at=MOMENT):
    with transaction() as session:
        job = Job(kind="k", payload=payload, run_at=run_at)
        session.add(job)
    db.session.expire_all()
    return db.session.scalars(select(Job)).one()


def test_a_moment_comes_back_aware_in_utc_and_to_the_microsecond(records):
    found = stored({}).run_at
    assert found == MOMENT
    assert found.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(records):
    with pytest.raises(StatementError, match="names no zone"):
        stored({}, run_at=MOMENT.replace(tzinfo=None))


def test_moments_compare_in_the_database_as_they_do_in_life(records):
    stored({})
    earlier = MOMENT.astimezone(UTC) - timedelta(microseconds=1)
    assert db.session.scalars(select(Job).where(Job.run_at > earlier)).all() != []
    assert db.session.scalars(select(Job).where(Job.run_at > MOMENT)).all() == []


def test_json_is_kept_canonical(records):
    value = {"б": [1, 2, {"z": None, "a": "„кавычки“"}], "a": True}
    assert stored(value).payload == value
    kept = db.session.execute(text("SELECT payload FROM jobs")).scalar_one()
    assert kept == canonical(value) == '{"a":true,"б":[1,2,{"a":"„кавычки“","z":null}]}'


def test_public_identifiers_are_long_and_unlike_one_another():
    made = {new_public_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 20 and set(one) <= set(PUBLIC_ALPHABET) for one in made)
