"""What is installed is what was pinned: every pin locked by hashes, and what it is made of told to whoever asks."""

import json
import re
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT, complain

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def normal(name):
    """Return a package's name as indexes spell it: one spelling for `PyYAML`, `pyyaml` and `Py_YAML`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins_of(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    pins = {normal(name): version for name, version in PIN.findall(text)}
    for included in re.findall(r"^-r (\S+)", text, re.MULTILINE):
        pins |= pins_of(included)
    return pins


def entries_of(lock):
    """Return the lines of each pin in a lock, its hashes with it."""
    text = re.sub(r"^#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return re.split(r"\n(?=\S)", text.strip())


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_the_lock_says_what_the_pins_say(name):
    pins, locked = pins_of(f"{name}.txt"), pins_of(f"{name}.lock")
    complain(
        [f"{package}=={version}" for package, version in sorted(pins.items() ^ locked.items())],
        f"{name}.txt and {name}.lock differ: run make lock and commit both",
    )


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_pin_is_whole_and_hashed(name):
    loose = [
        line
        for line in (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if line.strip()
        and not re.match(r"^(#|-r requirements\.txt$|[A-Za-z0-9._-]+==[^\s*,]+(\s+#.*)?$)", line)
    ]
    complain(loose, f"{name}.txt pins one version of each package by ==, and nothing else")
    unhashed = [
        entry
        for entry in entries_of(f"{name}.lock")
        if not re.fullmatch(r"\S+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+", entry)
    ]
    complain(
        unhashed, f"{name}.lock: each pin with the SHA-256 of its files, from no index named; run make lock"
    )


def test_what_is_installed_is_checked_against_the_hashes():
    installing = (ROOT / "tools" / "set-up.sh").read_text(encoding="utf-8")
    assert "--require-hashes --only-binary :all:" in installing
    assert "requirements.txt" not in installing, "install from the locks: the pins carry no hashes"


# Checking it against the schema takes four seconds, so the quick run leaves that to the long one.
@pytest.mark.parametrize("checking", ["--no-validate", pytest.param("--validate", marks=pytest.mark.slow)])
def test_the_bill_of_materials_names_every_package_and_its_hashes(tmp_path, checking):
    bill = tmp_path / "sbom.json"
    command = f"requirements --pyproject pyproject.toml {checking} --output-reproducible --output-file {bill}"
    subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", *command.split(), "requirements.lock"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    said = json.loads(bill.read_text(encoding="utf-8"))

    assert (said["bomFormat"], said["metadata"]["component"]["name"]) == ("CycloneDX", "council")
    assert {part["name"]: part["version"] for part in said["components"]} == pins_of("requirements.lock")
    assert all(part["externalReferences"][0]["hashes"] for part in said["components"])
