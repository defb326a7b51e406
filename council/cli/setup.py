"""`flask setup`: a real installation gets its body and its first secretariat account."""

from datetime import UTC, datetime

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from council.access.passwords import LEAST_LENGTH
from council.actions.bodies import set_up_body
from council.actions.people import set_up_secretariat
from council.actions.refusals import Refused
from council.charters import charter_codes
from council.records.bodies import Body
from council.records.database import db

DEFAULT_CHARTER = "cis_industrial_policy"


@click.command("setup")
@click.option("--charter", prompt="Charter of the body (a code or a file)", default=DEFAULT_CHARTER)
@click.option("--family-name", prompt="Head of the secretariat: family name")
@click.option("--given-names", prompt="Given names")
@click.option("--post", prompt="Post", default="руководитель секретариата Совета")
@click.option("--email", prompt="E-mail address, by which to sign in")
@click.password_option(help=f"At least {LEAST_LENGTH} characters.")
@with_appcontext
def setup(charter: str, family_name: str, given_names: str, post: str, email: str, password: str) -> None:
    """Set up the body and the account of the head of its secretariat, who then enters everybody else."""
    at = datetime.now(UTC)
    try:
        body = _body(charter, at)
        set_up_secretariat(
            body=body,
            family_name=family_name,
            given_names=given_names,
            post=post,
            email=email,
            password=password,
            at=at,
        )
    except Refused as refused:
        raise click.ClickException(
            f"{refused.en}\nCharters known here: {', '.join(charter_codes())}"
        ) from None
    click.echo(f"The body is set up. Sign in as {email.strip().lower()}.")


def _body(charter: str, at: datetime) -> str:
    """Return the body of this installation; one set up by an earlier try that stopped half-way is gone on with."""
    standing = db.session.scalars(select(Body)).first()
    if standing is not None and standing.is_demonstration:
        raise click.ClickException(
            "This database holds the demonstration. Set up a real body on an empty one: DEMO=0 and another DATA_DIR."
        )
    if standing is not None:
        return standing.public_id
    return set_up_body(charter=charter, is_demonstration=False, at=at).public_id
