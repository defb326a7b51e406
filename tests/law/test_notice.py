"""Days: thirty before, fourteen after, years that end the day before and months that are clipped."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law import notice
from tests.law.seating import EDITION

MEETING = date(2025, 6, 4)
DUE = date(2025, 5, 5)


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_materials_go_out_thirty_calendar_days_before():
    assert notice.materials_due(EDITION.materials, MEETING) == DUE


@pytest.mark.clause("cis_industrial_policy", "5.11")
@pytest.mark.parametrize(
    ("sent_on", "today", "finding"),
    [
        (DUE - timedelta(days=1), MEETING, "materials_in_time"),
        (DUE, MEETING, "materials_in_time"),
        (DUE + timedelta(days=1), MEETING, "materials_late"),
        (None, DUE, "materials_to_be_sent"),
        (None, DUE + timedelta(days=1), "materials_overdue"),
    ],
)
def test_late_materials_are_warned_of_and_bar_nothing(sent_on, today, finding):
    ruling = notice.rule_on_materials_notice(
        EDITION.materials, starts_on=MEETING, sent_on=sent_on, today=today
    )
    assert (ruling.finding, ruling.bars) == (finding, False)
    assert ruling.warns == (finding in ("materials_late", "materials_overdue"))


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_an_extraordinary_meeting_knows_no_term_for_materials():
    ruling = notice.rule_on_materials_notice(
        EDITION.materials, starts_on=MEETING, sent_on=None, today=MEETING, extraordinary=True
    )
    assert ruling.in_order


@pytest.mark.clause("cis_industrial_policy", "5.16")
@pytest.mark.parametrize(
    ("sent_on", "today", "finding"),
    [
        (date(2025, 6, 18), date(2025, 7, 1), "circulation_in_time"),
        (date(2025, 6, 19), date(2025, 7, 1), "circulation_late"),
        (None, date(2025, 6, 18), "circulation_to_be_done"),
        (None, date(2025, 6, 19), "circulation_overdue"),
    ],
)
def test_documents_reach_all_members_in_two_weeks(sent_on, today, finding):
    ruling = notice.rule_on_circulation(EDITION.circulation, last_day=MEETING, sent_on=sent_on, today=today)
    assert ruling.finding == finding


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.parametrize(
    ("starts_on", "last_day"),
    [
        (date(2021, 5, 14), date(2022, 5, 13)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2024, 3, 1), date(2025, 2, 28)),
        (date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(starts_on, last_day):
    assert notice.term_last_day(starts_on, EDITION.chairmanship.term_years) == last_day


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 11, 15), 1, date(2025, 12, 15)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_months_after_are_clipped_to_the_months_end(day, months, after):
    assert notice.months_after(day, months) == after


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 24))
def test_a_month_later_is_in_that_month(day, months):
    after = notice.months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day <= day.day


@pytest.mark.clause("cis_industrial_policy", "5.1")
@pytest.mark.parametrize(
    ("held", "today", "finding"),
    [
        (1, date(2025, 6, 4), "year_has_meetings"),
        (0, date(2025, 12, 31), "year_awaits_meetings"),
        (0, date(2026, 1, 1), "year_without_meetings"),
    ],
)
def test_every_calendar_year_sees_a_meeting(held, today, finding):
    ruling = notice.rule_on_yearly_meetings(EDITION.yearly, year=2025, held=held, today=today)
    assert (ruling.finding, ruling.warns) == (finding, finding == "year_without_meetings")


def test_at_the_ends_of_the_calendar_the_law_still_answers():
    assert notice.materials_due(EDITION.materials, date.min) == date.min
    assert notice.circulation_due(EDITION.circulation, date.max) == date.max
    assert notice.term_last_day(date.max) == date.max
    assert notice.months_after(date.max, 1) == date.max
    assert notice.months_after(date.min, -1) == date.min
