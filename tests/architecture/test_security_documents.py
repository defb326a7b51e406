"""What docs/ say about safety is whole, and every test and module they name is there."""

import csv
import re
from functools import cache

import pytest

from tests.architecture.source import ROOT, complain

# The level of each requirement of OWASP ASVS 5.0.0, section by section: one digit a requirement.
LEVELS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123",
    "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
    "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333",
    "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222",
    "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222",
    "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223",
    "6.7": "33", "6.8": "2222",
    "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "9.1": "111", "9.2": "1222",
    "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22",
    "10.7": "222",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223",
    "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233",
    "14.1": "22", "14.2": "12223333", "14.3": "122",
    "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333",
    "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
    "17.1": "23", "17.2": "22223333", "17.3": "22",
}  # fmt: skip
# Of level 3, those that matter most to a body that votes.
CHOSEN = {
    "1.2.10", "2.3.5", "3.5.8", "5.2.4", "5.2.5", "5.2.6", "6.3.8", "6.4.6", "6.5.6", "7.5.3", "8.3.2", "15.4.2",
    "15.4.4", "16.5.4",
}  # fmt: skip
NOT_OURS = {"9", "10", "17"}  # self-contained tokens, OAuth and OIDC, WebRTC
ANSWERS = {"met", "partly", "unmet", "operator"}
DOCUMENTS = sorted((ROOT / "docs").glob("*.md"))


@cache
def answered():
    with (ROOT / "docs" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def asked():
    levels = {
        f"{section}.{number}": level
        for section, digits in LEVELS.items()
        for number, level in enumerate(digits, start=1)
    }
    assert len(levels) == 345
    return {number: level for number, level in levels.items() if level in "12" or number in CHOSEN}


@cache
def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8")


def is_test(named):
    path, _, function = named.partition("::")
    if not path.startswith("tests/") or not (ROOT / path).is_file():
        return False
    return "\ndef test_" in text_of(path) if not function else f"\ndef {function}(" in text_of(path)


def test_each_requirement_is_answered_once_and_at_its_level():
    rows = [(row["requirement"], row["level"]) for row in answered()]
    assert rows == list(asked().items()), "docs/asvs.csv: one row a requirement, in their order"
    assert sum(level != "3" for _number, level in rows) == 253


def test_no_answer_is_blank():
    faults = []
    for row in answered():
        number, applies, answer = row["requirement"], row["applies"], row["answer"]
        if applies == "no" and not (row["note"] and not answer and not row["where"] and not row["test"]):
            faults.append(f"{number}: does not apply: say why in the note, and nothing else")
        if applies != "no" and (applies, answer in ANSWERS) != ("yes", True):
            faults.append(f"{number}: applies is yes or no, the answer one of {', '.join(sorted(ANSWERS))}")
        if number.split(".")[0] in NOT_OURS and applies != "no":
            faults.append(f"{number}: we have nothing it speaks of")
        if answer in ANSWERS - {"met"} and not row["note"]:
            faults.append(f"{number}: say in the note what is missing, or what the operator does")
        if answer in {"met", "partly", "operator"} and not row["where"]:
            faults.append(f"{number}: say where")
        if answer == "operator" and "docs/operating.md" not in row["where"]:
            faults.append(f"{number}: what the operator does stands in docs/operating.md")
    complain(faults, "docs/asvs.csv answers each requirement in full")


def test_what_is_met_in_code_is_shown_by_a_test():
    faults = [
        f"{row['requirement']}: met in {row['where']}"
        for row in answered()
        if row["answer"] in {"met", "partly"} and not row["test"]
        if not row["where"].startswith("docs/")
    ]
    complain(faults, "name the test that fails when it is met no longer; what asks for a document names one")


def test_every_module_and_test_named_is_there():
    lost = [
        f"{row['requirement']}: {named}"
        for row in answered()
        for named in row["where"].split()
        if not (ROOT / named).exists()
    ]
    lost += [
        f"{row['requirement']}: {named}"
        for row in answered()
        for named in row["test"].split()
        if not is_test(named)
    ]
    complain(lost, "it was renamed or taken away: name what meets the requirement now")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document):
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", document.read_text(encoding="utf-8"))
    complain(
        [f"{document.name}: {link}" for link in links if not (document.parent / link).exists()],
        "the file was renamed or taken away",
    )


def test_each_promise_is_numbered_and_names_its_test():
    rows = re.findall(
        r"^\| (\d+) \| .+ \| \[(\S+)\]\(\.\./(\S+)\) \|$", text_of("docs/security.md"), re.MULTILINE
    )
    assert [int(number) for number, _shown, _path in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 15
    complain([path for _number, shown, path in rows if shown != path or not is_test(path)], "name its test")
