"""A control taken away is missed: each mutation of the list is applied to a copy of the tree, and a test must fail."""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("mutations.toml")
COPIED = (
    "council", "tests", "templates", "translations", "migrations", "docs", "tools", "benchmarks", "verifier",
)  # fmt: skip
FILES = ("app.py", "pyproject.toml", "README.md", "requirements.txt", "requirements-dev.txt")
SECONDS = 600  # for one run of them; most take ten
FAILED = 1  # what pytest ends with when a test has failed, and with nothing else


@dataclass(frozen=True)
class Mutation:
    """A line of a file, what it becomes, and the tests of which one must see it."""

    file: str
    line: str
    becomes: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.line.strip()} → {self.becomes.strip() or 'nothing'}"


def mutations():
    """Return the list as it stands in its file."""
    told = tomllib.loads(LIST.read_text(encoding="utf-8"))["mutation"]
    return [Mutation(**{**one, "tests": tuple(one["tests"])}) for one in told]


def test_every_mutation_names_a_line_and_tests_that_are_there():
    """So that a line that has moved on is noticed at once, and not by the long run alone."""
    faults = []
    for one in mutations():
        if (ROOT / one.file).read_text(encoding="utf-8").count(one.line) != 1:
            faults.append(f"{one.file}: the line stands there not once: {one.line.strip()}")
        for name in one.tests:
            path, _colons, test = name.partition("::")
            if not (ROOT / path).exists() or f"def {test}" not in (ROOT / path).read_text(encoding="utf-8"):
                faults.append(f"{one.file}: there is no test {name}")
    assert not faults, "\n".join(faults)
    assert len(mutations()) >= 30


@pytest.mark.rare
def test_they_hold_where_nothing_is_taken_away(tree):
    named = sorted({name for one in mutations() for name in one.tests})
    assert _tested(named, tree) == "nothing failed"


@pytest.mark.rare
@pytest.mark.parametrize("one", mutations(), ids=str)
def test_each_is_seen_by_a_test(tree, one):
    end = _end_of(one, tree)
    assert end == "seen", f"nothing fails without it, so nothing proves it: {end}"


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """Return a copy of the tree, with nothing that was made beside it; what is taken from it is put back."""
    tree = tmp_path_factory.mktemp("mutations") / "tree"
    for name in COPIED:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copyfile(ROOT / name, tree / name)
    return tree


def _end_of(one, tree):
    path = tree / one.file
    sound = path.read_text(encoding="utf-8")
    try:
        path.write_text(sound.replace(one.line, one.becomes, 1), encoding="utf-8")
        return _tested(one.tests, tree)
    finally:
        path.write_text(sound, encoding="utf-8")


def _tested(names, tree):
    """Return how the tests ended in the tree."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-k", "not postgresql", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(
            [*command, f"--basetemp={tree.with_suffix('.tmp')}", *names],
            cwd=tree, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "the tests did not end"
    told = {0: "nothing failed", FAILED: "seen"}
    return told.get(ended.returncode, f"pytest ended with {ended.returncode}: {ended.stdout[-300:]}")
