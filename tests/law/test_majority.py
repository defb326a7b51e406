"""Majorities of other bodies: numbers of votes, consensus, the consent of seats and the casting vote."""

from dataclasses import replace
from fractions import Fraction

import pytest

from council.law.ballot import Position
from council.law.charter import MajorityOverride
from council.law.outcome import OutcomeKind, decide, decide_without_vote
from council.law.quorum import rule_on_quorum, seats_required
from council.law.rules import Base, ConsentRule, QuorumRule, QuorumTest, Threshold, Tie
from tests.law.seating import EDITION, positions

ADOPTED, REFUSED, NONE = OutcomeKind.ADOPTED, OutcomeKind.NOT_ADOPTED, OutcomeKind.NO_DECISION


def under(**rule):
    return replace(EDITION, majority=replace(EDITION.majority, **rule))


CONSENSUS = under(threshold=Threshold.CONSENSUS, fraction=None)
NINE_VOTES = under(base=Base.MEMBERS, threshold=Threshold.AT_LEAST, fraction=None, votes=9)
CONSENT = under(consent=ConsentRule(("KZ", "RU"), "27.3"))
CASTING = under(tie=Tie.PRESIDING_DECIDES)


def last(outcome):
    return outcome.rulings[-1]


@pytest.mark.parametrize(
    ("taken", "kind", "finding"),
    [
        ({"for_": 9}, ADOPTED, "consensus"),
        ({"for_": 8, "against": 1}, REFUSED, "consensus_broken"),
        ({"for_": 1, "abstained": 3, "not_voting": 2, "disinterested": 3}, ADOPTED, "consensus"),
        ({"abstained": 9}, ADOPTED, "consensus"),
        ({"for_": 6}, ADOPTED, "consensus"),
        ({"for_": 5}, NONE, "no_quorum"),
        ({"disinterested": 9}, NONE, "empty_base"),
    ],
)
def test_consensus_is_broken_by_a_vote_against_and_by_nothing_else(taken, kind, finding):
    outcome = decide(CONSENSUS, positions(9, **taken))
    assert (outcome.kind, last(outcome).finding, outcome.counts.required) == (kind, finding, None)


def test_who_breaks_the_consensus_is_named():
    ruling = last(decide(CONSENSUS, positions(9, for_=7) | {"UZ": Position.AGAINST}))
    assert ruling.figures == {"for": 7, "against": 1, "objecting": ("UZ",)}


@pytest.mark.parametrize("base", Base)
def test_consensus_is_among_those_who_take_part_whatever_the_base(base):
    edition = under(threshold=Threshold.CONSENSUS, fraction=None, base=base)
    outcome = decide(edition, positions(9, abstained=6, disinterested=1))
    assert (outcome.kind, outcome.counts.base) == (ADOPTED, 6)


@pytest.mark.parametrize(("votes", "kind"), [(8, REFUSED), (9, ADOPTED), (10, ADOPTED)])
def test_a_number_of_votes_is_reached_or_not(votes, kind):
    outcome = decide(NINE_VOTES, positions(15, for_=votes, abstained=15 - votes))
    assert (outcome.kind, outcome.counts.base, outcome.counts.required) == (kind, 15, 9)


@pytest.mark.parametrize(("votes", "kind"), [(8, REFUSED), (9, ADOPTED)])
def test_a_number_of_votes_may_have_to_be_passed(votes, kind):
    edition = under(fraction=None, votes=8)
    assert decide(edition, positions(15, for_=votes, abstained=15 - votes)).kind is kind


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        (Position.FOR, ADOPTED),
        (Position.AGAINST, REFUSED),
        (Position.ABSTAINED, ADOPTED),
        (Position.NOT_VOTING, ADOPTED),
        (Position.DISINTERESTED, ADOPTED),
        (Position.ABSENT, ADOPTED),
    ],
)
def test_only_a_vote_against_withholds_consent(named, kind):
    outcome = decide(CONSENT, positions(9, for_=9) | {"RU": named})
    assert outcome.kind is kind
    if kind is REFUSED:
        assert (last(outcome).finding, last(outcome).clause) == ("consent_withheld", "27.3")
        assert last(outcome).figures["withheld"] == ("RU",)


