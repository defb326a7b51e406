"""`flask register accept-restored`: two persons let the installation serve with a database set back in time."""

from datetime import UTC, datetime

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from council.access.actors import Actor, actor_of
from council.access.factors import has_factor
from council.access.signing_in import account_by_email
from council.access.spent import Spent
from council.access.vault import Vault
from council.actions.proving import prove_factor
from council.actions.refusals import Refused
from council.actions.restoring import accept_restored
from council.actions.security_log import note_event_now
from council.actions.signing_in import MustWait, opens
from council.records.bodies import Body
from council.records.database import db
from council.records.security_log import SecurityKind
from council.settings import Settings


@click.command("accept-restored")
@click.option("--by", "emails", multiple=True, help="The address of a person; given twice, for two persons.")
@click.option("--reason", prompt="What happened, for the register", help="What happened.")
@with_appcontext
def accept(emails: tuple[str, ...], reason: str) -> None:
    """Let the installation serve with a restored database; two persons say so with their passwords and second factors."""
    if len(emails) != 2:
        raise click.UsageError("Name two persons: --by ONE@… --by OTHER@…")
    at = datetime.now(UTC)
    one, other = (_proved(email, at) for email in emails)
    try:
        accept_restored(
            reason=reason, by=one, confirmed_by=other, settings=current_app.config["SETTINGS"], at=at
        )
    except Refused as refused:
        raise click.ClickException(refused.en) from None
    click.echo("It was entered in the register. The installation may be started.")


def _proved(email: str, at: datetime) -> Actor:
    """Return who answers with the password of the account."""
    password = click.prompt(f"Password of {email}", hide_input=True)
    session = db.session()
    account = account_by_email(session, email)
    if not opens(account, password, address="", at=at) or account is None:
        note_event_now(SecurityKind.SIGN_IN_FAILED, at=at, detail={"page": "register accept-restored"})
        raise click.ClickException("The address or the password is not right. Nothing was changed.")
    _prove(account.person_id, email, at)
    body = session.scalars(select(Body).order_by(Body.id).limit(1)).one()
    return actor_of(session, account.person, body_id=body.id, at=at)


def _prove(person_id: int, email: str, at: datetime) -> None:
    """Ask for the second factor where the account has one; a passkey needs a browser, its recovery codes do not."""
    if not has_factor(db.session(), person_id):
        return
    code = click.prompt(f"Code of {email} (from the application, or a recovery code)", hide_input=True)
    settings: Settings = current_app.config["SETTINGS"]
    try:
        vault = Vault(settings.secret_key, Spent(settings.data_dir / "spent"))
        prove_factor(person_id=person_id, answer=code, vault=vault, at=at)
    except (Refused, MustWait) as refused:
        told = refused.en if isinstance(refused, Refused) else str(refused)
        raise click.ClickException(f"{told} Nothing was changed.") from None
