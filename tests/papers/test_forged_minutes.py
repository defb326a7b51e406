"""Whoever changes one thing in the record of a protocol is found: by its fingerprint, or by the law and the page alone."""

import json
import re
from datetime import date, datetime, timedelta
from random import Random

import pytest

from tests.papers.eleventh import draft_of_eleventh, paper_of_eleventh, signed_eleventh
from tests.papers.verifying import PROGRAM as PROGRAM_FILE
from tests.papers.verifying import load_program, parts_of

PROGRAM = load_program()
QUICK, SHARE, LONGEST, WIDEST = 50, 0.95, 600, 130

# What the law asks for; the rest are titles, identifiers and the versions of the agenda before the last.
LEGAL = re.compile(
    r"(charter|agreement|parties|chairmanship|presence|presiding|opening|meeting|participants|dates)/.*"
    r"|items/\*/(number|disinterest/.*|votes/.*|decisions/.*)"
)
NO_LAW = re.compile(r".*/(id|material|reason|sentence|reference|rules_of_procedure/.*|title|size)")

# What arithmetic and page do not find without the fingerprint, and why.
UNFOUND = {
    r"dates/materials/\*/material|body/id": "an identifier names a thing to the register and means nothing itself",
    r"items/\*/class": "a class without another majority",
    r"dates/materials/\*/(sent/\w+|accepted_at|version)": "a day or a minute more that is still within the term",
    r"dates/materials/\*/(sha256|size)": "of a material without a vote the bytes are known by the fingerprint alone",
    r"parties/\*/acts/\*/(assumed|step|on)": "a signature of the Agreement makes nobody a party",
    r"parties/\*/genitive": "the name of an absent state is printed in the nominative",
    r"body/zone": "the zone by whose days sending is judged",
    r"chairmanship/(basis|since_on|reference|preceding|following)": "the history of the chair is not in the record of one meeting",
    r"dates/materials/\*/title": "of a material of the whole meeting, which is no annex",
}  # fmt: skip


@pytest.fixture(scope="module")
def eleventh(built_demonstration):
    """The record of the demonstration's protocol and the words of its pages."""
    raw, words = parts_of(PROGRAM, paper_of_eleventh(built_demonstration))
    return json.loads(raw), words


def test_the_program_is_read_before_it_is_trusted():
    """Whoever relies on it reads it first: what holds the law is one file of at most six hundred lines, all counted."""
    files = {file.name: file.read_text("utf-8") for file in PROGRAM_FILE.parent.glob("*.py")}
    assert sorted(files) == ["check_grounds.py", "check_minutes.py", "check_pages.py"]
    assert files["check_minutes.py"].count("\n") <= LONGEST
    wide = [line for text in files.values() for line in text.splitlines() if len(line) > WIDEST]
    assert wide == [], "a line is read without scrolling"


def test_the_protocol_as_it_is_proves_itself(eleventh):
    record, words = eleventh
    assert "членов Совета – 9, кворум – 6, голосований – 8" in PROGRAM.check(PROGRAM.canonical(record), words)


def test_the_signatures_in_the_file_are_not_in_its_way(built_demonstration):
    assert PROGRAM.check(*parts_of(PROGRAM, signed_eleventh(built_demonstration)))


def test_a_draft_is_told_as_one_and_its_mark_goes_with_its_record(built_demonstration, eleventh, tmp_path):
    draft = tmp_path / "draft.pdf"
    draft.write_bytes(draft_of_eleventh(built_demonstration))
    raw, words = PROGRAM.opened(str(draft))
    assert PROGRAM.check(raw, words).startswith("проект протокола, не подписан, № 11:")
    signed, of_signed = PROGRAM.canonical(eleventh[0]), eleventh[1]
    for record, pages in ((raw, of_signed), (signed, words)):
        with pytest.raises(PROGRAM.Difference):
            PROGRAM.check(record, pages)
    with pytest.raises(PROGRAM.Difference, match="колонтитул"):
        parts_of(PROGRAM, draft.read_bytes())


def test_a_change_is_found_without_any_fingerprint(eleventh):
    missed = unfound(eleventh, sample(eleventh[0], QUICK), arithmetic_only=True)
    assert [where for where in missed if not explained(where)] == []


def test_a_change_is_found_by_the_fingerprint(eleventh):
    assert unfound(eleventh, sample(eleventh[0], QUICK // 5), arithmetic_only=False) == []


@pytest.mark.slow
def test_every_change_is_found_by_the_fingerprint(eleventh):
    assert unfound(eleventh, leaves(eleventh[0]), arithmetic_only=False) == []


@pytest.mark.slow
def test_nearly_every_change_of_law_is_found_by_the_law_and_the_page(eleventh):
    record = {key: part for key, part in eleventh[0].items() if key != "register"}
    missed = unfound(eleventh, leaves(record), arithmetic_only=True)
    legal = [path for path, _ in leaves(record) if is_legal(spelled(path))]
    missed_law = [where for where in missed if is_legal(where)]
    assert [where for where in missed if not explained(where)] == []
    assert len(missed_law) <= (1 - SHARE) * len(legal), (len(missed_law), len(legal))


def unfound(eleventh, changes, *, arithmetic_only, program=PROGRAM):
    """Change each leaf in turn, and return which changes the program did not find."""
    record, words = eleventh
    missed = []
    for path, value in changes:
        place = record
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = another(value)
        try:
            program.check(program.canonical(record), words, arithmetic_only=arithmetic_only)
            missed.append(spelled(path))
        except (program.Difference, ValueError):
            pass
        place[path[-1]] = value
    return missed


def sample(record, count):
    legal = [(path, value) for path, value in leaves(record) if is_legal(spelled(path))]
    return Random(25).sample(legal, count)


def leaves(value, path=()):
    """Yield every leaf that says something, with its path."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            yield from leaves(inner, (*path, key))
        elif inner is not None:
            yield (*path, key), inner


def another(value):
    """Return what a forger might write instead: the next number, day, minute, state or position."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    for kind, change in CHANGES:
        if re.fullmatch(kind, value):
            return change(value)
    return value[:-1] + ("а" if value[-1] != "а" else "о")


NEXT = {
    "for": "against", "against": "abstained", "abstained": "for", "not_voting": "abstained",
    "disinterested": "absent", "absent": "not_voting", "entitled": "absent", "": "иное",
    "adopted": "not_adopted", "not_adopted": "adopted", "member": "substitute", "substitute": "member",
    "chair": "co_chair",
}  # fmt: skip
CHANGES = (
    (
        r"\d{4}-\d\d-\d\dT.*",
        lambda it: (datetime.fromisoformat(it) + timedelta(minutes=1)).isoformat(timespec="microseconds"),
    ),
    (r"\d{4}-\d\d-\d\d", lambda it: (date.fromisoformat(it) + timedelta(1)).isoformat()),
    (r"[A-Z]{2}", lambda it: "UZ" if it != "UZ" else "KZ"),
    ("|".join(NEXT), NEXT.get),
    (r"\d+/\d+", lambda it: f"{it.partition('/')[0]}/{int(it.partition('/')[2]) + 1}"),
    (r"(art\.)?[\d.]+", lambda it: f"{it}1"),
)


def spelled(path):
    """Return the path with every number of a list as a star."""
    return "/".join("*" if isinstance(key, int) else key for key in path)


def is_legal(where):
    return bool(LEGAL.fullmatch(where)) and not NO_LAW.fullmatch(where)


def explained(where):
    return any(re.fullmatch(pattern, where) for pattern in UNFOUND)
