"""Which version of the tables the code wants, which the database has, and the way from one to the other."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from council.records import tables

MIGRATIONS = Path(__file__).parents[2] / "migrations"

# Any number does, so long as nothing else in the same database takes it.
MIGRATION_LOCK = 5_316_291


class BrokenReferences(RuntimeError):
    """A migration left rows that refer to nothing; it was undone whole."""


@cache
def wanted_version() -> str | None:
    """Return the migration this code was written for."""
    return ScriptDirectory.from_config(_configuration()).get_current_head()


def is_known(version: str) -> bool:
    """Say whether this code has the migration: of a newer code's it knows nothing."""
    known = ScriptDirectory.from_config(_configuration()).walk_revisions()
    return version in {script.revision for script in known}


def version_of(connection: Connection) -> str | None:
    """Return the migration the database stands at; None when it has never been migrated."""
    return MigrationContext.configure(connection).get_current_revision()


def migrate(database_url: str, *, secret_key: str = "") -> tuple[str | None, str | None]:
    """Bring the database to the wanted version, whole or not at all; return the versions before and after.

    By the key rows of before are marked that let somebody in; a database without such rows needs none.

    Two installations starting at once take turns, and the second finds nothing to do.
    """
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect().execution_options(begin_mode="IMMEDIATE") as connection:
        _let_tables_be_rebuilt(connection)
        with connection.begin():
            _take_turn(connection)
            before = version_of(connection)
            configuration = _configuration()
            configuration.attributes.update(connection=connection, secret_key=secret_key)
            command.upgrade(configuration, "head")
            _refuse_broken_references(connection)
            return before, version_of(connection)


def _configuration() -> Config:
    configuration = Config(attributes={"metadata": tables.db.metadata})
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration


def _let_tables_be_rebuilt(connection: Connection) -> None:
    """SQLite rebuilds a table by dropping it, which its references would forbid; said before the
    transaction, for inside one it is ignored.
    """
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")


def _take_turn(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})


def _refuse_broken_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise BrokenReferences(", ".join(sorted({str(row[0]) for row in broken})))


def erase(database_url: str) -> None:
    """Take every table away and make them anew, empty: for a demonstration that is built again."""
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect().execution_options(begin_mode="IMMEDIATE") as connection:
        _let_tables_be_rebuilt(connection)
        with connection.begin():
            _take_turn(connection)
            configuration = _configuration()
            configuration.attributes["connection"] = connection
            command.downgrade(configuration, "base")
            command.upgrade(configuration, "head")
