"""The outcome of a vote, from the worked examples of the Regulation and its boundaries."""

from dataclasses import replace
from fractions import Fraction

import pytest

from council.law.ballot import Position
from council.law.charter import MajorityOverride
from council.law.outcome import (
    OutcomeKind,
    decide,
    decide_without_vote,
    rule_on_narrow_base,
    rule_on_objections,
)
from council.law.rules import Base, QuorumTest, Threshold, Tie
from council.law.tally import count
from tests.law.seating import EDITION, positions

ADOPTED, REFUSED, NONE = OutcomeKind.ADOPTED, OutcomeKind.NOT_ADOPTED, OutcomeKind.NO_DECISION


def findings(outcome):
    return [ruling.finding for ruling in outcome.rulings]


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("members", "taken", "base", "required", "kind"),
    [
        (9, {"for_": 4, "against": 2, "disinterested": 1}, 6, 4, ADOPTED),
        (9, {"for_": 3, "against": 2, "abstained": 1, "disinterested": 1}, 6, 4, REFUSED),
        (9, {"for_": 3, "against": 1, "abstained": 1, "disinterested": 1}, 5, 3, ADOPTED),
        (9, {"for_": 3, "against": 3}, 6, 4, REFUSED),
        (9, {"for_": 2, "disinterested": 4}, 2, 2, ADOPTED),
        (9, {"for_": 1, "abstained": 1, "disinterested": 4}, 2, 2, REFUSED),
        (9, {"disinterested": 6}, 0, None, NONE),
        (9, {"for_": 5}, 5, 3, NONE),
        (7, {"for_": 3, "not_voting": 2}, 5, 3, ADOPTED),
        (11, {"for_": 7}, 7, 4, NONE),
    ],
)
def test_the_worked_examples(members, taken, base, required, kind):
    outcome = decide(EDITION, positions(members, **taken))
    assert (outcome.counts.base, outcome.counts.required, outcome.kind) == (base, required, kind)
    assert outcome.is_adopted == (kind is ADOPTED)


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_an_unconfirmed_substitute_is_a_guest_and_its_seat_absent():
    outcome = decide(EDITION, positions(9, for_=5, absent=4))
    assert outcome.kind is NONE
    assert findings(outcome) == ["no_quorum"]


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_without_the_affected_state_no_majority_decides():
    votes = positions(9, for_=8)
    absent = next(seat for seat, position in votes.items() if position is Position.ABSENT)
    outcome = decide(EDITION, votes, affected=frozenset({absent}))
    assert outcome.kind is NONE
    assert findings(outcome) == ["quorum", "affected_absent"]
    assert outcome.rulings[1].clause == "5.14"
    assert outcome.rulings[1].figures == {"absent": (absent,)}


@pytest.mark.clause("cis_industrial_policy", "5.14")
@pytest.mark.parametrize("position", [Position.AGAINST, Position.ABSTAINED, Position.NOT_VOTING])
def test_the_affected_state_is_asked_to_be_present_not_to_agree(position):
    votes = positions(9, for_=6) | {"UZ": position}
    outcome = decide(EDITION, votes, affected=frozenset({"UZ"}))
    assert outcome.kind is ADOPTED
    assert findings(outcome) == ["quorum", "affected_present", "majority"]


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_a_state_both_affected_and_disinterested_is_warned_of():
    votes = positions(9, for_=6) | {"UZ": Position.DISINTERESTED}
    outcome = decide(EDITION, votes, affected=frozenset({"UZ"}))
    assert outcome.kind is ADOPTED
    assert findings(outcome) == ["quorum", "affected_present", "affected_and_disinterested", "majority"]
    assert outcome.rulings[2].warns


def test_an_affected_state_without_a_seat_in_the_vote_is_absent():
    assert decide(EDITION, positions(9, for_=9), affected=frozenset({"XX"})).kind is NONE


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(("in_favour", "kind"), [(3, REFUSED), (4, REFUSED), (5, ADOPTED)])
def test_half_of_the_base_is_not_enough_and_one_more_is(in_favour, kind):
    assert decide(EDITION, positions(9, for_=in_favour, abstained=8 - in_favour)).kind is kind


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(("present", "kind"), [(5, NONE), (6, ADOPTED), (7, ADOPTED)])
def test_the_quorum_is_asked_for_at_the_decision(present, kind):
    assert decide(EDITION, positions(9, for_=present)).kind is kind


@pytest.mark.clause("cis_industrial_policy", "4.1")
@pytest.mark.parametrize("presiding", [None, "AM", "MD"])
def test_a_tie_fails_and_nobody_has_a_casting_vote(presiding):
    outcome = decide(EDITION, positions(9, for_=3, against=3), presiding=presiding)
    assert outcome.kind is REFUSED
    assert findings(outcome) == ["quorum", "tie"]


