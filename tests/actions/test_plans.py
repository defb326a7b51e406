"""The plan of a year and the information on it are entered with their papers, and corrected by another entry."""

from datetime import date

import pytest
from sqlalchemy import select

from council.actions.plans import record_yearly
from council.actions.refusals import Conflict, Forbidden, Incomplete
from council.records.database import db
from council.records.plans import YearlyPaper, YearlyRecord
from tests.ledger import refused, registered

TODAY = date(2026, 3, 2)  # the day on which the world begins
PLAN = {"kind": YearlyPaper.PLAN, "year": 2026, "done_on": date(2025, 12, 10), "basis": "решение № 11/5"}
INFORMATION = {"kind": YearlyPaper.INFORMATION, "year": 2025, "done_on": TODAY, "basis": "письмо № 7"}


def record(world, facts, *, by=None, **given):
    return record_yearly(**{**facts, **given}, by=by or world.officer, at=world.tick())


@pytest.mark.parametrize("facts", [PLAN, INFORMATION])
def test_it_is_entered_once_and_corrected_by_another_entry(world, facts):
    with registered("yearly_record.entered", clause="5.5"):
        record(world, facts)
    with refused(Conflict):
        record(world, facts)
    with registered("yearly_record.entered"):
        record(world, facts, basis="иная бумага")

    kept = db.session.scalars(select(YearlyRecord).order_by(YearlyRecord.number)).all()
    assert [(one.number, one.basis) for one in kept] == [(1, facts["basis"]), (2, "иная бумага")]


@pytest.mark.parametrize(
    "given",
    [
        {"done_on": date(2026, 3, 3)},
        {"done_on": date(2023, 12, 31)},
        {"done_on": date(1990, 1, 1)},
        {"year": 1991},
        {"year": 2200},
        {"basis": " "},
        {"basis": "№\u202e"},
    ],
)
def test_a_plan_that_cannot_be_is_refused(world, given):
    with refused(Incomplete):
        record(world, PLAN, **given)


def test_information_on_a_year_does_not_precede_it(world):
    with refused(Incomplete):
        record(world, INFORMATION, done_on=date(2024, 12, 31))
    with registered("yearly_record.entered"):
        record(world, INFORMATION, done_on=date(2025, 1, 1))


@pytest.mark.parametrize("code", ["KZ", "operator", "advisory", "observer"])
def test_the_secretariat_keeps_these_entries(world, code):
    with refused(Forbidden):
        record(world, PLAN, by=world.actor(code))
