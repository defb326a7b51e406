"""`flask demo`: the demonstration, built by the actions, renewed on request, never over a real body."""

from dataclasses import dataclass
from datetime import UTC, datetime

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from council.cli.demonstration import convening, eleventh, extraordinary, rules, thirteenth, twelfth
from council.cli.demonstration.beginnings import begin
from council.cli.demonstration.cast import CODE, PASSWORD, PLAYERS, Player, role_of
from council.cli.demonstration.signing import sealed_store
from council.records.bodies import Body
from council.records.database import db
from council.records.files import FileStore
from council.records.schema import erase
from council.records.trace import Trace
from council.records.witness import Witness
from council.settings import Settings


@click.command("demo")
@click.option("--if-empty", is_flag=True, help="Do nothing when the database already serves a body.")
@click.option("--reset", is_flag=True, help="Erase the demonstration and build it anew.")
@click.option("--accounts", is_flag=True, help="Only print who signs in how.")
@with_appcontext
def demo(if_empty: bool, reset: bool, accounts: bool) -> None:
    """Build the demonstration: 1-ВН with a corrected protocol, XI signed, XII with an open vote, XIII in preparation."""
    if accounts:
        if is_demonstration():
            click.echo(accounts_table())
        return
    serves = db.session.scalars(select(Body)).first() is not None
    if serves and if_empty:
        return
    if serves and not (reset and is_demonstration()):
        raise click.ClickException(refusal(reset=reset))
    settings: Settings = current_app.config["SETTINGS"]
    if serves:
        erase(settings.database_url)
        Witness(settings.witness_file).lay_aside()
        Trace.of(settings).lay_aside()
    build(sealed_store(settings), now=datetime.now(UTC))
    click.echo(accounts_table())


def build(store: FileStore, *, now: datetime) -> None:
    """Build the whole demonstration; nothing in it lies after `now`."""
    stage = begin(last_year=now.year)
    rules.adopt(stage)
    extraordinary.play(stage, store)
    eleventh.play(stage, store)
    twelfth.play(stage, store, now)
    thirteenth.play(stage, store, now)
    convening.play(stage, store, now)


@dataclass(frozen=True)
class SignInChoice:
    """An account of the demonstration; one of those `offered` stands on the sign-in page whatever happens."""

    who: str
    email: str
    password: str
    code: str
    seat: str | None
    offered: bool


# Those a newcomer tries; who presides and who has yet to vote stands before them while a vote is open.
OFFERED = ("kg", "kz.deputy", "officer", "head", "uz", "advisory", "observer", "operator")


def sign_in_choices() -> list[SignInChoice]:
    """Return the accounts of the demonstration, those always offered first."""
    ordered = sorted(PLAYERS, key=lambda one: OFFERED.index(one.key) if one.key in OFFERED else len(OFFERED))
    return [_choice(one) for one in ordered]


def _choice(one: Player) -> SignInChoice:
    code = CODE if one.has_code else ""
    return SignInChoice(role_of(one), one.email, PASSWORD, code, one.seat, one.key in OFFERED)


def is_demonstration() -> bool:
    """Say whether this database holds the demonstration."""
    body = db.session.scalars(select(Body)).first()
    return body is not None and body.is_demonstration


def accounts_table() -> str:
    """Return the accounts of the demonstration, a line each; one password and one code open them all."""
    width = max(len(player.email) for player in PLAYERS)
    lines = [f"  {player.email:<{width}}  {role_of(player)}" for player in PLAYERS]
    opened = f"Демонстрация: у всех учетных записей пароль {PASSWORD}, код второго шага {CODE}"
    return "\n".join([opened, *lines])


def refusal(*, reset: bool) -> str:
    """Return why the demonstration is not built."""
    if reset:
        return (
            "This database serves a real body: the demonstration is never built over it. Nothing was changed."
        )
    return "The database already serves a body. `flask demo --reset` renews a demonstration. Nothing was changed."
