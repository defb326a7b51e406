"""The seal of the demonstration, by a small authority of its own, the chair's signature in a file, the key of the register."""

from flask import current_app

from council.actions.sealing import sign_checkpoint
from council.actions.signed_files import sign_with_certificate
from council.charters.states import BY_CODE
from council.cli.demonstration.beginnings import BEGUN_AT
from council.cli.demonstration.cast import PASSWORD
from council.cli.demonstration.stage import Stage, player
from council.cli.paper_seal import kept_authority, make_seal
from council.papers.paper_seal import PaperSeal
from council.records.checkpoints import last_checkpoint
from council.records.database import db
from council.records.files import FileStore
from council.records.paper_seal import SealFault, SealFile
from council.records.printing import renderings_of
from council.records.signed_note import kept_key
from council.settings import Settings


def sealed_store(settings: Settings) -> FileStore:
    """Return the store of an installation that seals its papers; a seal that lies there already is left alone."""
    file = SealFile.of(settings)
    if file.fault(BEGUN_AT) is SealFault.MISSING:
        make_seal(file, "Печать Совета (демонстрация)", at=BEGUN_AT)
    return FileStore(settings.files_dir, seal=PaperSeal.of(settings))


def sign_the_close(stage: Stage) -> None:
    """Sign what the register came to, as the worker does within seconds: the protocol then tells whose key it was."""
    point, settings = last_checkpoint(db.session()), current_app.config["SETTINGS"]
    if point is not None:
        key = kept_key(settings.register_key)
        sign_checkpoint(checkpoint=point.public_id, key=key, at=stage.tick())


def sign_file(stage: Stage, meeting: str, paper: str, key: str, store: FileStore) -> None:
    """Let a player sign the file of a paper by a certificate that the authority of the demonstration issued."""
    settings: Settings = current_app.config["SETTINGS"]
    if store.seal is None:
        return
    who = player(key)
    authority = kept_authority(settings.keys_dir, at=BEGUN_AT)
    issued = authority.issue(
        f"{who.given_names} {who.family_name}", organisation=BY_CODE[who.seat or ""].short, at=stage.now
    )
    printed = renderings_of(db.session(), [paper])[paper]
    sign_with_certificate(
        paper=paper, sha256=printed.file.sha256, key=issued.as_pkcs12(PASSWORD), passphrase=PASSWORD,
        store=store, trusted=store.seal.trusted(), timestamp_url="", by=stage.actor(key, meeting),
        at=stage.tick(300),
    )  # fmt: skip
