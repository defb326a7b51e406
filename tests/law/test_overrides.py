"""What the Council sets otherwise: the majority alone, after its own decision, the most specific first."""

from datetime import date, timedelta

import pytest

from council.law.ballot import Position
from council.law.charter import MajorityOverride
from council.law.outcome import OutcomeKind, decide, decide_without_vote
from council.law.overrides import (
    OverrideFacts,
    Question,
    Reach,
    Scope,
    governing,
    rule_on_confirming,
    rule_on_override,
    rule_on_setting_otherwise,
)
from tests.law.seating import EDITION, positions

CIS = "cis_industrial_policy"
RULE = EDITION.override
DAY = date(2026, 6, 4)
QUESTION = Question(item="7", meeting="3", item_class="programmes", day=DAY)
REACHES = {
    Scope.ITEM: Reach("item", Scope.ITEM, "7", DAY),
    Scope.MEETING: Reach("meeting", Scope.MEETING, "3", DAY),
    Scope.ITEM_CLASS: Reach("class", Scope.ITEM_CLASS, "programmes", date(2025, 1, 1)),
    Scope.PERIOD: Reach("period", Scope.PERIOD, "", date(2024, 1, 1)),
}


@pytest.mark.clause(CIS, "5.8")
def test_the_majority_may_be_set_otherwise():
    assert rule_on_setting_otherwise(RULE, "5.8").in_order


@pytest.mark.clause(CIS, "4.1")
@pytest.mark.clause(CIS, "5.3")
@pytest.mark.clause(CIS, "5.9")
@pytest.mark.clause(CIS, "5.14")
@pytest.mark.parametrize("clause", ["4.1", "5.3", "5.9", "5.14"])
def test_what_the_regulation_does_not_leave_to_the_council_is_never_set_otherwise(clause):
    ruling = rule_on_setting_otherwise(RULE, clause)
    assert ruling.bars
    assert ruling.finding == "never_set_otherwise"
    assert ruling.clause == clause


@pytest.mark.clause(CIS, "4.3")
def test_the_order_and_the_term_of_the_chair_are_set_with_the_chairmanship():
    ruling = rule_on_setting_otherwise(RULE, "4.3")
    assert ruling.bars
    assert ruling.finding == "set_with_the_chairmanship"
    assert ruling.clause == "4.3"


@pytest.mark.parametrize("left", range(len(REACHES)))
def test_the_most_specific_decision_governs(left):
    standing = list(REACHES.values())[left:]
    assert governing(reversed(standing), QUESTION) == standing[0]


@pytest.mark.parametrize(
    "other",
    [
        Question("8", "4", "", DAY - timedelta(days=1000)),
        Question("8", "4", "groups", date(2023, 12, 31)),
    ],
)
def test_what_nothing_reaches_goes_by_the_rule_of_the_charter(other):
    assert governing(REACHES.values(), other) is None


def test_a_class_is_not_reached_through_an_item_without_one():
    assert governing([REACHES[Scope.ITEM_CLASS]], Question("7", "3", "", DAY)) is None


