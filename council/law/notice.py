"""Every day the law computes: when materials and copies are due, and when terms end."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from council.law.rules import DaysRule, YearlyRule
from council.law.ruling import Ruling, bar, note, permit, warn


def materials_due(rule: DaysRule, starts_on: date) -> date:
    """Return the last day to send materials: its own day is not counted, the meeting's first is."""
    return days_after(starts_on, -rule.days)


def circulation_due(rule: DaysRule, last_day: date) -> date:
    """Return the last day to send the adopted documents to all members."""
    return days_after(last_day, rule.days)


def term_last_day(starts_on: date, years: int = 1) -> date:
    """Return the day before the anniversary, on which a term of whole years ends."""
    year = starts_on.year + years
    if year > MAXYEAR:
        return date.max
    if (starts_on.month, starts_on.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return starts_on.replace(year=year) - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, drawn back to the month's end where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """Return the day so many days later; at the ends of the calendar, the last one there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def rule_on_materials_notice(
    rule: DaysRule, *, starts_on: date, sent_on: date | None, today: date, extraordinary: bool = False
) -> Ruling:
    """Were the materials sent in time, or can they still be? Extraordinary meetings know no term."""
    if not rule.days:
        return permit("term_not_set", rule.clause)
    due = materials_due(rule, starts_on)
    if extraordinary:
        return note("materials_without_term", rule.clause)
    if sent_on is None and today > due:
        return warn("materials_overdue", rule.clause, due=due.isoformat(), days=rule.days)
    if sent_on is None:
        return permit("materials_to_be_sent", rule.clause, due=due.isoformat(), days=rule.days)
    if sent_on > due:
        return warn("materials_late", rule.clause, due=due.isoformat(), sent=sent_on.isoformat())
    return permit("materials_in_time", rule.clause, due=due.isoformat(), sent=sent_on.isoformat())


def rule_on_materials_consent(
    rule: DaysRule, *, sent: Ruling, is_running: bool, agenda_adopted: bool
) -> Ruling:
    """May the meeting agree to consider late materials? `sent` is the ruling on their notice."""
    if sent.in_order:
        return bar("consent_without_need", rule.clause)
    if not is_running:
        return bar("consent_outside_meeting", rule.clause)
    if not agenda_adopted:
        return bar("agenda_not_adopted", rule.clause)
    return permit("consent_to_late_materials", rule.clause)


def rule_on_circulation(rule: DaysRule, *, last_day: date, sent_on: date | None, today: date) -> Ruling:
    """Were the adopted documents sent to the members in time, or can they still be?"""
    if not rule.days:
        return permit("term_not_set", rule.clause)
    due = circulation_due(rule, last_day)
    if sent_on is None and today > due:
        return warn("circulation_overdue", rule.clause, due=due.isoformat())
    if sent_on is None:
        return permit("circulation_to_be_done", rule.clause, due=due.isoformat())
    if sent_on > due:
        return warn("circulation_late", rule.clause, due=due.isoformat(), sent=sent_on.isoformat())
    return permit("circulation_in_time", rule.clause, due=due.isoformat(), sent=sent_on.isoformat())


def rule_on_yearly_meetings(rule: YearlyRule, *, year: int, held: int, today: date) -> Ruling:
    """Has the calendar year seen the meetings it must see?"""
    if not rule.meetings:
        return permit("year_not_counted", rule.clause, year=year, held=held)
    if held >= rule.meetings:
        return permit("year_has_meetings", rule.clause, year=year, held=held, required=rule.meetings)
    if today.year > year:
        return warn("year_without_meetings", rule.clause, year=year, held=held, required=rule.meetings)
    return note("year_awaits_meetings", rule.clause, year=year, held=held, required=rule.meetings)
