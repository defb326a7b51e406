"""`flask rebind`: after SECRET_KEY was replaced, people come in by the passwords and the factors they have."""

from datetime import UTC, datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from council.access.spent import Spent
from council.access.vault import Vault
from council.actions.rebinding import rebind_rows
from council.settings import Settings


@click.command("rebind")
@click.option(
    "--former-key", prompt="The former SECRET_KEY", hide_input=True, help="Asked for when not given."
)
@with_appcontext
def rebind(former_key: str) -> None:
    """Mark accounts, passkeys, codes and links by the SECRET_KEY that was put in the place of a former one."""
    settings: Settings = current_app.config["SETTINGS"]
    former, spent = former_key.strip(), Spent(settings.data_dir / "spent")
    told = rebind_rows(
        former_key=former,
        former=Vault(former, spent),
        present=Vault(settings.secret_key, spent),
        at=datetime.now(UTC),
    )
    click.echo(
        f"{told.marked} rows are bound by the present key; {told.strange} fit neither key and open nothing."
    )
    if told.strange and not told.marked:
        raise SystemExit(1)
