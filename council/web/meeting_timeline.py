"""The strip of a meeting's days: materials, the meeting itself, and the sending out of what it adopted."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from flask_babel import gettext as _

from council.charters import load_charter
from council.law.notice import circulation_due, materials_due, rule_on_circulation, rule_on_materials_notice
from council.law.ruling import Ruling
from council.records.meetings import Meeting, Series
from council.web.languages import current_language
from council.wording.dates import date_span, day_and_month

SOON = 14  # days: a term nearer than that is drawn as due


class TimelineStep(NamedTuple):
    """A day of the strip; `mark` is done, now, due, late or ahead."""

    day: str
    title: str
    note: str
    clause: str
    mark: str


def timeline_of(meeting: Meeting, *, at: datetime, sent_on: date | None = None) -> list[TimelineStep]:
    """Return the steps of a meeting; `sent_on` is the day the last material was sent, by default its publication."""
    first, last, today = days_of(meeting, at)
    rules = load_charter(meeting.body.charter_code).edition_on(first)
    steps = [_meeting_step(meeting, first, last)]
    if meeting.series is Series.REGULAR:
        ruling = materials_ruling(meeting, at=at, sent_on=sent_on)
        due = materials_due(rules.materials, first)
        title = _("Материалы") if meeting.published_at is None else _("Материалы направлены")
        before = _("не позднее чем за %(days)d дней", days=rules.materials.days)
        steps.insert(0, TimelineStep(_day(due), title, before, ruling.clause, _mark(ruling, due, today)))
    circulate_by = circulation_due(rules.circulation, last)
    ruling = rule_on_circulation(rules.circulation, last_day=last, sent_on=None, today=today)
    mark = _mark(ruling, circulate_by, today) if meeting.closed_at is not None else "ahead"
    note = _("в течение %(days)d дней", days=rules.circulation.days)
    steps.append(
        TimelineStep(_day(circulate_by), _("Рассылка принятых документов"), note, ruling.clause, mark)
    )
    return steps


def materials_ruling(meeting: Meeting, *, at: datetime, sent_on: date | None = None) -> Ruling:
    """Return whether the materials were sent in time, or can still be."""
    first, _last, today = days_of(meeting, at)
    published = meeting.published_at
    return rule_on_materials_notice(
        load_charter(meeting.body.charter_code).edition_on(first).materials,
        starts_on=first,
        sent_on=(sent_on or published.astimezone(meeting.venue_zone).date()) if published else None,
        today=today,
        extraordinary=meeting.series is Series.EXTRAORDINARY,
    )


def days_of(meeting: Meeting, at: datetime) -> tuple[date, date, date]:
    """Return the first and the last day of the meeting and today, all by the clock of the venue."""
    ends = (meeting.closed_at or meeting.ends_at).astimezone(meeting.venue_zone).date()
    first = meeting.starts_locally.date()
    return first, max(first, ends), at.astimezone(meeting.venue_zone).date()


def _meeting_step(meeting: Meeting, first: date, last: date) -> TimelineStep:
    if meeting.cancelled_at is not None:
        return TimelineStep(_day(first), _("Заседание отменено"), meeting.cancellation_reason, "", "late")
    if meeting.closed_at is not None:
        return TimelineStep(_span(first, last), _("Заседание состоялось"), meeting.city, "", "done")
    mark = "now" if meeting.is_running else "ahead"
    title = _("Заседание идет") if meeting.is_running else _("Заседание")
    return TimelineStep(_span(first, last), title, meeting.city, "", mark)


def _mark(ruling: Ruling, due: date, today: date) -> str:
    if not ruling.in_order:
        return "late"
    if ruling.finding in {"materials_in_time", "circulation_in_time"}:
        return "done"
    return "due" if 0 <= (due - today).days <= SOON else "ahead"


def _day(day: date) -> str:
    return day_and_month(day, current_language())


def _span(first: date, last: date) -> str:
    lang = current_language()
    return day_and_month(first, lang) if first == last else date_span(first, last, lang)
