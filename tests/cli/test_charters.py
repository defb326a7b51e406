"""`flask charters`: every mistake of every file in a line of its own, whatever the file is."""

import os
import re

import pytest
from click.testing import CliRunner

from council.charters import charter_codes, charter_path
from council.cli.charters import charters

SMALL = """
[body]
code = "club"
title_ru = "Клуб"
title_en = "Club"
zone = "Europe/Minsk"

[[edition]]
in_force_from = 2020-01-01

[edition.seats]
one_vote_clause = "1"

[edition.quorum]
none = true

[edition.majority]
base = "members"
threshold = "more_than"
fraction = "1/2"
clause = "2"
"""
MAJORITY = 'base = "members"\nthreshold = "more_than"\nfraction = "1/2"\n'


@pytest.fixture
def check(tmp_path, monkeypatch):
    """Check a file with this content, and return how the command ended and what it said."""
    monkeypatch.chdir(tmp_path)

    def run(content, *more):
        (tmp_path / "club.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
        answer = CliRunner().invoke(charters, ["check", "club.toml", *more])
        return answer.exit_code, answer.stdout, answer.stderr.splitlines()

    return run


def test_a_charter_in_order_is_said_to_be(check):
    code, said, faults = check(SMALL)
    assert (code, faults) == (0, [])
    assert said == "club.toml: ошибок нет / no mistakes: club, 1\n"


@pytest.mark.parametrize("code", charter_codes())
def test_the_charters_that_come_along_are_in_order_and_listed(code):
    assert CliRunner().invoke(charters, ["check", str(charter_path(code))]).exit_code == 0
    assert f"{code}\t" in CliRunner().invoke(charters, ["list"]).stdout


def test_a_file_written_elsewhere_reads_the_same(check):
    assert check(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())[0] == 0


@pytest.mark.parametrize(
    ("old", "new", "complaints"),
    [
        (MAJORITY, 'threshold = "consensus"\n', []),
        (MAJORITY, 'threshold = "at_least"\nvotes = 9\n', []),
        (MAJORITY, MAJORITY + 'tie = "presiding_decides"\n', []),
        (MAJORITY, 'base = "members"\nthreshold = "at_least"\nfraction = "1"\n', []),
        (MAJORITY, MAJORITY.replace("1/2", "1"), ["[edition 1.majority] fraction cannot be 1"]),
        (MAJORITY, MAJORITY.replace("1/2", "0"), ["[edition 1.majority] fraction must be above 0"]),
        (MAJORITY, MAJORITY.replace("1/2", "3/2"), ["[edition 1.majority] fraction must be above 0 and not above 1"]),
        (MAJORITY, MAJORITY + "votes = 5\n", ["[edition 1.majority] votes cannot stand beside fraction"]),
        (MAJORITY, 'threshold = "at_least"\n', [
            "[edition 1.majority] fraction is missing: one of fraction, votes",
            "[edition 1.majority] base is missing",
        ]),
        (MAJORITY, 'threshold = "consensus"\nbase = "members"\ntie = "presiding_decides"\n', [
            "[edition 1.majority] base has no meaning",
            '[edition 1.majority] tie must be "fails"',
        ]),
        ('clause = "2"\n', 'clause = "2"\n[edition.majority.consent]\nseats = ["A", "A"]\n', [
            "[edition 1.majority.consent] seats names one seat twice",
            "[edition 1.majority.consent] clause is missing",
        ]),
        (MAJORITY, MAJORITY + 'consent = ["A"]\n', ["[edition 1.majority.consent] must be a table"]),
        ("none = true", "none = false", ["[edition 1.quorum] none must be true"]),
        ("none = true", 'none = true\nfraction = "1/2"', ["[edition 1.quorum] none cannot stand beside fraction"]),
        ("none = true", "members = 0", ["[edition 1.quorum] members must be a whole number from 1", "clause is missing"]),
        ("none = true", 'members = 5\nthreshold = "more_than"\nclause = "1"', ["[edition 1.quorum] threshold goes with a fraction"]),
        ("none = true", 'fraction = "1"\nthreshold = "consensus"\nclause = "1"', ["[edition 1.quorum] threshold must be at_least"]),
        ("none = true", "", ["[edition 1.quorum] fraction is missing: one of fraction, members, none"]),
        ("2020-01-01", '2020-01-01\ncolour = "red"', ["[edition 1] colour is not known here; known are in_force_from"]),
        ("2020-01-01", "2020-01-01\nwritten = 5", ["[edition 1.written] must be a table"]),
        ('"Europe/Minsk"', '"Mars/Base"', ["[body] zone names no time zone: 'Mars/Base'"]),
        ('"Europe/Minsk"', "+03:00", ["is not TOML"]),
        ('"Клуб"', "[]", ["[body] title_ru must be a text that is not empty, without control characters, not a list"]),
        ('"Клуб"', f"0x{'f' * 9000}", ["[body] title_ru must be a text that is not empty, without control characters, not a number so large"]),
        ('"club"', r'"cl\u0000ub"', [r"[body] code must be a text that is not empty, without control characters, not 'cl\x00ub'"]),
        ('"Клуб"', f'"К"\n"{"k" * 500}\\n" = 1', ["…"]),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_file_table_and_key(check, old, new, complaints):
    code, _said, faults = check(SMALL.replace(old, new, 1))
    assert code == (1 if complaints else 0), faults
    assert len(faults) >= len(complaints)
    for complaint in complaints:
        assert [fault for fault in faults if complaint in fault], (complaint, faults)
    assert all(fault.startswith("club.toml: ") and len(fault) < 1000 for fault in faults)


def test_mistakes_of_a_whole_charter_are_named_together(check):
    wrong = (
        SMALL.replace("none = true", "fraction = 0.5").replace('"members"', '"all"').replace("Minsk", "Oz")
    )
    code, _said, faults = check(wrong + "[club]\n")
    assert code == 1
    assert [fault.partition("] ")[0] for fault in faults] == [
        "club.toml: [edition 1.quorum",
        "club.toml: [edition 1.quorum",
        "club.toml: [edition 1.majority",
        "club.toml: [body",
        "club.toml: [club",
    ]


def test_a_table_that_is_missing_is_named_once_and_its_keys_are_not(check):
    _code, _said, faults = check("[body]\n")
    assert [fault for fault in faults if "edition" in fault] == ["club.toml: [edition] is missing"]
    _code, _said, faults = check('edition = [5]\nbody = "x"\n')
    assert faults == ["club.toml: [body] must be a table", "club.toml: [edition 1] must be a table"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"[body]\ncode = '\xff'\n", "line 2 is not written in UTF-8"),
        (b"[body\n", r"is not TOML: .* \(at line 1, column 6\)"),
        (b"a = " + b"[" * 50_000, "is not a charter: lists stand in lists without end"),
        (b"a = " + b"9" * 9_000, "is not a charter: it holds a number that is too long"),
        (b"#" * 1_000_001, "is larger than 1000000 bytes, which no charter is"),
        (b"a = 1\na = 2\n", r"is not TOML: .* \(at line 2, column 6\)"),
        (b"a = 2020-02-30\n", r"is not TOML: .* \(at line 1, column 5\)"),
    ],
)  # fmt: skip
def test_what_is_no_charter_is_named_in_one_line(check, content, complaint):
    code, said, faults = check(content)
    assert (code, said, len(faults)) == (1, "", 1)
    assert re.fullmatch(f"club.toml: {complaint}", faults[0])


@pytest.mark.parametrize("path", ["folder", "pipe", "/dev/zero", "missing.toml", "", "nul\0byte", "x" * 5000])
def test_what_is_no_file_is_named_and_the_others_are_checked(check, path, tmp_path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    code, said, faults = check(SMALL, path)
    assert (code, len(faults)) == (1, 1)
    assert "no mistakes" in said
    assert faults[0].startswith(f"{path}: ")


def test_two_classes_of_one_code_and_an_empty_one_are_refused(check):
    twice = '[[edition.item_class]]\ncode = "a"\n[edition.item_class.quorum]\nnone = true\n' * 2
    assert check(SMALL + twice)[2] == ["club.toml: [edition 1] item_class gives one code to two entries"]
    empty = check(SMALL + '[[edition.item_class]]\ncode = "a"\n')[2]
    assert empty[0].startswith("club.toml: [edition 1.item_class 1] majority is missing: a class of items")


def test_a_petition_can_be_supported_by_no_more_than_all(check):
    petition = '[edition.petition]\nfraction = "1"\ndays = 30\nclause = "3"\n'
    assert "[edition 1.petition] fraction cannot be 1" in check(SMALL + petition)[2][0]


def test_without_a_file_the_command_says_how_it_is_used():
    assert CliRunner().invoke(charters, ["check"]).exit_code == 2
