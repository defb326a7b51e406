"""Each day by which something is due, at its boundary: the year, the pause, the plan and the information."""

from datetime import date, timedelta

import pytest

from council.law.deadlines import Standing, in_order_of_days
from council.law.yearly_deadlines import (
    annual_information,
    next_meeting,
    work_plan,
    yearly_meeting,
)
from tests.law.seating import EDITION

DAY = timedelta(days=1)
LAST = date(2025, 6, 4)


@pytest.mark.clause("cis_industrial_policy", "5.1")
@pytest.mark.parametrize(
    ("held", "ahead", "today", "finding", "standing"),
    [
        ([LAST], [], date(2025, 6, 5), "year_has_meetings", Standing.DONE),
        ([], [], date(2025, 12, 31), "year_awaits_meetings", Standing.DUE),
        ([], [], date(2026, 1, 1), "year_without_meetings", Standing.OVERDUE),
        ([date(2024, 12, 31)], [], date(2025, 12, 31), "year_awaits_meetings", Standing.DUE),
        ([], [date(2025, 12, 1)], date(2025, 6, 1), "meeting_of_the_year_ahead", Standing.DUE),
        ([], [date(2026, 1, 1)], date(2025, 6, 1), "year_awaits_meetings", Standing.DUE),
        ([], [date(2025, 5, 31)], date(2025, 6, 1), "year_awaits_meetings", Standing.DUE),
    ],
)
def test_a_calendar_year_sees_its_meeting(held, ahead, today, finding, standing):
    told = yearly_meeting(EDITION.yearly, year=2025, held=held, ahead=ahead, today=today)
    assert (told.ruling.finding, told.standing_on(today)) == (finding, standing)
    assert told.due_on == date(2025, 12, 31)


@pytest.mark.clause("cis_industrial_policy", "5.1")
@pytest.mark.parametrize(
    ("next_on", "today", "finding", "standing"),
    [
        (None, date(2026, 6, 4), "next_meeting_awaited", Standing.DUE),
        (None, date(2026, 6, 5), "no_meeting_for_long", Standing.OVERDUE),
        (date(2026, 6, 4), date(2026, 6, 5), "meetings_close_enough", Standing.DONE),
        (date(2026, 6, 5), date(2026, 6, 5), "no_meeting_for_long", Standing.DONE),
    ],
)
def test_a_pause_of_more_than_twelve_months_is_warned_of(next_on, today, finding, standing):
    told = next_meeting(EDITION.yearly, last=LAST, next_on=next_on, today=today)
    assert (told.ruling.finding, told.standing_on(today)) == (finding, standing)
    assert told.ruling.warns == (finding == "no_meeting_for_long")
    assert told.due_on == date(2026, 6, 4)


@pytest.mark.clause("cis_industrial_policy", "5.5")
@pytest.mark.parametrize(
    ("approved_on", "today", "finding"),
    [
        (None, date(2025, 12, 31), "plan_awaited"),
        (None, date(2026, 1, 1), "plan_missing"),
        (date(2025, 12, 31), date(2026, 1, 1), "plan_approved"),
        (date(2026, 1, 1), date(2026, 1, 1), "plan_approved_late"),
    ],
)
def test_the_plan_is_there_when_its_year_begins(approved_on, today, finding):
    told = work_plan(EDITION.annual, year=2026, approved_on=approved_on, today=today)
    assert (told.ruling.finding, told.clause, told.due_on) == (finding, "5.5", date(2025, 12, 31))


@pytest.mark.clause("cis_industrial_policy", "5.5")
@pytest.mark.parametrize(
    ("sent_on", "today", "finding"),
    [
        (None, date(2025, 12, 31), "information_awaited"),
        (None, date(2026, 1, 1), "information_missing"),
        (date(2025, 12, 31), date(2026, 1, 1), "information_sent"),
        (date(2026, 1, 1), date(2026, 1, 1), "information_sent_late"),
    ],
)
def test_the_information_is_sent_before_the_year_ends(sent_on, today, finding):
    told = annual_information(EDITION.annual, year=2025, sent_on=sent_on, today=today)
    assert (told.ruling.finding, told.is_done, told.due_on) == (
        finding,
        sent_on is not None,
        date(2025, 12, 31),
    )


def test_deadlines_stand_by_date():
    later = work_plan(EDITION.annual, year=2027, approved_on=None, today=LAST)
    sooner = annual_information(EDITION.annual, year=2025, sent_on=None, today=LAST)
    assert in_order_of_days([later, sooner]) == [sooner, later]
