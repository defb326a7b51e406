"""`flask setup`: a real installation gets its body and its first secretariat account."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from council.access.passphrases import LEAST_LENGTH, SUGGESTED_LENGTH
from council.actions.accounts import require_sound_passphrase, sound_address
from council.actions.bodies import set_up_body
from council.actions.people import set_up_secretariat
from council.actions.refusals import Refused
from council.actions.texts import clean
from council.charters import charter_codes, load_charter
from council.cli.answers import asked
from council.records.bodies import Body
from council.records.database import db
from council.records.people import SECRETARIAT, Appointment

DEFAULT_CHARTER = "cis_industrial_policy"
DEFAULT_POST = "руководитель секретариата Совета"


FIRST_STEPS = """What comes next, in this order, each on its page of the site:
  1. the states with a seat and their authorised bodies: «Состав Совета»;
  2. the rest of the secretariat, and an invitation for each person who is to sign in: «Лица»;
  3. the members, named by one of the secretariat and confirmed by another; a head who is still alone names them
     alone, which stays marked: «Лица»;
  4. the state in the chair and its term: «Председательство»;
  5. the first meeting: «Заседания», «Созвать заседание».
«Мой стол» shows what is still to be done."""


@click.command("setup")
@click.option("--charter", help="A code or a file.")
@click.option("--family-name", help="Of the head of the secretariat.")
@click.option("--given-names")
@click.option("--post")
@click.option("--email", help="The address by which to sign in.")
@click.option("--password", help=f"At least {LEAST_LENGTH} characters; asked for when it is not given.")
@with_appcontext
def setup(**given: str | None) -> None:
    """Set up the body and the account of the head of its secretariat, who then enters everybody else."""
    _refuse_where_nothing_is_to_be_set_up()
    at, answers = datetime.now(UTC), _answers(given)
    try:
        set_up_secretariat(body=_body(answers.pop("charter"), at), **answers, at=at)
    except Refused as refused:
        raise click.ClickException(refused.en) from None
    click.echo(f"The body is set up. Sign in as {answers['email'].strip().lower()}.\n\n{FIRST_STEPS}")


def _answers(given: Mapping[str, str | None]) -> dict[str, str]:
    """Return every answer by the name of its option, asking for those not given."""
    codes = ", ".join(charter_codes())
    questions: dict[str, tuple[str, Callable[[str], object], dict[str, Any]]] = {
        "charter": (
            f"Charter of the body (a file, or one of: {codes})",
            load_charter,
            {"default": DEFAULT_CHARTER},
        ),
        "family_name": ("Head of the secretariat: family name", partial(clean, field="family_name"), {}),
        "given_names": ("Given names", partial(clean, field="given_names"), {}),
        "post": ("Post", partial(clean, field="post"), {"default": DEFAULT_POST}),
        "email": ("E-mail address, by which to sign in", sound_address, {}),
        "password": (
            f"Password, at least {LEAST_LENGTH} characters (a phrase of {SUGGESTED_LENGTH} or more is easiest to keep)",
            require_sound_passphrase,
            {"hide_input": True, "confirmation_prompt": "The same password again"},
        ),
    }
    return {
        name: asked(given[name], question, check, **options)
        for name, (question, check, options) in questions.items()
    }


def _refuse_where_nothing_is_to_be_set_up() -> None:
    """Say so before anything is asked."""
    standing = db.session.scalars(select(Body)).first()
    if standing is None:
        return
    if standing.is_demonstration:
        raise click.ClickException(
            "This database holds the demonstration. Set up a real body on an empty one: DEMO=0 and another DATA_DIR."
        )
    if db.session.scalars(select(Appointment).where(Appointment.office.in_(sorted(SECRETARIAT)))).first():
        raise click.ClickException(
            "There is a secretariat already: its head enters everybody else on the site."
        )


def _body(charter: str, at: datetime) -> str:
    """Return the body of this installation; one set up by an earlier try that stopped half-way is gone on with."""
    standing = db.session.scalars(select(Body)).first()
    if standing is not None:
        return standing.public_id
    return set_up_body(charter=charter, is_demonstration=False, at=at).public_id
