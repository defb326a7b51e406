"""`flask tally`: the outcome of every vote of a roll call, under a charter, one JSON object a line."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NoReturn, TextIO
from zoneinfo import ZoneInfo

import click

from council.charters import load_charter
from council.cli.rollcall import RolledVote, check, votes_of
from council.cli.rollcall_file import RollCallError, open_rollcall
from council.cli.rollcall_texts import complaint
from council.law.charter import CharterError, Edition
from council.law.outcome import decide
from council.law.ruling import Ruling
from council.wording import sentence

LINE_BREAKS = str.maketrans({character: f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"})


@click.command("tally")
@click.option("--charter", required=True, help="Код устава органа или файл / Code of a charter, or its file")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="День заседания / Day of the meeting; default: today"
)
@click.option("--lang", type=click.Choice(["ru", "en"]), default="ru", show_default=True)
@click.argument("rollcall", type=click.Path())
def tally(charter: str, on: datetime | None, lang: str, rollcall: str) -> None:
    """Подсчитать голоса по поименному списку ROLLCALL (CSV) / Count the votes of a roll call."""
    edition = _edition(charter, on.date() if on else None)
    try:
        with open_rollcall(rollcall) as file:
            check(file, edition.item_classes)
            _print(_lines(edition, file, lang))
    except RollCallError as fault:
        where = f"{rollcall}:{fault.line}" if fault.line else rollcall
        _fail(f"{where}: {complaint(fault.fault, lang, **fault.about)}")


def outcome_of(edition: Edition, vote: RolledVote, lang: str) -> dict[str, Any]:
    """Return what is printed of one vote."""
    outcome = decide(
        edition.for_class(vote.item_class),
        vote.positions,
        affected=frozenset(vote.affected),
        presiding=vote.presiding,
    )
    return {
        "vote": vote.name,
        "outcome": outcome.kind.value,
        "adopted": outcome.is_adopted,
        "counts": outcome.counts.as_json(),
        "rulings": [_said(ruling, lang) for ruling in outcome.rulings],
    }


def _said(ruling: Ruling, lang: str) -> dict[str, Any]:
    return ruling.as_json() | {"text": sentence(ruling, lang)}


def _edition(charter: str, on: date | None) -> Edition:
    """Return the edition in force on the day, today in the body's own zone when none is given."""
    try:
        body = load_charter(charter)
        return body.edition_on(on or datetime.now(ZoneInfo(body.zone)).date())
    except CharterError as refusal:
        _fail(str(refusal))


def _lines(edition: Edition, file: TextIO, lang: str) -> Iterator[bytes]:
    encoder = json.JSONEncoder(ensure_ascii=False)
    for vote in votes_of(file):
        line = encoder.encode(outcome_of(edition, vote, lang))
        yield f"{line.translate(LINE_BREAKS) if not line.isprintable() else line}\n".encode()


def _print(lines: Iterator[bytes]) -> None:
    """Write the lines; who stops reading (`head`) ends the command without a complaint."""
    output = sys.stdout.buffer
    try:
        output.writelines(lines)
        output.flush()
    except OSError as fault:
        # What is still buffered must go somewhere, or the interpreter complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if not isinstance(fault, BrokenPipeError):
            click.echo(f"stdout: {fault.strerror}", err=True)
        raise click.exceptions.Exit(1) from None


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise click.exceptions.Exit(2)
