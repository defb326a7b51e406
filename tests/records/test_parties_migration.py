"""Seats that stood before the register of the treaty keep their members, days and grounds through the migration."""

from datetime import date

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from council.records.schema import MIGRATIONS

BEFORE, SINCE = "0001", "0002"


@pytest.fixture
def engine(database_url):
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


def move(engine, version, direction):
    """Go to a version; SQLite rebuilds tables by dropping them, which references would forbid."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            configuration = Config(attributes={"connection": connection})
            configuration.set_main_option("script_location", str(MIGRATIONS))
            direction(configuration, version)


def ask(engine, sql):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


BODY = (
    "INSERT INTO bodies (id, public_id, code, charter_code, is_demonstration, created_at)"
    " VALUES (1, 'body', 'b', 'cis_industrial_policy', false, '2026-03-02 09:00:00')"
)
STATE = (
    "INSERT INTO states (id, code, place, short_ru, full_ru, genitive_ru, short_en, full_en, abbreviation)"
    " VALUES ({key}, '{code}', {key}, '', '', '', '', '', '')"
)
SEAT = (
    "INSERT INTO seats (id, public_id, body_id, state_id, since_on, basis, is_assumed)"
    " VALUES ({key}, 'seat{key}', 1, {key}, '{since}', '{basis}', {assumed})"
)


def seated(engine):
    """Write a body with two seats as the first version had them."""
    with engine.connect() as connection, connection.begin():
        connection.execute(text(BODY))
        for key, code, since, basis, assumed in (
            (1, "KZ", "2020-01-01", "", "true"),
            (2, "UZ", "2021-05-08", "lex.uz", "false"),
        ):
            connection.execute(text(STATE.format(key=key, code=code)))
            connection.execute(text(SEAT.format(key=key, since=since, basis=basis, assumed=assumed)))


@pytest.mark.slow
def test_each_seat_becomes_a_recognition_and_back(engine):
    move(engine, BEFORE, command.downgrade)
    seated(engine)

    move(engine, SINCE, command.upgrade)

    acts = "SELECT seat_id, step, acted_on, is_assumed, document FROM treaty_acts ORDER BY seat_id"
    assert [
        (seat, step, str(on), bool(assumed), paper) for seat, step, on, assumed, paper in ask(engine, acts)
    ] == [
        (1, "recognised", "2020-01-01", True, ""),
        (2, "recognised", "2021-05-08", False, "lex.uz"),
    ]

    move(engine, BEFORE, command.downgrade)

    seats = ask(engine, "SELECT id, since_on, basis, is_assumed FROM seats ORDER BY id")
    assert [(key, str(on), basis, bool(assumed)) for key, on, basis, assumed in seats] == [
        (1, str(date(2020, 1, 1)), "", True),
        (2, str(date(2021, 5, 8)), "lex.uz", False),
    ]