@pytest.mark.parametrize(
    ("day", "reached"),
    [
        (date(2026, 5, 31), False),
        (date(2026, 6, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_period_begins_and_ends_with_its_days(day, reached):
    june = Reach("june", Scope.PERIOD, "", date(2026, 6, 1), date(2026, 6, 30))
    assert (governing([june], Question("7", "3", "", day)) is june) is reached


@pytest.mark.parametrize(
    ("since", "until", "meets"),
    [
        (date(2026, 7, 1), None, False),
        (date(2026, 6, 30), None, True),
        (date(2026, 1, 1), date(2026, 5, 31), False),
        (date(2026, 1, 1), date(2026, 6, 1), True),
        (date(2026, 1, 1), None, True),
    ],
)
def test_two_of_one_scope_meet_on_a_common_day(since, until, meets):
    june = Reach("june", Scope.PERIOD, "", date(2026, 6, 1), date(2026, 6, 30))
    other = Reach("other", Scope.PERIOD, "", since, until)
    assert june.meets(other) is other.meets(june) is meets


def test_two_scopes_never_meet():
    assert not REACHES[Scope.PERIOD].meets(REACHES[Scope.MEETING])


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({}, "may_set_otherwise"),
        ({"since_on": DAY + timedelta(days=1)}, "may_set_otherwise"),
        ({"since_on": DAY - timedelta(days=1)}, "override_before_its_decision"),
        ({"decision_stands": False}, "override_without_decision"),
        ({"governs_itself": True}, "override_of_itself"),
        ({"voted_on": ("О вопросе",)}, "override_entered_late"),
        ({"standing": "решение № 5"}, "two_overrides_of_one_scope"),
        ({"sits_on": DAY + timedelta(days=1), "has_number": False}, "override_in_session_unfounded"),
        ({"sits_on": DAY}, "override_in_session_unfounded"),
        ({"sits_on": DAY, "is_of_the_record": True, "has_number": False}, "override_waits_for_another"),
        ({"sits_on": DAY + timedelta(days=1)}, "override_waits_for_another"),
    ],
)
def test_an_override_rests_on_a_decision_and_works_only_after_it(facts, finding):
    ruling = rule_on_override(RULE, OverrideFacts(**{"decided_on": DAY, "since_on": DAY} | facts))
    assert ruling.finding == finding
    assert ruling.clause == "5.8"
    assert ruling.bars is (finding not in {"may_set_otherwise", "override_waits_for_another"})


@pytest.mark.parametrize(
    ("confirmed_by", "voted_on", "finding"),
    [
        (2, (), "may_set_otherwise"),
        (1, (), "override_by_one_person"),
        (2, ("О вопросе",), "override_entered_late"),
    ],
)
def test_an_override_entered_late_takes_two_persons_and_no_vote_between(confirmed_by, voted_on, finding):
    ruling = rule_on_confirming(RULE, entered_by=1, confirmed_by=confirmed_by, voted_on=voted_on)
    assert (ruling.finding, ruling.clause) == (finding, "5.8")


def under(code):
    named = RULE.majorities[code]
    return EDITION.under(
        MajorityOverride("решение № 5", DAY, "meeting", named.rule, named.title_ru, named.title_en)
    )


@pytest.mark.clause(CIS, "5.8")
@pytest.mark.parametrize(
    ("code", "just_enough", "not_enough"),
    [
        ("simple", {"for_": 4, "against": 3}, {"for_": 3, "against": 3, "abstained": 1}),
        ("simple_of_voting", {"for_": 2, "against": 1, "abstained": 4}, {"for_": 2, "against": 2, "abstained": 3}),
        ("two_thirds", {"for_": 5, "against": 2}, {"for_": 4, "against": 3}),
        ("two_thirds_of_voting", {"for_": 2, "against": 1, "abstained": 4}, {"for_": 3, "against": 2, "abstained": 2}),
        ("majority_of_members", {"for_": 5, "against": 2}, {"for_": 4, "against": 2}),
        ("two_thirds_of_members", {"for_": 6, "against": 1}, {"for_": 5, "against": 1}),
        ("unanimity", {"for_": 6, "disinterested": 1}, {"for_": 6, "abstained": 1}),
        ("consensus", {"for_": 1, "abstained": 6}, {"for_": 6, "against": 1}),
    ],
)  # fmt: skip
def test_each_named_majority_carries_at_its_boundary(code, just_enough, not_enough):
    enough, short = positions(9, **just_enough), positions(9, **not_enough)
    assert decide(under(code), enough).kind is OutcomeKind.ADOPTED
    assert decide(under(code), short).kind is OutcomeKind.NOT_ADOPTED


def test_the_outcome_cites_the_decision_that_set_the_majority():
    for outcome in (
        decide(under("two_thirds"), positions(9, for_=6)),
        decide_without_vote(under("two_thirds"), positions(9, not_voting=6)),
    ):
        cited = [ruling for ruling in outcome.rulings if ruling.finding == "majority_set_otherwise"]
        assert [ruling.figures["decision"] for ruling in cited] == ["решение № 5"]
        assert outcome.rulings[-1] is not cited[0], "the last ground is the one that carries"


@pytest.mark.clause(CIS, "5.3")
@pytest.mark.clause(CIS, "5.14")
def test_no_majority_sets_the_quorum_or_an_affected_state_aside():
    edition = under("simple_of_voting")
    assert decide(edition, positions(9, for_=5)).kind is OutcomeKind.NO_DECISION
    absent = frozenset({seat for seat, how in positions(9, for_=8).items() if how is Position.ABSENT})
    assert decide(edition, positions(9, for_=8), affected=absent).kind is OutcomeKind.NO_DECISION
