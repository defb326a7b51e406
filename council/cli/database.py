"""`flask migrate`: the tables as this version of the code wants them."""

import click
from flask import current_app
from flask.cli import with_appcontext

from council.records import schema


@click.command("migrate")
@with_appcontext
def migrate() -> None:
    """Bring the database to this version's tables; does nothing when it is there already."""
    before, after = schema.migrate(
        current_app.config["SQLALCHEMY_DATABASE_URI"], secret_key=current_app.config["SETTINGS"].secret_key
    )
    if before != after:
        click.echo(f"The database was migrated from {before or 'nothing'} to {after}.")
