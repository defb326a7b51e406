"""Who may preside: the chair, else a co-chair, else whom the meeting elects."""

from datetime import date

import pytest

from council.law.chairmanship import presiding_order, rule_on_presiding, rule_on_term
from tests.law.seating import EDITION

BODY = {"chair_seat": "TJ", "co_chair_seats": ("RU", "TM")}


def presiding(candidate, *present, elected=None):
    return rule_on_presiding(
        EDITION, candidate_seat=candidate, present=frozenset(present), elected_seat=elected, **BODY
    )


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.parametrize(
    ("candidate", "present", "elected", "finding"),
    [
        ("TJ", ("TJ", "RU"), None, "presides_as_chair"),
        ("RU", ("TJ", "RU"), None, "another_presides"),
        ("RU", ("RU", "TM"), None, "presides_as_co_chair"),
        ("TM", ("RU", "TM"), None, "presides_as_co_chair"),
        ("KZ", ("KZ", "TM"), "KZ", "another_presides"),
        ("KZ", ("KZ", "UZ"), "KZ", "presides_by_election"),
        ("UZ", ("KZ", "UZ"), "KZ", "presiding_not_elected"),
        ("KZ", ("UZ",), "KZ", "presiding_not_present"),
        (None, ("TJ",), None, "presiding_without_seat"),
    ],
)
def test_the_chair_presides_else_a_co_chair_else_the_elected(candidate, present, elected, finding):
    ruling = presiding(candidate, *present, elected=elected)
    assert (ruling.finding, ruling.clause) == (finding, "4.3")
    assert ruling.in_order == finding.startswith("presides_")


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_among_the_co_chairs_the_preceding_chair_comes_first():
    assert presiding_order(present=frozenset({"RU", "TM"}), **BODY) == ("RU", "TM")
    assert presiding_order(present=frozenset({"TM", "TJ"}), **BODY) == ("TJ",)
    assert presiding_order(present=frozenset({"KZ"}), **BODY) == ()


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_with_two_states_both_co_chairs_are_the_other_one():
    order = presiding_order(chair_seat="KZ", co_chair_seats=("UZ", "UZ"), present=frozenset({"UZ"}))
    assert order == ("UZ",)


def test_a_body_without_a_chair_elects():
    ruling = rule_on_presiding(
        EDITION,
        candidate_seat="KZ",
        chair_seat=None,
        co_chair_seats=(),
        present=frozenset({"KZ"}),
        elected_seat="KZ",
    )
    assert ruling.finding == "presides_by_election"


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.parametrize(
    ("until_on", "finding"),
    [
        (date(2025, 12, 30), "chairmanship_within_term"),
        (date(2025, 12, 31), "chairmanship_within_term"),
        (date(2026, 1, 1), "chairmanship_too_long"),
    ],
)
def test_a_term_of_more_than_a_year_is_warned_of(until_on, finding):
    ruling = rule_on_term(EDITION.chairmanship, since_on=date(2025, 1, 1), until_on=until_on)
    assert (ruling.finding, ruling.warns) == (finding, finding == "chairmanship_too_long")
