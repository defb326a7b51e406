"""`flask minutes print NUMBER FILE`: the PDF of a meeting's minutes."""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from council.actions.rendering import print_correction, print_draft, print_minutes
from council.papers.composing.story import number_of_meeting
from council.records.bodies import Body
from council.records.corrections import correction_in_force
from council.records.database import db
from council.records.files import FileDamaged, FileStore
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.preparations import version_past_drafting
from council.settings import Settings

minutes = AppGroup("minutes", help="The minutes of meetings.")


@minutes.command("print")
@click.argument("number")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--body", "code", default=None, help="The code of the body; not needed where there is one.")
@click.option("--first-signed", "first", is_flag=True, help="As it was signed first, though corrected since.")
@with_appcontext
def print_to_file(number: str, file: Path, code: str | None, first: bool) -> None:
    """Write the PDF of the minutes NUMBER (11, or 2-ВН for an extraordinary meeting) to FILE.

    The version in force: the last signed correction, else the one signed first, else the latest draft.
    """
    found = _minutes(number, _body(code))
    try:
        which, sha256 = _printed(found, first_signed=first)
        file.write_bytes(FileStore(current_app.config["SETTINGS"].files_dir).read(sha256))
    except (FileDamaged, OSError) as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"{file}: {which}, SHA-256 {sha256}")


def _printed(found: Minutes, *, first_signed: bool) -> tuple[str, str]:
    """Return which version is wanted, in words, and the digest of its file, printed at need."""
    settings: Settings = current_app.config["SETTINGS"]
    store, at = FileStore(settings.files_dir), datetime.now(UTC)
    correction = correction_in_force(db.session(), found.id)
    if correction is not None and not first_signed:
        which = f"correction {correction.number}, signed, in force"
        thing = correction.public_id
        return which, print_correction(correction=thing, store=store, at=at, site=settings.site)
    version = found.signature.version if found.signature else found.versions[-1]
    which = "signed" if found.is_signed else "draft"
    if correction is not None:
        which = f"signed first, replaced by correction {correction.number}"
    is_draft = version_past_drafting(db.session(), found) != version.id
    printing = print_draft if is_draft else print_minutes
    return which, printing(version=version.public_id, store=store, at=at, site=settings.site)


def _body(code: str | None) -> Body:
    bodies = list(db.session.scalars(select(Body)))
    chosen = [body for body in bodies if code in (None, body.code)]
    if len(chosen) != 1:
        known = ", ".join(body.code for body in bodies) or "none"
        raise click.ClickException(f"Name the body with --body; bodies here: {known}.")
    return chosen[0]


def _minutes(number: str, body: Body) -> Minutes:
    held = select(Minutes).join(Meeting, Meeting.id == Minutes.meeting_id).where(Meeting.body_id == body.id)
    known = {number_of_meeting(found.meeting): found for found in db.session.scalars(held)}
    if number not in known:
        listed = ", ".join(known) or "none"
        raise click.ClickException(f"There are no minutes {number}; drafted or signed so far: {listed}.")
    return known[number]