def test_consent_is_asked_for_only_where_the_votes_suffice():
    assert last(decide(CONSENT, positions(9, against=9))).finding == "no_majority"


def test_a_vote_against_of_another_seat_withholds_nothing():
    assert decide(CONSENT, positions(9, for_=8) | {"UZ": Position.AGAINST}).kind is ADOPTED


@pytest.mark.parametrize(
    ("taken", "presiding", "kind"),
    [
        ({"for_": 3, "against": 3}, "AM", ADOPTED),
        ({"for_": 3, "against": 3}, "MD", REFUSED),
        ({"for_": 3, "against": 3}, None, REFUSED),
        ({"for_": 3, "against": 3}, "XX", REFUSED),
        ({"for_": 3, "against": 4}, "AM", REFUSED),
        ({"for_": 4, "against": 3}, "MD", ADOPTED),
        ({"for_": 3, "against": 3, "abstained": 1}, "AM", ADOPTED),
        ({"for_": 3, "against": 3, "abstained": 2}, "AM", REFUSED),
        ({"for_": 3, "against": 3, "abstained": 1}, "TJ", REFUSED),
        ({"abstained": 6}, "AM", REFUSED),
    ],
)
def test_a_casting_vote_is_one_more_vote_given_on_a_tie(taken, presiding, kind):
    assert decide(CASTING, positions(9, **taken), presiding=presiding).kind is kind


def test_a_casting_vote_makes_no_two_thirds_of_a_half():
    edition = under(tie=Tie.PRESIDING_DECIDES, threshold=Threshold.AT_LEAST, fraction=Fraction(2, 3))
    assert decide(edition, positions(9, for_=4, against=4), presiding="AM").kind is REFUSED


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_here_every_seat_has_one_vote_and_the_chair_no_other():
    assert EDITION.majority.tie is Tie.FAILS
    assert EDITION.majority.consent is None


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_what_the_council_sets_otherwise_brings_no_casting_vote_and_no_consent():
    rule = replace(EDITION.majority, tie=Tie.PRESIDING_DECIDES, consent=ConsentRule(("RU",), "1"))
    edition = EDITION.under(MajorityOverride("11/7", EDITION.in_force_from, "item", rule))
    assert decide(edition, positions(9, for_=3, against=3), presiding="AM").kind is REFUSED
    assert decide(edition, positions(9, for_=8) | {"RU": Position.AGAINST}).kind is ADOPTED


def test_silence_of_those_present_is_not_a_majority_of_all():
    edition = under(base=Base.MEMBERS, threshold=Threshold.AT_LEAST, fraction=Fraction(3, 4))
    assert decide_without_vote(edition, positions(9, not_voting=6)).kind is REFUSED
    assert decide_without_vote(edition, positions(9, not_voting=7)).kind is ADOPTED


@pytest.mark.parametrize(
    ("rule", "members", "required"),
    [
        ({"fraction": None}, 193, 0),
        ({"fraction": None, "members": 8}, 15, 8),
        ({"fraction": None, "members": 8}, 5, 8),
        ({"fraction": Fraction(1, 2)}, 12, 6),
        ({"fraction": Fraction(1, 2), "threshold": Threshold.MORE_THAN}, 12, 7),
        ({"fraction": Fraction(1, 2), "threshold": Threshold.MORE_THAN}, 193, 97),
        ({"fraction": Fraction(1)}, 9, 9),
    ],
)
def test_a_quorum_is_a_share_a_number_or_none(rule, members, required):
    quorum = QuorumRule(tested=QuorumTest.EACH_DECISION, clause="1", **rule)
    assert seats_required(quorum, members) == required
    assert rule_on_quorum(quorum, members=members, present=required).in_order
    assert rule_on_quorum(quorum, members=members, present=required - 1).bars == (required > 0)
