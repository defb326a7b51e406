"""Whoever changes one thing in the record of a protocol is found: by its fingerprint, or by the law and the page alone."""

import ast
import json
import re
from datetime import date, datetime, timedelta
from random import Random

import pytest

from tests.papers.eleventh import paper_of_eleventh
from tests.papers.verifying import PROGRAM as PROGRAM_FILE
from tests.papers.verifying import load_program, parts_of

PROGRAM = load_program()
QUICK, SHARE = 50, 0.95

# What the law asks for; the rest are titles, identifiers and the versions of the agenda before the last.
LEGAL = re.compile(
    r"(charter|agreement|parties|chairmanship|presence|presiding|opening|meeting|participants|dates)/.*"
    r"|items/\*/(number|disinterest/.*|votes/.*|decisions/.*)"
)
NO_LAW = re.compile(r".*/(id|material|reason|sentence|reference|rules_of_procedure/.*|title|size)")

# What arithmetic and page do not find without the fingerprint, and why.
UNFOUND = {
    r"agenda/.*": "an earlier version of the agenda is printed nowhere; only the last is gone through",
    r".*/id|dates/materials/\*/material|body/id": "an identifier names a thing to the register and means nothing itself",
    r"items/\*/class|items/\*/decisions/\*/reason": "a class without another majority, a reason where none was given",
    r"items/\*/votes/\*/text/sha256": "it is a fingerprint",
    r"dates/materials/\*/(sent/\w+|accepted_at|version)": "a day or a minute more that is still within the term",
    r"dates/materials/\*/(sha256|size|title)": "of a material without a vote the bytes are known by the fingerprint alone",
    r"participants/\*/admitted_by": "a ground where none is asked for",
    r"parties/\*/acts/\*/(assumed|step|on)": "a signature of the Agreement makes nobody a party",
    r"parties/\*/genitive": "the name of an absent state is printed in the nominative",
    r"body/(code|demonstration|regulation_genitive|title_genitive|zone)": "names of the body in other cases, and its zone",
    r"chairmanship/(basis|since_on|reference|preceding|following)": "the history of the chair is not in the record of one meeting",
    r"meeting/rules_of_procedure/.*": "the rules are named, not contained",
}  # fmt: skip


@pytest.fixture(scope="module")
def eleventh(built_demonstration):
    """The record of the demonstration's protocol and the words of its pages."""
    raw, words = parts_of(PROGRAM, paper_of_eleventh(built_demonstration))
    return json.loads(raw), words


def test_the_program_is_read_before_it_is_trusted():
    """Whoever relies on it reads it first: blank lines, comments and docstrings aside it is of six hundred lines."""
    assert lines_of_code(PROGRAM_FILE.read_text("utf-8")) <= 600


def test_the_protocol_as_it_is_proves_itself(eleventh):
    record, words = eleventh
    assert "членов Совета – 9, кворум – 6, голосований – 8" in PROGRAM.check(PROGRAM.canonical(record), words)


def test_a_ballot_whose_row_is_left_out_proves_nothing(eleventh):
    """Else a choice could be turned under the genuine root: no row would stand against it."""
    record = json.loads(json.dumps(eleventh[0]))
    ballot = next(vote["ballots"][0] for vote in votes_of(record) if vote["ballots"])
    rows = record["register"]["rows"]
    rows.remove(next(row for row in rows if row["columns"].get("public_id") == ballot["id"]))
    with pytest.raises(PROGRAM.Difference, match="голос без запечатанной строки"):
        PROGRAM.check(PROGRAM.canonical(record))


def test_an_outcome_is_that_of_the_act_that_closed_the_vote(eleventh):
    """The act is under the root, so whoever turns votes and recounts them has still to answer to it."""
    record = json.loads(json.dumps(eleventh[0]))
    closed = {vote["closed"]["act"] for vote in votes_of(record) if vote["closed"]}
    for act in record["register"]["acts"]:
        if act["sequence"] in closed:
            act["content"] = act["content"].replace('"outcome":"', '"outcome":"un')
    with pytest.raises(PROGRAM.Difference, match="исход голосования"):
        PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True)


def votes_of(record):
    return [vote for item in record["items"] for vote in item["votes"]]


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


def lines_of_code(source):
    """Return how many lines say something to the machine."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    told = [
        node.body[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, documented) and ast.get_docstring(node)
    ]
    docstrings = {line for node in told for line in range(node.lineno, node.end_lineno + 1)}
    lines = enumerate(source.splitlines(), start=1)
    return sum(number not in docstrings and not re.match(r"\s*(#|$)", line) for number, line in lines)


def unfound(eleventh, changes, *, arithmetic_only):
    """Change each leaf in turn, and return which changes the program did not find."""
    record, words = eleventh
    missed = []
    for path, value in changes:
        place = record
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = another(value)
        try:
            PROGRAM.check(PROGRAM.canonical(record), words, arithmetic_only=arithmetic_only)
            missed.append(spelled(path))
        except (PROGRAM.Difference, ValueError):
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
