"""`flask minutes print` writes the PDF of a meeting's minutes, the signed bytes where there is a signature."""

import hashlib

from sqlalchemy import select

from council.records.database import db
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from tests.actions.test_corrections import answer, printed, propose, signed, store  # noqa: F401 - a fixture


def signed_eleventh():
    """Return the digest of the eleventh meeting's signed protocol."""
    query = select(Signature.sha256).join(Minutes, Minutes.id == Signature.minutes_id)
    return db.session.scalars(query.join(Meeting).where(Meeting.ordinal == 11)).one()


def test_the_signed_bytes_are_written(demonstration, tmp_path):
    file = tmp_path / "protocol.pdf"

    result = demonstration.test_cli_runner().invoke(args=["minutes", "print", "11", str(file)])

    with demonstration.app_context():
        signed = signed_eleventh()
    assert result.exit_code == 0
    assert signed in result.output
    assert hashlib.sha256(file.read_bytes()).hexdigest() == signed


def test_a_number_without_minutes_is_named_with_those_there_are(demonstration, tmp_path):
    result = demonstration.test_cli_runner().invoke(args=["minutes", "print", "12", str(tmp_path / "p.pdf")])

    assert result.exit_code == 1
    assert "drafted or signed so far: 1-ВН, 11" in result.output


def test_an_unknown_body_is_named_with_those_there_are(demonstration, tmp_path):
    arguments = ["minutes", "print", "11", str(tmp_path / "p.pdf"), "--body", "another"]

    result = demonstration.test_cli_runner().invoke(args=arguments)

    assert result.exit_code == 1
    assert "cis_industrial_policy" in result.output


def test_a_damaged_file_is_not_written(demonstration, tmp_path):
    with demonstration.app_context():
        signed = signed_eleventh()
    stored = demonstration.config["SETTINGS"].files_dir / signed[:2] / signed
    stored.write_bytes(stored.read_bytes()[:-1] + b"!")

    result = demonstration.test_cli_runner().invoke(args=["minutes", "print", "11", str(tmp_path / "p.pdf")])

    assert result.exit_code == 1
    assert "changed on disk" in result.output
    assert not (tmp_path / "p.pdf").exists()


def test_a_corrected_protocol_is_written_in_the_version_in_force(app, signed, store, tmp_path):  # noqa: F811
    held, old = signed
    correction = propose(held)
    answer(held, correction, new := printed(held, correction, store))
    file = tmp_path / "p.pdf"
    expected = [
        ([], new, "correction 1, signed, in force"),
        (["--first-signed"], old, "signed first, replaced by correction 1"),
    ]
    for options, sha256, words in expected:
        result = app.test_cli_runner().invoke(args=["minutes", "print", "1", str(file), *options])
        assert words in result.output, "the printed line says which version it is"
        assert hashlib.sha256(file.read_bytes()).hexdigest() == sha256