@pytest.mark.parametrize(("presiding", "kind"), [("AM", ADOPTED), ("KG", REFUSED), (None, REFUSED)])
def test_another_body_may_let_the_presiding_person_decide_a_tie(presiding, kind):
    edition = replace(EDITION, majority=replace(EDITION.majority, tie=Tie.PRESIDING_DECIDES))
    assert decide(edition, positions(9, for_=3, against=3), presiding=presiding).kind is kind


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("taken", "confirmed", "finding"),
    [
        ({"for_": 3, "disinterested": 3}, False, None),
        ({"for_": 2, "disinterested": 4}, False, "narrow_base"),
        ({"for_": 2, "disinterested": 4}, True, "narrow_base_confirmed"),
        ({"for_": 3, "disinterested": 4}, False, "narrow_base"),
    ],
)
def test_a_base_under_half_of_those_present_is_confirmed_knowingly(taken, confirmed, finding):
    outcome = decide(EDITION, positions(9, **taken), narrow_base_confirmed=confirmed)
    assert outcome.kind is ADOPTED
    assert [name for name in findings(outcome) if "narrow" in name] == ([finding] if finding else [])


def test_an_unconfirmed_narrow_base_warns_and_a_wide_one_is_in_order():
    narrow = count(EDITION, positions(9, for_=2, disinterested=4))
    assert rule_on_narrow_base(EDITION, narrow, confirmed=False).warns
    assert rule_on_narrow_base(EDITION, narrow, confirmed=True).in_order
    wide = count(EDITION, positions(9, for_=3, disinterested=3))
    assert rule_on_narrow_base(EDITION, wide, confirmed=False).in_order


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_without_an_objection_every_participating_member_agrees():
    outcome = decide_without_vote(EDITION, positions(9, not_voting=6, disinterested=1))
    assert (outcome.kind, outcome.counts.for_, outcome.counts.disinterested) == (ADOPTED, 6, 1)
    assert findings(outcome) == ["quorum", "adopted_without_objection"]


@pytest.mark.parametrize(
    ("votes", "affected"),
    [
        (positions(9, not_voting=5), frozenset()),
        (positions(9, not_voting=6), frozenset({"UZ"})),
        (positions(9, disinterested=6), frozenset()),
    ],
)
def test_silence_decides_nothing_where_a_vote_could_not(votes, affected):
    assert decide_without_vote(EDITION, votes, affected=affected).kind is NONE


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_one_objection_asks_for_a_vote():
    assert rule_on_objections(EDITION, objecting=frozenset()).in_order
    assert rule_on_objections(EDITION, objecting=frozenset({"KZ"})).bars


@pytest.mark.parametrize(("meeting_quorum", "kind"), [(True, ADOPTED), (False, NONE), (None, NONE)])
def test_a_charter_may_ask_for_the_quorum_of_the_meeting_alone(meeting_quorum, kind):
    edition = replace(EDITION, quorum=replace(EDITION.quorum, tested=QuorumTest.MEETING))
    assert decide(edition, positions(9, for_=5), meeting_quorum=meeting_quorum).kind is kind


@pytest.mark.parametrize(
    ("rule", "taken", "counted", "kind"),
    [
        ((Base.PRESENT_AND_VOTING, Threshold.MORE_THAN, "1/2"), {"for_": 3, "against": 2, "abstained": 3}, (5, 3), ADOPTED),
        ((Base.PRESENT_AND_VOTING, Threshold.MORE_THAN, "1/2"), {"abstained": 8}, (0, None), NONE),
        ((Base.MEMBERS, Threshold.MORE_THAN, "1/2"), {"for_": 4, "against": 2}, (9, 5), REFUSED),
        ((Base.MEMBERS, Threshold.AT_LEAST, "1/2"), {"for_": 5, "against": 2}, (9, 5), ADOPTED),
        ((Base.PARTICIPATING, Threshold.AT_LEAST, "2/3"), {"for_": 5, "against": 3}, (8, 6), REFUSED),
        ((Base.PARTICIPATING, Threshold.AT_LEAST, "2/3"), {"for_": 6, "against": 2}, (8, 6), ADOPTED),
        ((Base.PARTICIPATING, Threshold.AT_LEAST, "1"), {"for_": 8}, (8, 8), ADOPTED),
    ],
)  # fmt: skip
def test_other_bodies_choose_among_named_rules(rule, taken, counted, kind):
    base, threshold, fraction = rule
    majority = replace(EDITION.majority, base=base, threshold=threshold, fraction=Fraction(fraction))
    outcome = decide(replace(EDITION, majority=majority), positions(9, **taken))
    assert ((outcome.counts.base, outcome.counts.required), outcome.kind) == (counted, kind)


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_majority_the_council_set_otherwise_is_cited():
    stricter = replace(EDITION.majority, threshold=Threshold.AT_LEAST, fraction=EDITION.quorum.fraction)
    override = MajorityOverride("11/7", EDITION.in_force_from, "item", stricter)
    outcome = decide(EDITION.under(override), positions(9, for_=5, against=3))
    assert outcome.kind is REFUSED
    assert outcome.rulings[-1].figures["decision"] == "11/7"
    assert outcome.rulings[-1].figures["required"] == 6
