"""The migrations make exactly the tables and guards of the records, on both databases."""

import os
import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from council.records.guarding import guards_of
from council.records.guards import GUARDS
from council.records.schema import MIGRATIONS, migrate, version_of, wanted_version
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


def test_every_migration_can_be_undone_and_done_again(database_url, connection):
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.set_main_option("path_separator", "os")
    configuration.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    connection.close()

    command.downgrade(configuration, "base")
    assert migrate(database_url) == (None, wanted_version())


def test_two_that_start_at_once_migrate_one_after_the_other(tmp_path):
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""}
    words = [sys.executable, "-m", "flask", "--app", "app", "migrate"]
    both = [
        subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [started.communicate(timeout=60)[0] for started in both]

    assert [started.returncode for started in both] == [0, 0]
    assert sorted("was migrated from nothing" in one for one in said) == [False, True]
