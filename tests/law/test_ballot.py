"""Who may cast a ballot, and when."""

from dataclasses import replace

import pytest

from council.law.ballot import VoteFacts, rule_on_casting
from tests.law.seating import EDITION, STATES

OPEN = VoteFacts(is_open=True, entitled=frozenset(STATES), present=frozenset(STATES))


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_an_entitled_seat_in_the_room_casts_one_ballot():
    assert rule_on_casting(EDITION, OPEN, seat="KZ").in_order
    again = rule_on_casting(EDITION, replace(OPEN, cast=frozenset({"KZ"})), seat="KZ")
    assert (again.bars, again.finding, again.clause) == (True, "already_cast", "4.1")


@pytest.mark.clause("cis_industrial_policy", "4.2")
def test_whoever_holds_no_seat_never_votes():
    ruling = rule_on_casting(EDITION, OPEN, seat=None)
    assert (ruling.bars, ruling.finding, ruling.clause) == (True, "not_a_member_seat", "4.2")


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        (replace(OPEN, is_open=False), "vote_closed"),
        (replace(OPEN, is_open=False, cast=frozenset({"KZ"})), "already_cast"),
        (replace(OPEN, disinterested=frozenset({"KZ"})), "seat_disinterested"),
        (replace(OPEN, present=OPEN.present - {"KZ"}), "seat_absent"),
        (replace(OPEN, entitled=OPEN.entitled - {"KZ"}), "seat_not_entitled"),
    ],
)
def test_each_refusal_says_its_own_reason(facts, finding):
    ruling = rule_on_casting(EDITION, facts, seat="KZ")
    assert (ruling.bars, ruling.finding) == (True, finding)
