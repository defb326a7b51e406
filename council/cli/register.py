"""`flask register verify`: whether the record is as it was entered; `flask register key`: by what its checkpoints are signed."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import func, select

from council.actions.sealing import origin_of
from council.actions.verifying import differences, untraced_entries
from council.cli.restoring import accept
from council.records.checkpoints import Checkpoint
from council.records.database import db
from council.records.files import FileStore
from council.records.register import RegisterEntry
from council.records.seals import Difference
from council.records.signed_note import kept_key, public_bytes, read_checkpoint
from council.records.trace import Trace
from council.records.witness import Witness, Witnessed
from council.settings import Settings

register = AppGroup("register", help="The register of acts.")
register.add_command(accept)

FAULTS = {
    "entry_missing": "the register has a gap here",
    "entry_changed": "the text of the entry is not what was sealed",
    "columns_differ": "the columns of the entry say otherwise than its text",
    "checkpoint_not_reached": "the register does not lead to this checkpoint: it was cut or rebuilt",
    "checkpoint_vanished": "a checkpoint that was given out is gone from the record",
    "signature_not_ours": "the signature is not by the key of this installation",
    "witness_not_reached": "the register does not lead to a checkpoint kept outside the database: it was cut, rebuilt or restored from an old copy",
    "trace_not_reached": "the register does not hold an entry noted outside the database: it was cut, rebuilt or set back",
    "occasion_differs": "the last act under the checkpoint is not the one that gave occasion to it",
    "unreadable": "what stands here cannot be read: a value was written that its column cannot mean",
    "row_changed": "the row is not what the register sealed",
    "row_sealed_anew": "rows of this table never change, and yet a later entry has sealed this one otherwise",
    "row_rewritten": "it was sealed otherwise as it was made, in what no act may change, and a later entry has sealed it as it is",
    "row_not_by_its_acts": "a later entry has sealed it otherwise, in what the act of that entry does not write",
    "bytes_not_named": "it stands for other bytes than the act that printed, signed or took them in has named",
    "row_not_entered": "no act in the register wrote this row",
    "row_vanished": "the register sealed this row, and it is gone",
    "recount_differs": "the stored figure is not what the ballots come to",
    "file_damaged": "the file is missing, or its bytes are not those of its digest",
}

# Told and not counted: only the operator knows whether the power was cut in that moment.
UNTRACED = (
    "entries.jsonl does not know it; the process was killed or the power cut as it was made, the disk was full,"
    " or it was written into the database by another hand"
)


@register.command("verify")
@click.option(
    "--checkpoint",
    "notes",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint somebody has kept: the register must lead to it. May be given several times.",
)
@with_appcontext
def verify(notes: tuple[Path, ...]) -> None:
    """Check the register, its checkpoints, the rows it seals, every count and every file; exit 1 at a difference."""
    settings: Settings = current_app.config["SETTINGS"]
    session, traced = db.session(), Trace.of(settings).every()
    found = list(
        differences(
            session,
            store=FileStore(settings.files_dir),
            public_key=public_bytes(kept_key(settings.register_key)),
            traced=traced,
            witnessed=[*Witness(settings.witness_file).all(), *map(_kept_by_somebody, notes)],
        )
    )
    for difference in found:
        click.echo(_told(difference))
    for sequence in untraced_entries(session, traced):
        click.echo(f"register_entries {sequence}: {UNTRACED}")
    entries = session.scalar(select(func.count()).select_from(RegisterEntry))
    checkpoints = session.scalar(select(func.count()).select_from(Checkpoint))
    click.echo(f"{entries} entries, {checkpoints} checkpoints, {len(found)} differences.")
    if found:
        raise SystemExit(1)


@register.command("key")
@with_appcontext
def key() -> None:
    """Print the origin and the public key of the checkpoints, for those who check them elsewhere."""
    settings: Settings = current_app.config["SETTINGS"]
    click.echo(f"{origin_of(db.session())} {public_bytes(kept_key(settings.register_key)).hex()}")


def _kept_by_somebody(note: Path) -> Witnessed:
    try:
        size, root = read_checkpoint(note.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise click.ClickException(f"{note}: {fault}") from None
    return Witnessed(size, root)


def _told(difference: Difference) -> str:
    return f"{difference.where}: {FAULTS[difference.kind]}"
