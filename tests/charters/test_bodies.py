"""Charters of other bodies, in our own words, counted by `flask tally` as their clerks would count."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from council.charters import load_charter
from council.cli.charters import charters
from council.cli.tally import tally

BODIES = Path(__file__).parent / "bodies"
PERMANENT = ("CN", "FR", "GB", "RU", "US")


@pytest.fixture
def counted(tmp_path):
    """Count one vote of a body; a row is a seat with its position, and flags after it."""

    def run(body, rows, *, item_class="", on="2020-01-01"):
        lines = ["vote,seat,position,presiding,affected,class"]
        lines += [",".join(["1", *row, *[""] * (4 - len(row)), item_class]) for row in rows]
        rollcall = tmp_path / "rollcall.csv"
        rollcall.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = ["--charter", str(BODIES / f"{body}.toml"), "--on", on, "--lang", "en", str(rollcall)]
        answer = CliRunner().invoke(tally, words)
        assert (answer.exit_code, answer.stderr) == (0, "")
        return json.loads(answer.stdout)

    return run


def seats(**numbers):
    """Return so many seats in each position, as `for_=9, absent=2`."""
    taken = [name.rstrip("_") for name, number in numbers.items() for _ in range(number)]
    return [(f"S{place}", position) for place, position in enumerate(taken)]


def finding(vote):
    return vote["rulings"][-1]["finding"]


@pytest.mark.parametrize("path", sorted(BODIES.glob("*.toml")), ids=lambda path: path.stem)
def test_each_of_them_is_in_order(path):
    answer = CliRunner().invoke(charters, ["check", str(path)])
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert load_charter(str(path)).code == path.stem


@pytest.mark.parametrize(
    ("permanent", "others", "outcome", "last"),
    [
        (["for"] * 5, {"for_": 4, "against": 6}, "adopted", "majority"),
        (["for"] * 5, {"for_": 3, "against": 7}, "not_adopted", "no_majority"),
        (["for"] * 4 + ["against"], {"for_": 10}, "not_adopted", "consent_withheld"),
        (["for"] * 4 + ["abstained"], {"for_": 5, "abstained": 5}, "adopted", "majority"),
        (["for"] * 4 + ["absent"], {"for_": 5, "absent": 5}, "adopted", "majority"),
        (["for"] * 4 + ["not_voting"], {"for_": 5, "against": 5}, "adopted", "majority"),
        (["abstained"] * 5, {"for_": 9, "against": 1}, "adopted", "majority"),
        (["for"] * 4 + ["against"], {"for_": 4, "abstained": 6}, "not_adopted", "no_majority"),
        (["absent"] * 5, {"for_": 8, "absent": 2}, "not_adopted", "no_majority"),
    ],
)
def test_nine_votes_and_no_permanent_member_against(counted, permanent, others, outcome, last):
    vote = counted("security", [*zip(PERMANENT, permanent, strict=True), *seats(**others)])
    assert (vote["outcome"], finding(vote), vote["counts"]["required"]) == (outcome, last, 9)


def test_on_procedure_no_permanent_member_can_block(counted):
    rows = [("CN", "against"), ("RU", "against"), *seats(for_=9, abstained=4)]
    assert counted("security", rows)["outcome"] == "not_adopted"
    procedural = counted("security", rows, item_class="procedural")
    assert (procedural["outcome"], procedural["rulings"][-1]["clause"]) == ("adopted", "27.2")


@pytest.mark.parametrize(
    ("taken", "item_class", "outcome", "required"),
    [
        ({"for_": 1, "against": 0, "abstained": 96, "absent": 96}, "", "adopted", 1),
        ({"for_": 1, "abstained": 95, "absent": 97}, "", "no_decision", 1),
        ({"for_": 48, "against": 48, "abstained": 40, "absent": 57}, "", "not_adopted", 49),
        ({"for_": 49, "against": 48, "abstained": 40, "absent": 56}, "", "adopted", 49),
        ({"for_": 65, "against": 33, "abstained": 95}, "important", "not_adopted", 66),
        ({"for_": 66, "against": 33, "abstained": 94}, "important", "adopted", 66),
        ({"abstained": 193}, "", "no_decision", None),
        ({"for_": 40, "against": 25, "absent": 128}, "debate", "adopted", 33),
        ({"for_": 40, "against": 24, "absent": 129}, "debate", "no_decision", 33),
    ],
)
def test_those_present_and_voting_decide(counted, taken, item_class, outcome, required):
    vote = counted("assembly", seats(**taken), item_class=item_class)
    assert vote["counts"]["members"] == 193
    assert (vote["outcome"], vote["counts"]["required"]) == (outcome, required)


@pytest.mark.parametrize(
    ("taken", "outcome", "last"),
    [
        ({"for_": 5}, "adopted", "consensus"),
        ({"for_": 1, "abstained": 4}, "adopted", "consensus"),
        ({"for_": 4, "disinterested": 1}, "adopted", "consensus"),
        ({"for_": 4, "against": 1}, "not_adopted", "consensus_broken"),
        ({"for_": 4, "absent": 1}, "no_decision", "no_quorum"),
        ({"disinterested": 5}, "no_decision", "empty_base"),
    ],
)
def test_a_union_decides_by_consensus(counted, taken, outcome, last):
    vote = counted("union", seats(**taken))
    assert (vote["outcome"], finding(vote), vote["counts"]["required"]) == (outcome, last, None)


@pytest.mark.parametrize(
    ("taken", "item_class", "outcome"),
    [
        ({"for_": 12, "against": 11, "abstained": 1, "absent": 11}, "", "adopted"),
        ({"for_": 12, "against": 11, "absent": 12}, "", "no_decision"),
        ({"for_": 23, "against": 12}, "budget", "not_adopted"),
        ({"for_": 22, "against": 11, "abstained": 2}, "budget", "adopted"),
    ],
)
def test_a_board_asks_more_where_money_is_spent(counted, taken, item_class, outcome):
    assert counted("agency", seats(**taken), item_class=item_class)["outcome"] == outcome


@pytest.mark.parametrize(
    ("presiding", "on", "outcome", "last"),
    [
        ("for", "1998-12-31", "adopted", "tie_decided_in_favour"),
        ("against", "1998-12-31", "not_adopted", "tie"),
        ("abstained", "1998-12-31", "not_adopted", "tie"),
        ("for", "1999-01-01", "not_adopted", "tie"),
    ],
)
def test_who_presides_has_a_casting_vote(counted, presiding, on, outcome, last):
    others = [seat for seat in seats(for_=3, against=3, abstained=2) if seat[1] != presiding]
    same = [seat for seat in seats(for_=3, against=3, abstained=2) if seat[1] == presiding]
    rows = [("P", presiding, "yes"), *others, *same[1:]]
    vote = counted("commission", rows, on=on)
    assert (vote["counts"]["for"], vote["counts"]["against"]) == (3, 3)
    assert (vote["outcome"], finding(vote)) == (outcome, last)


def test_a_body_without_rules_on_affected_states_says_so_and_decides(counted):
    rows = [("S9", "absent", "", "yes"), *seats(for_=9)[:8]]
    vote = counted("security", [*rows, ("X", "for")])
    assert vote["outcome"] == "adopted"
    assert [ruling["finding"] for ruling in vote["rulings"]] == [
        "quorum_not_asked_for",
        "affected_not_protected",
        "majority",
    ]
    assert counted("commission", rows, on="1998-01-01")["outcome"] == "no_decision"


def test_a_class_the_charter_does_not_know_is_refused(tmp_path):
    rollcall = tmp_path / "rollcall.csv"
    rollcall.write_text("vote,seat,position,class\n1,A,for,solemn\n", encoding="utf-8")
    answer = CliRunner().invoke(tally, ["--charter", str(BODIES / "assembly.toml"), str(rollcall)])
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "rollcall.csv:2: неизвестный класс вопросов «solemn»; известны: important, debate" in answer.stderr


def test_a_vote_has_one_class(tmp_path):
    rollcall = tmp_path / "rollcall.csv"
    rows = "vote,seat,position,class\n1,A,for,debate\n1,B,for,\n1,C,for,important\n"
    rollcall.write_text(rows, encoding="utf-8")
    words = ["--charter", str(BODIES / "assembly.toml"), "--lang", "en", str(rollcall)]
    answer = CliRunner().invoke(tally, words)
    assert answer.exit_code == 2
    assert "rollcall.csv:4: vote '1' names two classes of items" in answer.stderr


def test_the_union_may_decide_in_writing_and_has_no_terms():
    rules = load_charter(str(BODIES / "union.toml")).edition_on(date(2020, 1, 1))
    assert rules.written.allowed
    assert (rules.materials.days, rules.yearly.meetings, rules.chairmanship.term_years) == (0, 0, 0)
