"""The seal is made, shown and renewed at the terminal, and its key is read by nobody else."""

import stat

import pytest

from council.cli.paper_seal import make, show


@pytest.fixture
def run(app):
    def invoke(command, *words):
        return app.test_cli_runner().invoke(command, words)

    return invoke


def test_a_seal_is_made_once_and_renewed_by_the_same_authority(app, run):
    keys = app.config["SETTINGS"].keys_dir
    missing = run(show)
    assert (missing.exit_code, "seal make" in missing.output) == (1, True)

    made = run(make, "--name", "Печать Совета")
    assert made.exit_code == 0, made.output
    assert "CN=Печать Совета" in made.output
    assert stat.S_IMODE((keys / "seal.p12").stat().st_mode) == 0o600
    assert run(show).exit_code == 0

    again = run(make)
    assert (again.exit_code, "--renew" in again.output) == (1, True)
    authority, first = (keys / "authority.pem").read_bytes(), (keys / "seal.p12").read_bytes()
    assert run(make, "--renew").exit_code == 0
    assert (keys / "seal.p12").read_bytes() != first
    assert (keys / "authority.pem").read_bytes() == authority
    assert [path.read_bytes() for path in keys.glob("seal-until-*.p12")] == [first]
