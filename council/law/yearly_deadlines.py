"""What every year asks for: its meeting, its plan, the information on it, and no long pause between meetings."""

from collections.abc import Iterable
from datetime import date

from council.law.deadlines import Deadline, DeadlineKind
from council.law.notice import months_after, rule_on_yearly_meetings
from council.law.rules import ClauseRule, YearlyRule
from council.law.ruling import Figure, Ruling, note, permit, warn


def year_end(year: int) -> date:
    """Return the last day of a calendar year."""
    return date(year, 12, 31)


def yearly_meeting(
    rule: YearlyRule, *, year: int, held: Iterable[date], ahead: Iterable[date], today: date
) -> Deadline:
    """The meetings that a calendar year must see; one convened for later in the year is told."""
    number = sum(day.year == year for day in held)
    planned = sorted(day for day in ahead if day.year == year and day >= today)
    ruling = rule_on_yearly_meetings(rule, year=year, held=number, today=today)
    if number < rule.meetings and planned:
        ruling = note(
            "meeting_of_the_year_ahead",
            rule.clause,
            year=year,
            on=planned[0].isoformat(),
            required=rule.meetings,
        )
    return Deadline(
        kind=DeadlineKind.YEARLY_MEETING,
        due_on=year_end(year),
        ruling=ruling,
        what=str(year),
        is_done=number >= rule.meetings,
    )


def next_meeting(rule: YearlyRule, *, last: date, next_on: date | None, today: date) -> Deadline:
    """The longest pause after a meeting; `next_on` is the meeting held after it, if any."""
    due = months_after(last, rule.months)
    told: dict[str, Figure] = {"last": last.isoformat(), "months": rule.months}
    if next_on is not None and next_on <= due:
        ruling = permit("meetings_close_enough", rule.clause, **told)
    elif today > due or next_on is not None:
        ruling = warn("no_meeting_for_long", rule.clause, due=due.isoformat(), **told)
    else:
        ruling = permit("next_meeting_awaited", rule.clause, due=due.isoformat(), last=told["last"])
    return Deadline(kind=DeadlineKind.NEXT_MEETING, due_on=due, ruling=ruling, is_done=next_on is not None)


def work_plan(rule: ClauseRule, *, year: int, approved_on: date | None, today: date) -> Deadline:
    """The plan of a year, which is there when the year begins."""
    due = year_end(year - 1)
    return Deadline(
        kind=DeadlineKind.PLAN,
        due_on=due,
        ruling=rule_on_plan(rule, year=year, due=due, approved_on=approved_on, today=today),
        what=str(year),
        is_done=approved_on is not None,
    )


def annual_information(rule: ClauseRule, *, year: int, sent_on: date | None, today: date) -> Deadline:
    """The information on the work of a year, which is sent before the year ends."""
    due = year_end(year)
    return Deadline(
        kind=DeadlineKind.INFORMATION,
        due_on=due,
        ruling=rule_on_information(rule, year=year, due=due, sent_on=sent_on, today=today),
        what=str(year),
        is_done=sent_on is not None,
    )


def rule_on_plan(rule: ClauseRule, *, year: int, due: date, approved_on: date | None, today: date) -> Ruling:
    """Was the plan of the year approved in time, or can it still be?"""
    if approved_on is None and today > due:
        return warn("plan_missing", rule.clause, year=year, due=due.isoformat())
    if approved_on is None:
        return permit("plan_awaited", rule.clause, year=year, due=due.isoformat())
    done = approved_on.isoformat()
    if approved_on > due:
        return warn("plan_approved_late", rule.clause, year=year, due=due.isoformat(), done=done)
    return permit("plan_approved", rule.clause, year=year, done=done)


def rule_on_information(
    rule: ClauseRule, *, year: int, due: date, sent_on: date | None, today: date
) -> Ruling:
    """Was the information on the year sent in time, or can it still be?"""
    if sent_on is None and today > due:
        return warn("information_missing", rule.clause, year=year, due=due.isoformat())
    if sent_on is None:
        return permit("information_awaited", rule.clause, year=year, due=due.isoformat())
    done = sent_on.isoformat()
    if sent_on > due:
        return warn("information_sent_late", rule.clause, year=year, due=due.isoformat(), done=done)
    return permit("information_sent", rule.clause, year=year, done=done)
