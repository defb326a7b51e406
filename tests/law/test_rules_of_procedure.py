"""The rules of procedure a meeting is held under, and what only they may allow."""

from datetime import date

import pytest

from council.law.rules_of_procedure import (
    Version,
    rule_on_adopting,
    rule_on_version,
    rule_on_written_meeting,
)
from tests.law.seating import EDITION

CIS = "cis_industrial_policy"
RULE = EDITION.rules_of_procedure
PLAIN = Version("1", date(2025, 6, 4))
WRITTEN = Version("2", date(2026, 6, 4), allows_written=True)


@pytest.mark.clause(CIS, "3.4")
def test_the_body_adopts_its_rules_by_a_decision():
    assert rule_on_adopting(RULE, decision_stands=True).in_order
    assert rule_on_adopting(RULE, decision_stands=False).bars


@pytest.mark.clause(CIS, "5.10")
def test_a_meeting_is_held_under_the_version_of_its_day():
    ruling = rule_on_version(RULE, PLAIN)
    assert ruling.in_order
    assert ruling.clause == "5.10"
    assert ruling.figures == {"version": "1", "since": "2025-06-04"}


def test_without_a_version_it_is_said_and_nothing_is_barred():
    ruling = rule_on_version(RULE, None)
    assert ruling.in_order
    assert ruling.finding == "no_rules_of_procedure"


@pytest.mark.clause(CIS, "3.4")
@pytest.mark.parametrize(
    ("version", "finding"),
    [(None, "written_without_rules"), (PLAIN, "written_not_allowed"), (WRITTEN, "written_allowed")],
)
def test_the_written_procedure_needs_a_version_that_allows_it(version, finding):
    ruling = rule_on_written_meeting(EDITION.written, RULE, version)
    assert ruling.finding == finding
    assert ruling.clause == "3.4"
    assert ruling.bars is (finding != "written_allowed")


def test_a_body_without_rules_of_procedure_has_no_written_procedure():
    assert rule_on_written_meeting(EDITION.written, None, None).bars
