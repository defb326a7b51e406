"""`flask migrate`: the tables as this version of the code wants them."""

import click
from flask import current_app
from flask.cli import with_appcontext

from council.records.schema import migrate


@click.command("migrate")
@with_appcontext
def migrate_command() -> None:
    """Bring the database to this version's tables; does nothing when it is there already."""
    before, after = migrate(current_app.config["SQLALCHEMY_DATABASE_URI"])
    if before != after:
        click.echo(f"The database was migrated from {before or 'nothing'} to {after}.")
