"""How migrations meet the database: one connection, one transaction, guards set anew at the end."""

from alembic import context
from sqlalchemy import create_engine, pool
from sqlalchemy.types import Enum

from council.records.columns import CanonicalJson, Moment
from council.records.guarding import drop_guards, recreate_guards
from council.records.tables import db


def render_item(kind, value, autogen_context):
    """Render our own column types as the plain ones they are in the database."""
    if kind == "type" and isinstance(value, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, CanonicalJson):
        return "sa.Text()"
    if kind == "type" and isinstance(value, Enum):
        values = ", ".join(repr(entry) for entry in value.enums)
        return f"sa.Enum({values}, name={value.name!r}, native_enum=False, create_constraint=True, length={value.length})"
    return False


def run(connection) -> None:
    """Run the migrations asked for, in one transaction, without guards in the way of rebuilt tables."""
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        drop_guards(connection)
        context.run_migrations()
        if connection.dialect.has_table(connection, "register_entries"):
            recreate_guards(connection)


supplied = context.config.attributes.get("connection")
if supplied is not None:
    run(supplied)
else:
    engine = create_engine(context.config.get_main_option("sqlalchemy.url"), poolclass=pool.NullPool)
    with engine.connect() as opened:
        run(opened)
        opened.commit()
