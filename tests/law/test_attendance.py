"""Who takes part beside the members: on what ground, and counted nowhere."""

from datetime import UTC, datetime

import pytest

from council.law.attendance import (
    Admission,
    attendance_rulings,
    rule_on_advisory_voices,
    rule_on_expert,
    rule_on_members_named,
    rule_on_observer,
    rule_on_partner,
    rule_on_support,
)
from council.law.ballot import VoteFacts, rule_on_casting
from council.law.credentials import rule_on_acting
from council.law.quorum import rule_on_quorum
from tests.law.seating import EDITION, STATES

RULE = EDITION.attendance
DECISION = "решение 11/2"


@pytest.mark.clause("cis_industrial_policy", "5.6")
@pytest.mark.parametrize(
    ("admission", "finding"),
    [
        (Admission(), "observer_not_admitted"),
        (Admission(of_party=False), "observer_not_admitted"),
        (Admission(DECISION, of_party=True), "observer_of_a_party"),
        (Admission(DECISION, of_party=False), "observer_admitted"),
        (Admission(DECISION, of_party=None), "observer_admitted"),
    ],
)
def test_an_observer_is_admitted_by_decision_and_comes_from_outside_the_parties(admission, finding):
    ruling = rule_on_observer(RULE, admission)
    assert ruling.finding == finding
    assert ruling.clause == "5.6"
    assert not ruling.bars
    assert ruling.in_order is (finding == "observer_admitted")


@pytest.mark.clause("cis_industrial_policy", "5.7")
@pytest.mark.parametrize(
    ("admission", "finding"),
    [
        (Admission(agreed=True, of_party=True), "expert_not_engaged"),
        (Admission(DECISION, of_party=False, agreed=True), "expert_of_no_party"),
        (Admission(DECISION, of_party=True), "expert_not_agreed"),
        (Admission(DECISION, of_party=True, agreed=True), "expert_engaged"),
        (Admission(DECISION, of_party=None, agreed=True), "expert_engaged"),
    ],
)
def test_an_expert_is_engaged_by_decision_by_agreement_and_from_a_party(admission, finding):
    ruling = rule_on_expert(RULE, admission)
    assert ruling.finding == finding
    assert not ruling.bars
    assert ruling.in_order is (finding == "expert_engaged")


@pytest.mark.parametrize("capacity", ["member", "substitute", "delegation", "advisory", "invited"])
def test_nobody_else_needs_a_ground(capacity):
    assert attendance_rulings(EDITION, capacity, Admission()) == ()


@pytest.mark.parametrize("capacity", ["observer", "expert"])
def test_observers_and_experts_are_asked_for_theirs(capacity):
    assert [ruling.warns for ruling in attendance_rulings(EDITION, capacity, Admission())] == [True]


@pytest.mark.clause("cis_industrial_policy", "4.2")
def test_an_advisory_voice_is_in_no_count_and_casts_no_ballot():
    assert rule_on_advisory_voices(EDITION, voices=2).figures == {"voices": 2}
    facts = VoteFacts(is_open=True, entitled=frozenset(STATES), present=frozenset(STATES))
    refused = rule_on_casting(EDITION, facts, seat=None)
    assert (refused.bars, refused.clause) == (True, "4.2")


@pytest.mark.clause("cis_industrial_policy", "4.2")
def test_the_head_of_the_secretariat_votes_only_when_sent_with_confirmed_powers():
    without_paper = rule_on_acting(
        EDITION, is_member=False, credential=None, at=datetime(2025, 6, 4, 12, tzinfo=UTC)
    )
    assert without_paper.finding == "no_credential"
    assert without_paper.bars


@pytest.mark.clause("cis_industrial_policy", "1.4")
@pytest.mark.parametrize(("representatives", "in_order"), [(0, False), (1, True), (3, True)])
def test_the_executive_committee_is_represented(representatives, in_order):
    ruling = rule_on_partner(RULE, representatives=representatives)
    assert ruling.in_order is in_order
    assert not ruling.bars


@pytest.mark.clause("cis_industrial_policy", "5.12")
@pytest.mark.parametrize(("officers", "in_order"), [(0, False), (1, True)])
def test_a_secretariat_serves_the_council(officers, in_order):
    assert rule_on_support(RULE, officers=officers).in_order is in_order


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_state_that_has_named_no_member_is_warned_of_and_still_counted():
    ruling = rule_on_members_named(EDITION, members=9, unnamed=("KG", "AM"))
    assert ruling.warns
    assert ruling.figures == {"members": 9, "seats": ("KG", "AM")}
    assert rule_on_quorum(EDITION.quorum, members=9, present=5).bars
    assert rule_on_members_named(EDITION, members=9, unnamed=()).in_order
