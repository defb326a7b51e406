"""`flask seal make`: the key that seals papers, made on the spot; `flask seal show`: which one is in force."""

from datetime import UTC, datetime
from pathlib import Path

import click
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from council.papers.seal_making import Authority
from council.records.paper_seal import SealFault, SealFile
from council.settings import Settings

seal = AppGroup("seal", help="The seal of the installation on papers.")

FAULTS = {
    SealFault.MISSING: "There is no seal at {path}: papers go out unsealed. Make one by `flask --app app seal make`,"
    " or set SEAL_FILE to the PKCS#12 file you were given.",
    SealFault.UNREADABLE: "{path} is not opened: it is no PKCS#12 file with a key and a certificate, or"
    " SEAL_PASSPHRASE is another. Papers go out unsealed.",
    SealFault.EXPIRED: "The certificate at {path} is not valid today: papers go out unsealed. Make another by"
    " `flask --app app seal make --renew`.",
}


@seal.command("make")
@click.option(
    "--name", default="Электронная печать Совета", help="Whose seal it is, as the signature shows it."
)
@click.option("--renew", is_flag=True, help="Lay the seal that stands aside, and issue another.")
@with_appcontext
def make(name: str, renew: bool) -> None:
    """Make a seal by an authority of the installation's own, where none was given to it."""
    settings: Settings = current_app.config["SETTINGS"]
    if settings.seal_path.exists() and not renew:
        raise click.ClickException(f"There is a seal already: {settings.seal_path}. --renew issues another.")
    if settings.seal_file:
        raise click.ClickException("SEAL_FILE names a seal given to you: whoever gave it renews it.")
    made = make_seal(SealFile.of(settings), name, at=datetime.now(UTC))
    click.echo(f"Made: {settings.seal_path}\n{_told(made)}")
    click.echo(f"Give the states {settings.keys_dir / 'authority.pem'}: by it they check every seal.")


@seal.command("show")
@with_appcontext
def show() -> None:
    """Print by which certificate papers are sealed; exit 1 where they are not."""
    settings: Settings = current_app.config["SETTINGS"]
    file = SealFile.of(settings)
    fault, certificate = file.fault(datetime.now(UTC)), file.certificate()
    if certificate is not None:
        click.echo(_told(certificate))
    if fault is not None:
        click.echo(FAULTS[fault].format(path=file.path))
        raise SystemExit(1)


def make_seal(file: SealFile, name: str, *, at: datetime) -> x509.Certificate:
    """Issue a seal and put it in force; the authority is founded at the first."""
    file.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = kept_authority(file.folder, at=at)
    issued = authority.issue(name, at=at)
    if file.path.exists():
        file.path.replace(file.path.with_name(f"seal-until-{at:%Y%m%d%H%M%S}.p12"))
    _write(file.path, issued.as_pkcs12(file.passphrase))
    return issued.certificate


def kept_authority(folder: Path, *, at: datetime) -> Authority:
    """Return the authority kept in the folder, founded at first need."""
    kept = folder / "authority.p12"
    if kept.exists():
        return Authority.read(kept.read_bytes())
    founded = Authority.founded("Удостоверяющий центр Совета", at=at)
    _write(kept, founded.as_pkcs12())
    (folder / "authority.pem").write_bytes(founded.as_pem())
    return founded


def _write(path: Path, content: bytes) -> None:
    """Write a key where its owner alone reads it."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)


def _told(certificate: x509.Certificate) -> str:
    return (
        f"{certificate.subject.rfc4514_string()}\n"
        f"issued by {certificate.issuer.rfc4514_string()}\n"
        f"valid {certificate.not_valid_before_utc:%Y-%m-%d} to {certificate.not_valid_after_utc:%Y-%m-%d}\n"
        f"SHA-256 {certificate.fingerprint(SHA256()).hex()}"
    )
