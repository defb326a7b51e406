"""Whose turn it is: lapse, refusals, accession and withdrawal, decisions that set otherwise, lengths."""

from datetime import date

import pytest

from council.law.departures import departures
from council.law.rotation_facts import Basis, CoChairs, Scope
from council.law.rotation_rulings import rule_on_chair, rule_on_co_chairs, rule_on_secretariat_head
from tests.law.rotations import (
    BY_YEAR,
    EVER,
    HOLDOVER,
    RULE,
    Spans,
    always,
    decided,
    laid_down,
    passed_over,
    rotation,
    seats,
)

pytestmark = pytest.mark.clause("cis_industrial_policy", "4.3")
TAJIKISTAN = decided("TJ", date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.clause("cis_industrial_policy", "5.15")
def test_before_the_first_election_nobody_chairs():
    course = rotation(TAJIKISTAN)
    assert course.chair_on(date(2025, 12, 31)) is None
    assert course.co_chairs_on(date(2025, 12, 31)) == CoChairs()
    assert rule_on_chair(RULE, None, day=date(2025, 12, 31)).finding == "nobody_chairs"
    assert course.chair_on(date(2026, 1, 1)).seat == "TJ"


@pytest.mark.parametrize(
    ("since_on", "last"),
    [
        (date(2021, 5, 14), date(2022, 5, 13)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_term_ends_on_the_eve_of_its_anniversary(since_on, last):
    course = rotation(decided("TJ", since_on))
    assert course.chair_on(last).seat == "TJ"
    assert course.chair_on(last).until_on == last
    assert course.next_terms(since_on, 1)[0].since_on == date.fromordinal(last.toordinal() + 1)


def test_by_the_calendar_year_a_lapsed_term_ends_with_december():
    course = rotation(decided("TJ", date(2026, 6, 4), date(2026, 9, 30)), rule=BY_YEAR)
    assert course.chair_on(date(2026, 10, 1)).until_on == date(2026, 12, 31)


def test_when_no_decision_is_taken_the_next_state_chairs_by_the_rule_itself():
    course = rotation(TAJIKISTAN)
    lapsed = course.chair_on(date(2027, 1, 1))
    assert (lapsed.seat, lapsed.basis, lapsed.until_on) == ("TM", Basis.LAPSED_NEXT, date(2027, 12, 31))
    assert rule_on_chair(RULE, lapsed, day=date(2026, 11, 1)).finding == "chair_expected"
    assert rule_on_chair(RULE, lapsed, day=date(2027, 1, 1)).finding == "chair_by_lapse"


def test_a_decision_confirms_the_state_that_chairs_by_lapse_and_the_year_runs_on():
    confirmed = decided("TM", date(2027, 3, 15))
    term = rotation(TAJIKISTAN, confirmed).chair_on(date(2027, 6, 1))
    assert (term.basis, term.counted_from, term.until_on) == (
        Basis.BY_ROTATION, date(2027, 1, 1), date(2027, 12, 31),
    )  # fmt: skip


def test_ten_terms_ahead_wrap_round_over_the_parties():
    ahead = rotation(TAJIKISTAN).next_terms(date(2026, 6, 1))
    assert seats(ahead) == ["TM", "UZ", "AM", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM"]


def test_a_state_that_declines_is_passed_over_and_the_co_chair_is_who_will_really_chair():
    course = rotation(TAJIKISTAN, refusals=[passed_over("TM", date(2026, 10, 1), date(2027, 6, 1))])
    assert course.co_chairs_on(date(2026, 11, 1)).following == "UZ"
    assert seats(course.next_terms(date(2026, 11, 1), 2)) == ["UZ", "AM"]
    assert "TM" in seats(course.next_terms(date(2026, 11, 1), 10)), "the refusal was for one turn"


@pytest.mark.parametrize(("until_on", "next_chair"), [(date(2026, 12, 31), "TM"), (date(2027, 1, 1), "UZ")])
def test_a_refusal_counts_on_the_day_on_which_the_turn_begins(until_on, next_chair):
    course = rotation(TAJIKISTAN, refusals=[passed_over("TM", EVER, until_on)])
    assert course.chair_on(date(2027, 1, 1)).seat == next_chair


def test_where_everybody_declines_somebody_chairs_all_the_same():
    course = rotation(TAJIKISTAN, refusals=[passed_over(state) for state in ("TM", "UZ", "TJ")],
                      parties=always("TJ", "TM", "UZ"))  # fmt: skip
    assert course.chair_on(date(2027, 1, 1)).seat == "TM"


@pytest.mark.parametrize(
    ("acceded", "order"),
    [("UZ", ["TM", "UZ", "AM"]), ("KZ", ["TM", "AM", "KZ"])],
)
def test_a_state_that_accedes_takes_its_place_and_waits_if_its_turn_has_passed(acceded, order):
    parties = Spans(dict.fromkeys(("AM", "TJ", "TM"), (EVER, None)) | {acceded: (date(2026, 7, 1), None)})
    assert seats(rotation(TAJIKISTAN, parties=parties).next_terms(date(2026, 7, 1), 3)) == order


LATE = date(2013, 9, 18)
# The body confirms Uzbekistan from 30 May 2014; then Belarus and Kazakhstan accede before it, and Armenia leaves.
CONFIRMED_BEFORE_THEY_CAME = (
    decided("AZ", date(2012, 5, 30), is_election=True),
    decided("UZ", date(2014, 5, 30)),
)
COMERS = {"AZ": (EVER, None), "UZ": (EVER, None), "BY": (LATE, None), "KZ": (LATE, None)}


@pytest.mark.parametrize(
    ("armenia_until", "order"),
    [
        (date(2014, 5, 29), ["AZ", "AM", "UZ", "BY", "KZ", "UZ", "BY", "KZ"]),
        (date(2014, 2, 18), ["AZ", "AM", "BY", "UZ", "BY", "KZ", "UZ", "BY", "KZ"]),
    ],
)
def test_a_state_whose_place_a_decision_has_let_pass_waits_for_the_next_round(armenia_until, order):
    parties = Spans(COMERS | {"AM": (EVER, armenia_until)})
    course = rotation(
        *CONFIRMED_BEFORE_THEY_CAME, parties=parties, refusals=[passed_over("AZ", date(2012, 5, 31))]
    )
    terms = course.terms(date(2019, 6, 1))
    assert seats(terms)[: len(order)] == order, (
        "who chairs the rest of another's year has not had its turn by that: were Kazakhstan to come before it in "
        "the next round, the states would never again follow one another in the order of the alphabet"
    )
    uzbekistan = course.chair_on(date(2014, 6, 1))
    assert (uzbekistan.since_on, uzbekistan.basis) == (date(2014, 5, 30), Basis.BY_DECISION)
    assert uzbekistan.until_on == date(2015, 5, 29), "what was decided stands, whoever accedes later"


def test_when_the_chair_withdraws_the_next_chairs_from_the_following_day():
    parties = Spans(dict.fromkeys(("RU", "TM"), (EVER, None)) | {"TJ": (EVER, date(2026, 8, 15))})
    course = rotation(TAJIKISTAN, parties=parties)
    assert course.chair_on(date(2026, 8, 15)).seat == "TJ"
    successor = course.chair_on(date(2026, 8, 16))
    assert (successor.seat, successor.until_on) == ("TM", date(2027, 8, 15))
    assert course.co_chairs_on(date(2026, 8, 16)) == CoChairs(None, "RU"), "who has left is no co-chair"


def test_a_state_that_lays_the_chair_down_is_followed_from_that_day():
    course = rotation(TAJIKISTAN, refusals=[laid_down("TJ", date(2026, 9, 1))])
    assert course.chair_on(date(2026, 8, 31)).seat == "TJ"
    assert course.chair_on(date(2026, 9, 1)).seat == "TM"


def test_a_decision_for_one_term_leaves_the_order_where_it_stood():
    course = rotation(TAJIKISTAN, decided("BY", date(2027, 1, 1), scope=Scope.THIS_TERM))
    assert seats(course.next_terms(date(2026, 6, 1), 4)) == ["BY", "TM", "UZ", "AM"]


def test_a_decision_may_let_the_order_go_on_from_the_state_it_names():
    course = rotation(TAJIKISTAN, decided("BY", date(2027, 1, 1), scope=Scope.ORDER_FROM_HERE))
    assert seats(course.next_terms(date(2026, 6, 1), 3)) == ["BY", "KZ", "KG"]


def test_the_co_chairs_of_a_decision_are_those_it_names():
    course = rotation(
        TAJIKISTAN, decided("BY", date(2027, 1, 1), scope=Scope.THIS_TERM, preceding="AM", following="KZ")
    )
    assert course.co_chairs_on(date(2027, 5, 5)) == CoChairs("AM", "KZ")


def test_otherwise_they_are_the_real_previous_and_next():
    course = rotation(TAJIKISTAN, decided("BY", date(2027, 1, 1), scope=Scope.THIS_TERM))
    assert course.co_chairs_on(date(2027, 5, 5)) == CoChairs("TJ", "TM")


def test_of_two_states_the_other_is_both_co_chairs():
    course = rotation(TAJIKISTAN, parties=always("KZ", "TJ"))
    beside = course.co_chairs_on(date(2027, 5, 5))
    assert course.chair_on(date(2027, 5, 5)).seat == "KZ"
    assert (beside, beside.seats) == (CoChairs("TJ", "TJ"), ("TJ",))
    assert rule_on_co_chairs(RULE, beside).finding == "one_state_on_both_sides"


def test_a_single_party_chairs_without_co_chairs():
    course = rotation(TAJIKISTAN, parties=always("TJ"))
    assert course.chair_on(date(2027, 5, 5)).seat == "TJ"
    assert course.co_chairs_on(date(2027, 5, 5)) == CoChairs()


def test_a_term_of_a_state_that_is_no_party_has_no_effect_and_stands_in_the_ledger():
    course = rotation(TAJIKISTAN, decided("UA", date(2027, 1, 1)))
    assert course.chair_on(date(2027, 1, 1)).seat == "TM"
    findings = [one.ruling.finding for one in departures(course, until_on=date(2027, 1, 1))]
    assert findings == ["chair_by_lapse", "term_without_effect"]


def test_the_ledger_tells_every_departure_with_its_paper():
    course = rotation(
        TAJIKISTAN,
        decided("BY", date(2027, 1, 1), scope=Scope.THIS_TERM),
        refusals=[passed_over("TM", date(2027, 6, 1)), laid_down("BY", date(2027, 7, 1))],
    )
    told = [
        (one.day, one.seat, one.ruling.finding) for one in departures(course, until_on=date(2027, 12, 31))
    ]
    assert told == [
        (date(2027, 1, 1), "BY", "chair_by_decision"),
        (date(2027, 6, 30), "BY", "laid_chair_down"),
        (date(2027, 7, 1), "TM", "turn_passed_over"),
        (date(2027, 7, 1), "UZ", "chair_by_lapse"),
    ]


def test_a_term_longer_than_the_rule_knows_stands_in_the_ledger_with_its_decision():
    long = decided("TM", date(2027, 1, 1), date(2028, 6, 30), scope=Scope.THIS_TERM)
    of_the_rule = decided("TM", date(2027, 1, 1), date(2027, 12, 31))
    named = {
        last.until_on: [
            one.ruling.finding for one in departures(rotation(TAJIKISTAN, last), until_on=date(2027, 2, 1))
        ]
        for last in (long, of_the_rule)
    }
    assert named == {
        date(2028, 6, 30): ["chair_for_a_term_of_its_own", "term_longer_by_decision"], date(2027, 12, 31): [],
    }  # fmt: skip


def test_who_holds_over_hands_over_to_the_next_when_the_terms_ahead_are_told():
    course = rotation(TAJIKISTAN, rule=HOLDOVER)
    held = course.chair_on(date(2028, 5, 5))
    assert (held.seat, held.until_on) == ("TJ", None)
    assert rule_on_chair(HOLDOVER, held, day=date(2028, 5, 5)).warns
    ahead = course.next_terms(date(2028, 5, 5), 2)
    assert [(term.seat, term.since_on) for term in ahead] == [
        ("TM", date(2028, 5, 6)),
        ("UZ", date(2029, 5, 6)),
    ]
    assert course.co_chairs_on(date(2028, 5, 5)).following == "TM"


def test_who_has_laid_the_chair_down_does_not_hold_over():
    course = rotation(TAJIKISTAN, rule=HOLDOVER, refusals=[laid_down("TJ", date(2027, 2, 1))])
    assert course.chair_on(date(2027, 1, 31)).seat == "TJ"
    assert course.chair_on(date(2027, 2, 1)).seat == "TM"


@pytest.mark.clause("cis_industrial_policy", "5.13")
@pytest.mark.parametrize(
    ("chair", "head", "finding"),
    [
        ("TJ", "TJ", "secretariat_head_of_chair"),
        ("TM", "TJ", "secretariat_head_of_another"),
        ("TM", None, "secretariat_head_unknown"),
        (None, "TJ", "secretariat_awaits_chair"),
    ],
)
def test_the_head_of_the_secretariat_is_of_the_chairing_state(chair, head, finding):
    ruling = rule_on_secretariat_head(RULE, chair=chair, head=head)
    assert (ruling.finding, ruling.clause) == (finding, "5.13")
