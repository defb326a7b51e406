"""What the Council may do, what its rights ask for, and who pays for a meeting."""

from datetime import date

import pytest

from council.law.competence import (
    competence_rulings,
    rule_on_costs,
    rule_on_functions_used,
    rule_on_items_with_functions,
    rule_on_outgoing_draft,
    rule_on_request,
    rule_on_working_group,
)
from tests.law.seating import EDITION

RIGHTS = EDITION.rights
TODAY = date(2026, 3, 31)


@pytest.mark.clause("cis_industrial_policy", "2")
@pytest.mark.parametrize(("outside", "in_order"), [(0, True), (1, False), (4, False)])
def test_every_item_names_a_function_of_the_council(outside, in_order):
    ruling = rule_on_items_with_functions(EDITION, items=4, outside=outside)
    assert ruling.clause == "2"
    assert ruling.in_order is in_order
    assert not ruling.bars


@pytest.mark.clause("cis_industrial_policy", "2.1")
def test_a_consultation_may_end_without_a_decision():
    (ruling,) = competence_rulings(EDITION, ("2.1",))
    assert (ruling.finding, ruling.clause, ruling.in_order) == ("consultation_needs_no_decision", "2.1", True)
    assert competence_rulings(EDITION, ("2.1", "2.3")) == ()


@pytest.mark.clause("cis_industrial_policy", "2.14")
@pytest.mark.parametrize(
    ("functions", "reason", "findings"),
    [
        (("2.14",), "", ["residual_function_unexplained"]),
        (("2.3", "2.14"), "", ["residual_function_unexplained"]),
        (("2.14",), "Подготовка юбилея Соглашения", ["residual_function_explained"]),
        (("2.13",), "", []),
    ],
)
def test_other_functions_ask_for_a_reason(functions, reason, findings):
    assert [one.finding for one in competence_rulings(EDITION, functions, reason=reason)] == findings


def test_the_use_of_a_function_is_noted_under_its_own_clause():
    ruling = rule_on_functions_used("2.5", items=0)
    assert (ruling.clause, ruling.in_order, ruling.figures) == ("2.5", True, {"items": 0})


@pytest.mark.clause("cis_industrial_policy", "3.1")
@pytest.mark.parametrize(
    ("addressee", "functions", "sent", "finding"),
    [
        ("СГП СНГ", (), TODAY, "draft_without_function"),
        ("", ("2.3",), TODAY, "draft_without_addressee"),
        ("СГП СНГ", ("2.3",), None, "draft_not_sent_through"),
        ("СГП СНГ", ("2.3",), TODAY, "draft_submitted"),
    ],
)
def test_a_draft_goes_up_on_a_function_addressed_and_through_the_executive_committee(
    addressee, functions, sent, finding
):
    ruling = rule_on_outgoing_draft(RIGHTS, addressee=addressee, functions=functions, sent_through_on=sent)
    assert ruling.finding == finding
    assert ruling.in_order is (finding == "draft_submitted")


@pytest.mark.clause("cis_industrial_policy", "3.2")
@pytest.mark.parametrize(
    ("due", "replied", "finding"),
    [
        (None, None, "request_incomplete"),
        (date(2026, 3, 30), None, "request_overdue"),
        (date(2026, 3, 31), None, "request_awaits_reply"),
        (date(2026, 4, 1), None, "request_awaits_reply"),
        (date(2026, 3, 30), date(2026, 3, 31), "request_answered"),
    ],
)
def test_a_request_has_an_addressee_a_day_and_a_reply(due, replied, finding):
    ruling = rule_on_request(RIGHTS, addressee="Министерство", due_on=due, replied_on=replied, today=TODAY)
    assert ruling.finding == finding


@pytest.mark.clause("cis_industrial_policy", "3.3")
@pytest.mark.parametrize(
    ("decision", "is_temporary", "ends", "finding"),
    [
        ("", False, None, "group_without_decision"),
        ("11/3", False, None, "standing_group"),
        ("11/3", True, None, "temporary_group_without_end"),
        ("11/3", True, date(2026, 3, 30), "temporary_group_has_ended"),
        ("11/3", True, date(2026, 3, 31), "temporary_group"),
    ],
)
def test_a_working_group_rests_on_a_decision_and_a_temporary_one_ends(decision, is_temporary, ends, finding):
    ruling = rule_on_working_group(
        RIGHTS, decision=decision, is_temporary=is_temporary, ends_on=ends, today=TODAY
    )
    assert ruling.finding == finding
    assert ruling.in_order is (finding in {"standing_group", "temporary_group"})


@pytest.mark.clause("cis_industrial_policy", "6.1")
def test_the_host_bears_the_costs_of_a_meeting():
    ruling = rule_on_costs(EDITION.costs)
    assert (ruling.finding, ruling.clause, ruling.in_order) == ("host_bears_costs", "6.1", True)
