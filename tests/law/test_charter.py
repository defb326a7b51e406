"""A charter is read strictly, and every mistake is named by source, table and key."""

import tomllib
from datetime import date

import pytest

from council.charters import HERE
from council.law.charter import CharterError
from council.law.charter_parser import parse_charter
from tests.law.seating import COUNCIL, EDITION

WRITTEN = (HERE / "cis_industrial_policy.toml").read_text(encoding="utf-8")


def parsed(old="", new="", *, more=""):
    assert old in WRITTEN
    return parse_charter(tomllib.loads(WRITTEN.replace(old, new, 1) + more), source="body.toml")


def test_the_charter_reads_as_it_is_written():
    assert parsed() == COUNCIL


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('zone = "Europe/Minsk"\n', "", r"\[body\] zone is missing"),
        ('code = "cis', 'colour = "red"\ncode = "cis', r"\[body\] colour is not known"),
        ('title_ru = "Совет', 'title_ru = 5 # "', r"\[body\] title_ru must be a text"),
        ("in_force_from = 2012-05-30", 'in_force_from = "2012"', r"\[edition 1\] in_force_from must be a date"),
        ("in_force_from = 2012-05-30", "in_force_from = 2012-05-30T10:00:00Z", "must be a date"),
        ('fraction = "2/3"', "fraction = 0.67", r"\[edition 1.quorum\] fraction must be a text"),
        ('fraction = "2/3"', 'fraction = "two"', "fraction must be a fraction"),
        ('fraction = "2/3"', 'fraction = "1/0"', "fraction must be a fraction"),
        ('fraction = "2/3"', 'fraction = "0.67"', "fraction must be a fraction"),
        ('fraction = "2/3"', 'fraction = "1e-99999999"', "fraction must be a fraction"),
        ('fraction = "2/3"', 'fraction = "0"', "fraction must be above 0"),
        ('fraction = "2/3"', 'fraction = "4/3"', "not above 1"),
        ('tested = "each_decision"', 'tested = "sometimes"', r"\[edition 1.quorum\] tested must be one of each"),
        ('tested = "each_decision"', "tested = []", "tested must be one of"),
        ('base = "participating"', 'base = "all"', r"\[edition 1.majority\] base must be one of"),
        ("days = 30", "days = 0", r"\[edition 1.materials\] days must be a whole number from 1"),
        ("days = 30", "days = 1001", "days must be a whole number from 1 to 1000"),
        ("days = 30", "days = true", "days must be a whole number"),
        ("days = 30", "days = 30.5", "days must be a whole number"),
        ('clause = "5.3"', 'clause = " "', r"\[edition 1.quorum\] clause must be a text"),
        ('clause = "5.3"', "", r"\[edition 1.quorum\] clause is missing"),
        ("[edition.quorum]", "[edition.forum]", r"\[edition 1\] quorum is missing"),
        ("[edition.seats]", "[edition.seat]", r"\[edition 1\] seats is missing"),
        ('open_vote = "5.8"', 'open_veto = "5.8"', r"\[edition 1.procedure\] open_veto is no step"),
        ('code = "2.2"', 'code = "2.1"', "gives one code to two functions"),
        ("[body]", "[organ]", r"\[body\] is missing"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_source_table_and_key(old, new, complaint):
    with pytest.raises(CharterError, match=complaint) as fault:
        parsed(old, new)
    assert str(fault.value).startswith("body.toml: [")


def test_a_majority_of_more_than_the_whole_is_refused():
    table = 'threshold = "more_than"\nfraction = "1/2"'
    with pytest.raises(CharterError, match="cannot be 1"):
        parsed(table, table.replace("1/2", "1"))


def test_a_table_that_is_no_table_is_refused():
    with pytest.raises(CharterError, match=r"\[body\] must be a table"):
        parse_charter({"body": 5}, source="body.toml")
    with pytest.raises(CharterError, match=r"\[edition\] must be a list"):
        parse_charter({"body": tomllib.loads(WRITTEN)["body"], "edition": {}}, source="body.toml")


def test_an_unknown_table_beside_the_others_is_refused():
    with pytest.raises(CharterError, match=r"\[extra\] is not known"):
        parsed(more="\n[extra]\na = 1\n")


def two_editions(first, second):
    document = tomllib.loads(WRITTEN)
    edition = document["edition"][0]
    document["edition"] = [edition | {"in_force_from": first}, edition | {"in_force_from": second}]
    return parse_charter(document, source="body.toml")


def test_a_day_is_judged_by_the_edition_in_force_on_it():
    charter = two_editions(date(2012, 5, 30), date(2020, 1, 1))
    assert charter.edition_on(date(2019, 12, 31)).in_force_from == date(2012, 5, 30)
    assert charter.edition_on(date(2020, 1, 1)).in_force_from == date(2020, 1, 1)
    with pytest.raises(CharterError, match="no edition is in force on 2012-05-29"):
        charter.edition_on(date(2012, 5, 29))


@pytest.mark.parametrize("second", [date(2012, 5, 30), date(2011, 1, 1)])
def test_editions_stand_in_the_order_of_their_days(second):
    with pytest.raises(CharterError, match="in_force_from must grow"):
        two_editions(date(2012, 5, 30), second)


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_the_numbers_of_the_council():
    assert (EDITION.materials.days, EDITION.circulation.days, EDITION.chairmanship.term_years) == (30, 14, 1)
    assert list(EDITION.competence.functions) == [f"2.{number}" for number in range(1, 15)]
