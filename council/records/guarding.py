"""Setting the guards in a database, and taking them away for a migration."""

from sqlalchemy import Connection, event, inspect, text

from council.records.database import db
from council.records.guard import Guard
from council.records.guards import GUARDS

_REFUSAL_FUNCTION = """
CREATE OR REPLACE FUNCTION guard_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guards_of(connection: Connection) -> set[str]:
    """Return the names of the guards that stand in the database."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_%' ESCAPE '\\'"
            )
        )
    else:
        found = connection.execute(
            text(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'guard\\_%'"
                " AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
            )
        )
    return set(found.scalars())


def recreate_guards(connection: Connection) -> None:
    """Set every guard anew; a rebuilt SQLite table has silently lost its own.

    Between two migrations a later table or column may not be there; neither is its guard then.
    """
    drop_guards(connection)
    found = inspect(connection)
    columns = {
        name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()
    }
    guards = [guard for guard in GUARDS if guard.table in columns and guard.columns <= columns[guard.table]]
    if connection.dialect.name == "postgresql":
        connection.execute(text(_REFUSAL_FUNCTION))
        _refuse_emptying(connection, guards)
    for guard in guards:
        connection.exec_driver_sql(_creation(guard, connection.dialect.name))


def _refuse_emptying(connection: Connection, guards: list[Guard]) -> None:
    """Refuse TRUNCATE of the tables whose rows stay; it fires no trigger of a row, and SQLite has none of it."""
    for table in sorted({guard.table for guard in guards if guard.operation == "DELETE"}):
        connection.exec_driver_sql(
            f"CREATE OR REPLACE TRIGGER keep_{table} BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION guard_refuses()"
        )


def drop_guards(connection: Connection) -> None:
    """Take every guard away, for a migration that must rebuild a table."""
    standing = guards_of(connection)
    for guard in GUARDS:
        if guard.trigger in standing:
            of_table = f" ON {guard.table}" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER {guard.trigger}{of_table}")


def _creation(guard: Guard, dialect: str) -> str:
    head = f"CREATE TRIGGER {guard.trigger} BEFORE {guard.operation} ON {guard.table} FOR EACH ROW"
    if dialect == "sqlite":
        condition = f" WHEN {guard.when}" if guard.when else ""
        return f"{head}{condition} BEGIN SELECT RAISE(ABORT, '{guard.trigger}'); END"
    return _postgresql_creation(guard, head)


def _postgresql_creation(guard: Guard, head: str) -> str:
    # PostgreSQL allows no subquery in WHEN, so such a condition becomes a function of its own.
    if "SELECT" not in guard.when:
        condition = f" WHEN ({guard.when})" if guard.when else ""
        return f"{head}{condition} EXECUTE FUNCTION guard_refuses()"
    return (
        f"CREATE OR REPLACE FUNCTION {guard.trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {guard.when} THEN RAISE EXCEPTION '{guard.trigger}'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {_let_pass(guard)}; END $$;"
        f" {head} EXECUTE FUNCTION {guard.trigger}()"
    )


def _let_pass(guard: Guard) -> str:
    """Return the row that lets the operation go on: of a deletion there is no new one, and none would skip it."""
    return "OLD" if guard.operation == "DELETE" else "NEW"


@event.listens_for(db.metadata, "after_create")
def _guard_new_tables(target, connection: Connection, **options) -> None:
    recreate_guards(connection)
