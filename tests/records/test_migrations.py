"""The migrations lead to exactly the tables that the records declare, there and back."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, select

from council.records.binding import is_bound
from council.records.guarding import drop_guards, guards_of
from council.records.guards import GUARDS
from council.records.people import Account
from council.records.schema import MIGRATIONS, migrate
from council.records.tables import db
from tests.conftest import SECRET


@pytest.fixture
def engine(database_url):
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


def schema(engine):
    """Return everything the database says of its tables but the versions of migrations."""
    with engine.connect() as connection:
        found = inspect(connection)
        tables = set(found.get_table_names()) - {"alembic_version"}
        return {table: described(found, table) for table in sorted(tables)}


def described(found, table):
    return {
        "columns": [
            (column["name"], str(column["type"]), column["nullable"], column["default"])
            for column in sorted(found.get_columns(table), key=lambda column: column["name"])
        ],
        "key": found.get_pk_constraint(table)["name"],
        "references": sorted(
            (one["name"], one["constrained_columns"], one["referred_table"], one["options"].get("ondelete"))
            for one in found.get_foreign_keys(table)
        ),
        "uniques": sorted((one["name"], one["column_names"]) for one in found.get_unique_constraints(table)),
        "checks": sorted((one["name"], one["sqltext"]) for one in found.get_check_constraints(table)),
        "indexes": sorted(
            (one["name"], one["column_names"], bool(one["unique"]), conditions_of(one))
            for one in found.get_indexes(table)
        ),
    }


def conditions_of(index):
    return sorted(
        (name, str(value)) for name, value in index.get("dialect_options", {}).items() if "where" in name
    )


def downgrade(engine):
    with engine.connect() as connection, connection.begin():
        configuration = Config(attributes={"connection": connection})
        configuration.set_main_option("script_location", str(MIGRATIONS))
        command.downgrade(configuration, "base")


def back_to(engine, version):
    with engine.connect() as connection, connection.begin():
        configuration = Config(attributes={"connection": connection})
        configuration.set_main_option("script_location", str(MIGRATIONS))
        command.downgrade(configuration, version)


def guards(engine):
    with engine.connect() as connection:
        return guards_of(connection)


@pytest.mark.slow
def test_down_nothing_is_left_and_up_again_everything_is_back(database_url, engine):
    before = schema(engine)
    downgrade(engine)
    assert schema(engine) == {}
    assert guards(engine) == set()
    migrate(database_url)
    assert schema(engine) == before
    assert guards(engine) == {guard.trigger for guard in GUARDS}


def test_they_make_what_the_records_declare(engine):
    migrated = schema(engine)
    downgrade(engine)
    db.metadata.create_all(engine)
    declared = schema(engine)
    assert set(migrated) == set(declared)
    for table, description in declared.items():
        assert migrated[table] == description, table
    assert guards(engine) == {guard.trigger for guard in GUARDS}


def test_guards_that_an_older_database_lacks_are_set_by_the_migration(database_url, engine):
    """There and back the tables stay as they are: the migration is there for the guards alone."""
    before = schema(engine)
    back_to(engine, "0033")
    with engine.connect() as connection, connection.begin():
        drop_guards(connection)
    assert guards(engine) == set()
    assert schema(engine) == before
    migrate(database_url)
    assert schema(engine) == before
    assert guards(engine) == {guard.trigger for guard in GUARDS}


@pytest.mark.slow
def test_accounts_of_before_are_bound_by_the_key_of_the_installation(world, database_url, engine):
    """Their holders come in as before; without the key the migration leaves everything as it was."""
    db.session.remove()
    db.engine.dispose()
    back_to(engine, "0021")
    with pytest.raises(RuntimeError, match="SECRET_KEY"):
        migrate(database_url)
    migrate(database_url, secret_key=SECRET)
    accounts = db.session.scalars(select(Account)).all()
    assert accounts
    assert all(is_bound(account) for account in accounts)


def test_every_constraint_has_a_name(engine):
    nameless = [
        (table, kind)
        for table, description in schema(engine).items()
        for kind in ("references", "uniques", "checks", "indexes")
        for one in description[kind]
        if not one[0]
    ]
    assert nameless == []
