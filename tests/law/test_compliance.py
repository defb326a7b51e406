"""How the body stands toward a clause: kept, due by a day, broken since a day, or not called for."""

from datetime import date

import pytest

from council.law.compliance import (
    Condition,
    rule_on_decisions,
    rule_on_foundation,
    rule_on_signature,
    rule_on_words,
    state_of_clause,
    states_of_clauses,
)
from council.law.meeting_deadlines import circulation_deadline, materials_deadline, rule_on_late_materials
from council.law.notice import materials_due, rule_on_circulation, rule_on_materials_notice
from council.law.quorum import rule_on_quorum
from council.law.rotation_facts import Basis, Term
from council.law.rotation_rulings import rule_on_chair
from council.law.venues import rule_on_venue
from council.law.yearly_deadlines import yearly_meeting
from tests.law.seating import EDITION

TODAY = date(2025, 7, 1)
LAST_DAY = date(2025, 6, 4)


def state_of(clause, *signs, today=TODAY):
    state = state_of_clause(clause, signs, today=today)
    return state.condition, state.on


def test_a_clause_nothing_calls_for_does_not_apply():
    assert state_of("5.2") == (Condition.NOT_APPLICABLE, None)


def test_a_clause_in_order_is_kept_with_its_figures():
    state = state_of_clause("5.3", [rule_on_quorum(EDITION.quorum, members=9, present=6)], today=TODAY)
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
        (date(2025, 7, 1), date(2025, 6, 19), Condition.SATISFIED, None),
    ],
)
def test_circulation_is_due_until_its_day_broken_from_the_next_and_mended_by_sending(
    today, sent, condition, on
):
    rule = EDITION.circulation
    ruling = rule_on_circulation(rule, last_day=LAST_DAY, sent_on=sent, today=today)
    deadline = circulation_deadline(rule, last_day=LAST_DAY, sent=ruling, key="meeting")
    assert state_of("5.16", deadline, today=today) == (condition, on)


@pytest.mark.clause("cis_industrial_policy", "5.11")
@pytest.mark.parametrize(
    ("today", "sent", "consented", "condition", "on"),
    [
        (date(2025, 5, 5), None, None, Condition.DUE, date(2025, 5, 5)),
        (date(2025, 5, 6), None, None, Condition.BREACHED, date(2025, 5, 6)),
        (date(2025, 5, 7), date(2025, 5, 6), None, Condition.BREACHED, date(2025, 5, 6)),
        (LAST_DAY, date(2025, 5, 6), LAST_DAY, Condition.SATISFIED, None),
        (date(2025, 5, 7), date(2025, 5, 5), None, Condition.SATISFIED, None),
    ],
)
def test_late_materials_stay_late_until_the_meeting_accepts_them(today, sent, consented, condition, on):
    rule = EDITION.materials
    notice = rule_on_materials_notice(rule, starts_on=LAST_DAY, sent_on=sent, today=today)
    if consented is not None:
        notice = rule_on_late_materials(rule, due=materials_due(rule, LAST_DAY), accepted_on=consented)
    deadline = materials_deadline(
        rule, starts_on=LAST_DAY, sent=notice, is_done=sent is not None, key="meeting"
    )
    assert state_of("5.11", deadline, today=today) == (condition, on)


@pytest.mark.clause("cis_industrial_policy", "5.1")
@pytest.mark.parametrize(
    ("today", "held", "condition", "on"),
    [
        (date(2025, 12, 31), (), Condition.DUE, date(2025, 12, 31)),
        (date(2026, 1, 1), (), Condition.BREACHED, date(2026, 1, 1)),
        (date(2025, 12, 31), (LAST_DAY,), Condition.SATISFIED, None),
    ],
)
def test_a_year_may_see_its_meeting_until_its_last_day(today, held, condition, on):
    deadline = yearly_meeting(EDITION.yearly, year=2025, held=held, ahead=(), today=today)
    assert state_of("5.1", deadline, today=today) == (condition, on)


def test_one_broken_sign_breaks_the_clause_and_is_said_first():
    kept = rule_on_decisions("5.8", decisions=3, contrary=0)
    broken = rule_on_decisions("5.8", decisions=3, contrary=1)
    state = state_of_clause("5.8", [kept, broken, kept], today=TODAY)
    assert state.condition is Condition.BREACHED
    assert [ruling.in_order for ruling in state.rulings] == [False, True, True]


def test_a_breach_names_its_first_day_where_the_ruling_does():
    term = Term("TJ", date(2025, 3, 1), None, Basis.HOLDOVER, "4.3")
    ruling = rule_on_chair(EDITION.chairmanship, term, day=TODAY)
    assert state_of("4.3", ruling) == (Condition.BREACHED, date(2025, 3, 1))


@pytest.mark.clause("cis_industrial_policy", "5.9")
@pytest.mark.parametrize(
    ("signed", "condition"), [(None, Condition.DUE), (date(2025, 6, 6), Condition.SATISFIED)]
)
def test_the_decisions_of_a_closed_meeting_await_the_signature_of_the_chair(signed, condition):
    ruling = rule_on_signature(EDITION.chairmanship, closed_on=LAST_DAY, signed_on=signed)
    assert ruling.clause == "5.9"
    assert state_of("5.9", ruling) == (condition, None)


@pytest.mark.clause("cis_industrial_policy", "5.4")
def test_a_place_nobody_proposed_is_awaited_and_not_broken():
    ruling = rule_on_venue(EDITION.venue, members=frozenset({"KZ"}), answers=None)
    assert state_of("5.4", ruling) == (Condition.DUE, None)


def test_words_give_cause_to_look_and_break_nothing():
    assert rule_on_words("1.2", decisions=5, marked=2).in_order
    assert rule_on_words("1.2", decisions=5, marked=0).finding == "words_keep_clause"


@pytest.mark.clause("cis_industrial_policy", "1.1")
def test_the_council_is_founded_by_the_agreement_of_its_parties():
    ruling = rule_on_foundation(EDITION.foundation, founded_on=date(2012, 5, 30), parties=9)
    assert (ruling.clause, ruling.figures["parties"]) == ("1.1", 9)
    assert state_of("1.1", ruling) == (Condition.SATISFIED, None)


def test_every_clause_asked_for_is_answered():
    quorum = rule_on_quorum(EDITION.quorum, members=9, present=5)
    states = states_of_clauses(["5.2", "5.3"], [quorum], today=TODAY)
    assert {clause: state.condition for clause, state in states.items()} == {
        "5.2": Condition.NOT_APPLICABLE,
        "5.3": Condition.BREACHED,
    }
