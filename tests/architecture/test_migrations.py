"""The migrations make exactly the tables and guards of the records, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from council.records.guards import GUARDS, guards_of
from council.records.schema import migrate, version_of, wanted_version
from council.records.tables import db
from tests.architecture.source import ROOT

pytestmark = pytest.mark.both_databases


@pytest.fixture
def connection(database_url):
    engine = create_engine(database_url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_a_migrated_database_has_every_guard(connection):
    assert guards_of(connection) == {guard.trigger for guard in GUARDS}


def test_a_migrated_database_has_the_tables_of_the_records(connection):
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, db.metadata) == [], "make a migration for the difference"


def test_a_migrated_database_stands_at_the_head_and_stays_there(database_url, connection):
    assert version_of(connection) == wanted_version()
    connection.rollback()
    assert migrate(database_url) == (wanted_version(), wanted_version())


def test_the_current_head_is_written_down():
    assert (ROOT / "migrations" / ".current-head").read_text().strip() == wanted_version(), (
        "write the new head into migrations/.current-head: two migrations made side by side then collide in git"
    )
