"""Who may lift the mark that a state's interests are directly affected."""

import pytest

from council.law.affected import rule_on_affected, rule_on_lifting_flag
from tests.law.seating import EDITION

RULE = EDITION.affected
NOBODY = {"by_state": False, "by_setter": False, "by_presiding": False}


def lifting(*, set_by_state=False, reason="согласовано", **who):
    return rule_on_lifting_flag(RULE, state="KZ", set_by_state=set_by_state, reason=reason, **(NOBODY | who))


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_a_mark_the_state_set_itself_is_lifted_by_that_state_alone():
    assert lifting(set_by_state=True, by_state=True).in_order
    for who in ("by_setter", "by_presiding"):
        assert lifting(set_by_state=True, **{who: True}).finding == "flag_of_the_state_itself"


@pytest.mark.clause("cis_industrial_policy", "5.14")
@pytest.mark.parametrize("who", ["by_state", "by_setter", "by_presiding"])
def test_another_mark_is_lifted_by_three_with_a_reason(who):
    assert lifting(**{who: True}).in_order
    assert lifting(**{who: True}, reason=" ").finding == "flag_without_reason"


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_nobody_else_lifts_it():
    assert lifting().finding == "flag_of_another"


@pytest.mark.clause("cis_industrial_policy", "5.14")
@pytest.mark.parametrize(
    ("affected", "finding"),
    [(set(), "nobody_affected"), ({"KZ"}, "affected_present"), ({"KZ", "UZ"}, "affected_absent")],
)
def test_presence_is_asked_of_every_affected_state(affected, finding):
    ruling = rule_on_affected(RULE, affected=frozenset(affected), present=frozenset({"KZ"}))
    assert ruling.finding == finding
