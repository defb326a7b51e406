"""`flask tally`: what it prints of a roll call, and how it refuses one it cannot count."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from council.charters import charter_path
from council.cli.tally import tally

CODE = "cis_industrial_policy"
HEADER = "vote,seat,position\n"
STATES = ("AM", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM", "UZ")


@pytest.fixture
def count(tmp_path):
    """Run the command on a roll call and return what it answered."""

    def run(content, *options, charter=CODE):
        path = tmp_path / "rollcall.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return CliRunner().invoke(tally, ["--charter", charter, *options, str(path)])

    return run


def rows(vote, *positions):
    return "".join(f"{vote},{seat},{position}\n" for seat, position in zip(STATES, positions, strict=False))


def printed(answer):
    assert (answer.exit_code, answer.stderr) == (0, "")
    return [json.loads(line) for line in answer.stdout.split("\n")[:-1]]


def test_a_vote_is_printed_with_its_figures_and_grounds(count):
    positions = ["for"] * 4 + ["against"] * 2 + ["disinterested"] + ["absent"] * 2
    (vote,) = printed(count(HEADER + rows("11/4", *positions)))
    assert list(vote) == ["vote", "outcome", "adopted", "counts", "rulings"]
    assert (vote["vote"], vote["outcome"], vote["adopted"]) == ("11/4", "adopted", True)
    assert list(vote["counts"].items()) == [
        ("members", 9),
        ("present", 7),
        ("for", 4),
        ("against", 2),
        ("abstained", 0),
        ("not_voting", 0),
        ("disinterested", 1),
        ("absent", 2),
        ("base", 6),
        ("required", 4),
    ]
    quorum, majority = vote["rulings"]
    assert list(quorum) == ["finding", "in_order", "weight", "clause", "figures", "text"]
    assert (quorum["clause"], quorum["figures"]["required"]) == ("5.3", 6)
    assert (majority["clause"], majority["in_order"]) == ("5.8", True)
    assert majority["text"].endswith("Решение принято.")


def test_english_is_a_switch(count):
    (vote,) = printed(count(HEADER + rows("1", *["for"] * 9), "--lang", "en"))
    assert vote["rulings"][-1]["text"].endswith("The decision is adopted.")


@pytest.mark.parametrize(
    ("positions", "outcome", "required"),
    [
        (["disinterested"] * 6 + ["absent"] * 3, "no_decision", None),
        (["for"] * 5 + ["absent"] * 4, "no_decision", 3),
        (["for"] * 3 + ["against"] * 3 + ["absent"] * 3, "not_adopted", 4),
        (["for"] * 2 + ["disinterested"] * 4 + ["absent"] * 3, "adopted", 2),
        (["absent"] * 9, "no_decision", None),
    ],
)
def test_outcomes(count, positions, outcome, required):
    (vote,) = printed(count(HEADER + rows("1", *positions)))
    assert (vote["outcome"], vote["counts"]["required"]) == (outcome, required)
    assert vote["adopted"] == (outcome == "adopted")


def test_votes_keep_the_order_of_the_file_and_each_its_own_members(count):
    content = HEADER + rows("b", *["for"] * 9) + rows("a", "for", "for", "against") + "\n" + rows("c", "for")
    assert [(v["vote"], v["counts"]["members"]) for v in printed(count(content))] == [
        ("b", 9),
        ("a", 3),
        ("c", 1),
    ]


def test_columns_stand_in_any_order_and_flags_may_be_left_out(count):
    content = "position,affected,seat,presiding,vote\nfor,,KZ,yes,1\nfor,,BY,,1\nabsent,yes,UZ,,1\n"
    (vote,) = printed(count(content))
    assert vote["outcome"] == "no_decision"
    assert vote["rulings"][-1]["figures"] == {"absent": ["UZ"]}
    assert "Республики Узбекистан" in vote["rulings"][-1]["text"]


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_utf8_with_or_without_a_mark_and_any_line_end(count, prefix, newline):
    content = (HEADER + rows("о плане", "for")).replace("\n", newline).encode()
    assert printed(count(prefix + content))[0]["vote"] == "о плане"


def test_a_quoted_field_may_hold_commas_quotes_and_line_ends(count):
    content = HEADER + '"a, ""b""\nc\u2028",KZ,for\n'
    answer = count(content)
    assert printed(answer)[0]["vote"] == 'a, "b"\nc\u2028'
    assert len(answer.stdout.splitlines()) == 1


def test_a_roll_call_without_votes_prints_nothing(count):
    assert printed(count(HEADER)) == []


GOOD = rows("1", "for", "for")


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 1, "пуст"),
        ("\ufeff", 1, "пуст"),
        ("vote,seat\n1,KZ\n", 1, "position"),
        ("vote,seat,position,colour\n", 1, "colour"),
        ("vote,seat,position,seat\n", 1, "дважды"),
        (HEADER + GOOD + "1,KZ,maybe\n", 4, "maybe"),
        (HEADER + GOOD + "1,KZ,For\n", 4, "For"),
        (HEADER + GOOD + "1,KZ,\n", 4, "неизвестная позиция"),
        (HEADER + GOOD + "1,AM,for\n", 4, "дважды"),
        (HEADER + GOOD + ",KZ,for\n", 4, "не указано голосование"),
        (HEADER + GOOD + "1, ,for\n", 4, "не указано место"),
        (HEADER + GOOD + "1,KZ\n", 4, "полей"),
        (HEADER + GOOD + "1,KZ,for,\n", 4, "полей"),
        (HEADER + GOOD + "2,AM,for\n" + "1,KZ,for\n", 5, "не подряд"),
        (HEADER + GOOD + '1,"K"Z,for\n', 4, "не читается"),
        (HEADER + GOOD + '1,"KZ,for\n', 4, "не читается"),
        (HEADER + GOOD + "1,K\0Z,for\n", 4, "нулевой"),
        ((HEADER + GOOD).encode() + "1,Қаз,for\n".encode("utf-16-le"), 4, "UTF-8"),
        ((HEADER + GOOD + "1,Казахстан,for\n").encode("cp1251"), 4, "UTF-8"),
        ((HEADER + GOOD).encode("utf-16"), 1, "UTF-8"),
        ("vote,seat,position,affected\n1,KZ,for,no\n", 2, "affected"),
        ("vote,seat,position,presiding\n1,KZ,for,yes\n1,UZ,for,yes\n", 3, "председательствующих"),
        ("vote,seat,position,presiding\n1,KZ,for,YES\n", 2, "presiding"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_line_and_nothing_is_printed(count, content, line, words, tmp_path):
    answer = count(content)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.startswith(f"{tmp_path}/rollcall.csv:{line}: ")
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_fault_is_said_in_english_too(count):
    assert "unknown position 'maybe'" in count(HEADER + "1,KZ,maybe\n", "--lang", "en").stderr


def test_a_late_fault_stops_the_first_vote_too(count):
    answer = count(HEADER + "".join(rows(str(n), "for", "for") for n in range(500)) + "1,KZ,for\n")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert ":1002: " in answer.stderr


@pytest.mark.parametrize("path", ["missing.csv", "", "/dev/null", "pipe", "."])
def test_what_is_no_regular_file_is_refused(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    answer = CliRunner().invoke(tally, ["--charter", CODE, path])
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--on", "2012-05-29"),
        ("--on", "2025-02-30"),
        ("--on", "yesterday"),
        ("--lang", "kk"),
        ("--charter", "no_such_body"),
        ("--charter", ""),
    ],
)
def test_a_wrong_day_language_or_charter_is_refused(count, options):
    answer = count(HEADER + GOOD, *options)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr


def test_the_day_chooses_the_edition(count):
    assert printed(count(HEADER + GOOD, "--on", "2012-05-30"))


def test_another_bodys_charter_is_given_as_a_file(count, tmp_path):
    other = tmp_path / "other.toml"
    written = (
        charter_path(CODE).read_text(encoding="utf-8").replace('tie = "fails"', 'tie = "presiding_decides"')
    )
    other.write_text(written, encoding="utf-8")
    content = "vote,seat,position,presiding\n1,A,for,yes\n1,B,against,\n2,A,for,\n2,B,against,yes\n"
    votes = printed(count(content, charter=str(other)))
    assert [vote["outcome"] for vote in votes] == ["adopted", "not_adopted"]
    assert [vote["outcome"] for vote in printed(count(content))] == ["not_adopted", "not_adopted"]


@pytest.mark.slow
def test_the_reader_may_stop_early(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text(HEADER + "".join(rows(str(n), "for", "for") for n in range(5000)), encoding="utf-8")
    command = [sys.executable, "-W", "error", "-c", "from council.cli.tally import tally; tally()"]
    with subprocess.Popen(
        [*command, "--charter", CODE, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
