"""Declarations of disinterest and dissenting opinions."""

import pytest

from council.law.ballot import Position
from council.law.outcome import OutcomeKind
from council.law.statements import (
    MOST_WITHDRAWALS,
    rule_on_disinterest,
    rule_on_dissent,
    rule_on_interest_again,
    rule_on_withdrawing_dissent,
)
from tests.law.seating import EDITION


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({}, "may_declare_disinterest"),
        ({"vote_open": True}, "disinterest_after_opening"),
        ({"declared": True}, "disinterest_already_declared"),
        ({"decided": True}, "item_already_decided"),
        ({"affected": True}, "affected_and_disinterested"),
    ],
)
def test_disinterest_is_declared_until_the_vote_opens(facts, finding):
    ruling = rule_on_disinterest(EDITION, seat="KG", **({"vote_open": False} | facts))
    assert ruling.finding == finding
    assert ruling.bars == (finding not in ("may_declare_disinterest", "affected_and_disinterested"))


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({}, "may_withdraw_disinterest"),
        ({"vote_open": True}, "disinterest_after_opening"),
        ({"declared": False}, "disinterest_not_declared"),
        ({"decided": True}, "item_already_decided"),
    ],
)
def test_disinterest_is_withdrawn_until_the_vote_opens(facts, finding):
    ruling = rule_on_interest_again(EDITION, seat="KG", **({"vote_open": False, "declared": True} | facts))
    assert ruling.finding == finding


ADOPTED, REFUSED, NONE = OutcomeKind.ADOPTED, OutcomeKind.NOT_ADOPTED, OutcomeKind.NO_DECISION


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("position", "outcome", "finding"),
    [
        (Position.AGAINST, ADOPTED, "may_dissent"),
        (Position.ABSTAINED, ADOPTED, "may_dissent"),
        (Position.NOT_VOTING, ADOPTED, "may_dissent"),
        (Position.ABSENT, ADOPTED, "may_dissent"),
        (Position.FOR, REFUSED, "may_dissent"),
        (Position.DISINTERESTED, ADOPTED, "dissent_of_disinterested"),
        (Position.FOR, ADOPTED, "no_disagreement"),
        (Position.AGAINST, REFUSED, "no_disagreement"),
        (Position.AGAINST, NONE, "nothing_to_dissent_from"),
    ],
)
def test_a_member_whose_position_differs_may_dissent_the_absent_included(position, outcome, finding):
    ruling = rule_on_dissent(EDITION, position=position, outcome=outcome, minutes_signed=False)
    assert ruling.finding == finding
    assert ruling.bars == (finding in ("no_disagreement", "nothing_to_dissent_from"))


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_no_dissent_is_filed_once_the_minutes_are_signed():
    ruling = rule_on_dissent(EDITION, position=Position.AGAINST, outcome=ADOPTED, minutes_signed=True)
    assert (ruling.bars, ruling.finding) == (True, "dissent_after_signature")


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({"withdrawals": MOST_WITHDRAWALS - 1}, "dissent_withdrawn_once"),
        ({"withdrawals": MOST_WITHDRAWALS}, "dissent_stands"),
        ({"withdrawals": MOST_WITHDRAWALS + 1}, "dissent_stands"),
        ({"withdrawals": MOST_WITHDRAWALS + 1, "is_drafted": False}, "may_withdraw_dissent"),
        ({"minutes_signed": True}, "dissent_after_signature"),
    ],
)
def test_an_opinion_filed_again_under_a_draft_is_not_taken_back_again(facts, finding):
    known = {"is_drafted": True, "withdrawals": 0, "minutes_signed": False} | facts
    ruling = rule_on_withdrawing_dissent(EDITION, seat="RU", **known)
    assert (ruling.finding, ruling.clause) == (finding, "5.8")
    stands = finding in ("dissent_stands", "dissent_after_signature")
    assert ruling.bars is stands, "once filed again it stands, and enters the minutes: 5.8"
    assert ruling.warns is (finding == "dissent_withdrawn_once"), "told before it is taken back"


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize("position", [Position.AGAINST, Position.DISINTERESTED])
def test_of_an_opinion_that_will_stand_it_is_told_before_it_is_filed(position):
    known = {"position": position, "outcome": ADOPTED, "minutes_signed": False}
    ruling = rule_on_dissent(EDITION, **known, for_good=True)
    assert (ruling.finding, ruling.warns) == ("dissent_for_good", True)
