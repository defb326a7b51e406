"""`flask charters`: the charters that come with the platform, and whether a file is one."""

from pathlib import Path

import click

from council.charters import charter_codes, load_charter, read_charter
from council.law.charter import CharterError


@click.group("charters")
def charters() -> None:
    """Уставы органов / Charters of bodies; how to write one: docs/charters.md."""


@charters.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: tuple[str, ...]) -> None:
    """Проверить уставы и назвать каждую ошибку / Check charters and name each mistake."""
    faults = [fault for file in files for fault in _faults_in(file)]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise click.exceptions.Exit(1)


@charters.command("list")
def list_charters() -> None:
    """Перечислить имеющиеся уставы / List the charters there are."""
    for code in charter_codes():
        body = load_charter(code)
        days = ", ".join(f"{edition.in_force_from}" for edition in body.editions)
        click.echo(f"{code}\t{body.title_ru} / {body.title_en}\t{days}")


def _faults_in(file: str) -> tuple[str, ...]:
    """Return what is wrong with the charter in the file; of one that is in order, say so."""
    try:
        body = read_charter(Path(file), source=file)
    except CharterError as refusal:
        return refusal.faults
    except (OSError, ValueError) as fault:
        return (f"{file}: cannot be opened ({getattr(fault, 'strerror', None) or fault})",)
    click.echo(f"{file}: ошибок нет / no mistakes: {body.code}, {len(body.editions)}")
    return ()
