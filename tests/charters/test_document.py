"""docs/charters.md says what the parser knows, no more and no less, and its examples run."""

import json
import re

import pytest
from click.testing import CliRunner

from council.cli.charters import charters
from council.cli.rollcall import OPTIONAL, REQUIRED
from council.cli.tally import tally
from council.law.ballot import Position
from council.law.charter import CharterError
from council.law.charter_parser import parse_charter
from tests.architecture.source import ROOT, complain

DOCUMENT = (ROOT / "docs" / "charters.md").read_text(encoding="utf-8")
STRANGER = {"nobody_asked_for_this": 1}
KNOWN = re.compile(
    r"x: \[(.+)\] nobody_asked_for_this is (?:not known here; known are|no step; the steps are) (.+)"
)


def blocks() -> dict[str, str]:
    """Return the examples of the document by the words after their fence."""
    return dict(re.findall(r"^```(.+?)\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL))


@pytest.fixture
def examples(tmp_path, monkeypatch):
    for name, text in blocks().items():
        if " " in name and not name.startswith("text"):
            (tmp_path / name.split()[1]).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_the_example_is_in_order_and_counts_as_the_document_says(examples):
    assert examples.invoke(charters, ["check", "river.toml"]).exit_code == 0
    answer = examples.invoke(tally, ["--charter", "river.toml", "votes.csv", "--lang", "en"])
    assert (answer.exit_code, answer.stderr) == (0, "")
    first, second = (json.loads(line) for line in answer.stdout.splitlines())
    assert first == json.loads(blocks()["json"])
    assert (second["outcome"], second["counts"]["for"], second["counts"]["required"]) == ("not_adopted", 3, 4)


def test_the_mistakes_are_said_as_the_document_says_them(examples):
    answer = examples.invoke(charters, ["check", "broken.toml"])
    assert answer.exit_code == 1
    assert answer.stderr == blocks()["text broken.toml"]


def test_the_columns_and_positions_are_those_of_the_roll_call():
    part = DOCUMENT.partition("## The roll call")[2].partition("```csv")[0]
    named = re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
    assert named == [*REQUIRED, *OPTIONAL, *Position]


def documented() -> dict[str, set[str]]:
    """Return the keys of every table by its name, as the document lists them."""
    found: dict[str, set[str]] = {}
    for section in DOCUMENT.partition("## Every table and key")[2].partition("\n## ")[0].split("\n### ")[1:]:
        heading, _, body = section.partition("\n")
        keys = set(re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE))
        found.update(dict.fromkeys(re.findall(r"`\[+([\w.]+)\]+`", heading), keys))
    majority, quorum = found["edition.majority"], found["edition.quorum"]
    found["edition.override.majority"] |= majority
    return found | {
        "edition.item_class.majority": majority,
        "edition.item_class.quorum": quorum,
        "edition.item_class.majority.consent": found["edition.majority.consent"],
        "edition.override.majority.consent": found["edition.majority.consent"],
    }


def known() -> dict[str, set[str]]:
    """Return the keys of every table, as the parser names them when it meets one that it does not know."""
    found: dict[str, set[str]] = {}
    waiting: list[tuple[tuple[str, bool], ...]] = [()]
    while waiting:
        path = waiting.pop()
        name = ".".join(key for key, _is_list in path)
        for key in found.get(name, {"body", "edition"}):
            for inside in ((*path, (key, False)), (*path, (key, True))):
                if keys := keys_at(inside):
                    found[f"{name}.{key}".lstrip(".")] = keys
                    waiting.append(inside)
    return found


def keys_at(path: tuple[tuple[str, bool], ...]) -> set[str]:
    """Return the keys of the table at the path, whose steps say whether they lead into a list of tables."""
    document: object = STRANGER
    for key, is_list in reversed(path):
        document = {key: [document] if is_list else document}
    name = ".".join(key for key, _is_list in path)
    for fault in faults_in(document):
        told = KNOWN.fullmatch(fault)
        if told and re.sub(r" \d+", "", told[1]) == name:
            return set(told[2].split(", "))
    return set()


def faults_in(document: object) -> tuple[str, ...]:
    try:
        parse_charter(document, source="x")  # type: ignore[arg-type]
    except CharterError as refusal:
        return refusal.faults
    return ()


def test_the_document_names_every_key_the_parser_knows_and_no_other():
    told, read = documented(), known()
    faults = [
        f"[{name}] {key} is not in the document"
        for name in read
        for key in read[name] - told.get(name, set())
    ]
    faults += [
        f"[{name}] {key} is in no charter" for name in told for key in told[name] - read.get(name, set())
    ]
    complain(faults, "say in docs/charters.md what the parser of charters reads, and nothing else")
