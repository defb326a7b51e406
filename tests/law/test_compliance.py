"""How the body stands toward a clause: kept, due by a day, broken since a day, or not called for."""

from datetime import date

import pytest

from council.law.compliance import (
    Condition,
    rule_on_decisions,
    rule_on_existence,
    rule_on_signature,
    state_of_clause,
    states_of_clauses,
)
from council.law.notice import rule_on_circulation, rule_on_materials_notice, rule_on_yearly_meetings
from council.law.quorum import rule_on_quorum
from tests.law.seating import EDITION

LAST_DAY = date(2025, 6, 4)


def test_a_clause_nothing_calls_for_does_not_apply():
    assert state_of_clause("5.2", ()).condition is Condition.NOT_APPLICABLE


def test_a_clause_in_order_is_kept():
    state = state_of_clause("5.3", (rule_on_quorum(EDITION.quorum, members=9, present=6),))
    assert (state.condition, state.on) == (Condition.SATISFIED, None)
    assert state.rulings[0].figures["required"] == 6


@pytest.mark.clause("cis_industrial_policy", "5.16")
@pytest.mark.parametrize(
    ("today", "sent", "condition", "on"),
    [
        (date(2025, 6, 17), None, Condition.DUE, date(2025, 6, 18)),
        (date(2025, 6, 18), None, Condition.DUE, date(2025, 6, 18)),
        (date(2025, 6, 19), None, Condition.BREACHED, date(2025, 6, 19)),
        (date(2025, 7, 1), date(2025, 6, 18), Condition.SATISFIED, None),
        (date(2025, 7, 1), date(2025, 6, 19), Condition.BREACHED, date(2025, 6, 19)),
    ],
)
def test_circulation_is_due_until_its_day_and_broken_from_the_next(today, sent, condition, on):
    ruling = rule_on_circulation(EDITION.circulation, last_day=LAST_DAY, sent_on=sent, today=today)
    state = state_of_clause("5.16", (ruling,))
    assert (state.condition, state.on) == (condition, on)


@pytest.mark.clause("cis_industrial_policy", "5.11")
@pytest.mark.parametrize(
    ("today", "condition", "on"),
    [
        (date(2025, 5, 5), Condition.DUE, date(2025, 5, 5)),
        (date(2025, 5, 6), Condition.BREACHED, date(2025, 5, 6)),
    ],
)
def test_materials_are_due_thirty_days_before_and_broken_from_the_twenty_ninth(today, condition, on):
    ruling = rule_on_materials_notice(EDITION.materials, starts_on=LAST_DAY, sent_on=None, today=today)
    state = state_of_clause("5.11", (ruling,))
    assert (state.condition, state.on) == (condition, on)


def test_a_year_that_still_may_see_its_meeting_leaves_the_clause_due_without_a_day():
    ruling = rule_on_yearly_meetings(EDITION.yearly, year=2025, held=0, today=date(2025, 12, 31))
    assert state_of_clause("5.1", (ruling,)).condition is Condition.DUE


def test_one_broken_ruling_breaks_the_clause_whatever_else_is_in_order():
    kept = rule_on_decisions("5.8", decisions=3, contrary=0)
    broken = rule_on_decisions("5.8", decisions=3, contrary=1)
    assert state_of_clause("5.8", (kept, broken, kept)).condition is Condition.BREACHED


@pytest.mark.clause("cis_industrial_policy", "5.9")
@pytest.mark.parametrize(
    ("signed", "condition"), [(None, Condition.DUE), (date(2025, 6, 6), Condition.SATISFIED)]
)
def test_the_decisions_of_a_closed_meeting_await_the_signature_of_the_chair(signed, condition):
    ruling = rule_on_signature(EDITION.chairmanship, closed_on=LAST_DAY, signed_on=signed)
    assert (ruling.clause, state_of_clause("5.9", (ruling,)).condition) == ("5.9", condition)


@pytest.mark.clause("cis_industrial_policy", "1.1")
def test_the_council_exists_since_its_founding_act():
    ruling = rule_on_existence("1.1", since_on=date(2012, 5, 30))
    assert state_of_clause("1.1", (ruling,)).condition is Condition.SATISFIED


def test_every_clause_asked_for_is_answered():
    quorum = rule_on_quorum(EDITION.quorum, members=9, present=5)
    states = states_of_clauses(["5.2", "5.3"], [quorum])
    assert {clause: state.condition for clause, state in states.items()} == {
        "5.2": Condition.NOT_APPLICABLE,
        "5.3": Condition.BREACHED,
    }
