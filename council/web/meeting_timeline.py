"""The strip of a meeting's days: materials, the meeting itself, and the sending out of what it adopted."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.law.meeting_deadlines import ADOPTED_DONE, MATERIALS_DONE
from council.law.notice import circulation_due, materials_due
from council.law.ruling import Ruling
from council.records.floor import charter_of
from council.records.meetings import Meeting, Series
from council.records.notice import days_of
from council.records.sent import MeetingSent
from council.records.sent_rulings import adopted_ruling, materials_ruling
from council.web.languages import current_language
from council.wording.dates import date_span, day_and_month

# A term that was missed is told in words; the colour of the strip only repeats them.
TITLES = {
    "materials_to_be_sent": _l("Срок направления материалов"),
    "materials_in_time": _l("Материалы направлены"),
    "materials_late": _l("Материалы направлены с опозданием"),
    "materials_overdue": _l("Материалы не направлены в срок"),
    "materials_sent_in_time": _l("Материалы направлены"),
    "materials_sent_late": _l("Материалы направлены с опозданием"),
    "materials_partly_sent": _l("Материалы направлены не полностью"),
    "materials_not_with_all": _l("Материалы не направлены в срок"),
    "adopted_sent_in_time": _l("Документы разосланы"),
    "adopted_sent_late": _l("Документы разосланы с опозданием"),
    "adopted_partly_sent": _l("Документы разосланы не всем"),
    "adopted_not_with_all": _l("Документы не разосланы в срок"),
    "circulation_to_be_done": _l("Срок рассылки принятых документов"),
    "circulation_overdue": _l("Документы не разосланы в срок"),
    "circulation_in_time": _l("Документы разосланы"),
    "circulation_late": _l("Документы разосланы с опозданием"),
    "late_materials_accepted": _l("Поздние материалы приняты к рассмотрению"),
    "named_papers_accepted": _l("Поздние материалы приняты к рассмотрению"),
}
ACCEPTED = frozenset({"late_materials_accepted", "named_papers_accepted"})
DONE = MATERIALS_DONE | ADOPTED_DONE | ACCEPTED
SOON = 14  # days: a term nearer than that is drawn as due


class TimelineStep(NamedTuple):
    """A day of the strip; `mark` is done, now, due, late or ahead."""

    day: str
    title: str
    note: str
    clause: str
    mark: str


def timeline_of(meeting: Meeting, sent: MeetingSent, *, at: datetime) -> list[TimelineStep]:
    """Return the steps of a meeting; `sent` is what has gone to its members."""
    first, last, _today = days_of(meeting, at)
    held = _meeting_step(meeting, first, last)
    if meeting.cancelled_at is not None:
        return [held]
    return [*_materials_steps(meeting, sent, at), held, *_circulation_steps(meeting, sent, at)]


def _meeting_step(meeting: Meeting, first: date, last: date) -> TimelineStep:
    if meeting.cancelled_at is not None:
        return TimelineStep(_day(first), _("Заседание отменено"), meeting.cancellation_reason, "", "late")
    if meeting.closed_at is not None:
        return TimelineStep(_span(first, last), _("Заседание состоялось"), meeting.city, "", "done")
    mark = "now" if meeting.is_running else "ahead"
    title = _("Заседание идет") if meeting.is_running else _("Заседание")
    return TimelineStep(_span(first, last), title, meeting.city, "", mark)


def _materials_steps(meeting: Meeting, sent: MeetingSent, at: datetime) -> list[TimelineStep]:
    """Return the term of the materials; an extraordinary meeting has none, nor has every body."""
    if meeting.series is not Series.REGULAR:
        return []
    first, _last, today = days_of(meeting, at)
    rule = charter_of(meeting.body).edition_on(first).materials
    if not rule.days:
        return []
    ruling, due = materials_ruling(meeting, sent, at=at), materials_due(rule, first)
    note = _("не позднее чем за %(days)d дней", days=rule.days)
    if ruling.finding in ACCEPTED:
        note = _("срок направления – %(day)s", day=_day(due))
    title = str(TITLES[ruling.finding])
    return [
        TimelineStep(_day(_done_on(ruling) or due), title, note, ruling.clause, _mark(ruling, due, today))
    ]


def _circulation_steps(meeting: Meeting, sent: MeetingSent, at: datetime) -> list[TimelineStep]:
    """Return the term of the adopted documents, where the body has set one."""
    first, last, today = days_of(meeting, at)
    rule = charter_of(meeting.body).edition_on(first).circulation
    if not rule.days:
        return []
    ruling, due = adopted_ruling(meeting, sent, at=at), circulation_due(rule, last)
    is_over = meeting.closed_at is not None
    mark = _mark(ruling, due, today) if is_over else "ahead"
    title = str(TITLES[ruling.finding if is_over else "circulation_to_be_done"])
    note = _("в течение %(days)d дней", days=rule.days)
    return [TimelineStep(_day(_done_on(ruling) or due), title, note, ruling.clause, mark)]


def _done_on(ruling: Ruling) -> date | None:
    """Return the day it was done, when all of it was: what is past stands under its own day, not under its term.

    What came late was accepted on a day of the meeting.
    """
    sent = ruling.figures.get("on" if ruling.finding in ACCEPTED else "sent")
    return date.fromisoformat(str(sent)) if sent and ruling.finding in DONE else None


def _mark(ruling: Ruling, due: date, today: date) -> str:
    if not ruling.in_order:
        return "late"
    if ruling.finding in DONE:
        return "done"
    return "due" if 0 <= (due - today).days <= SOON else "ahead"


def _day(day: date) -> str:
    return day_and_month(day, current_language())


def _span(first: date, last: date) -> str:
    lang = current_language()
    return day_and_month(first, lang) if first == last else date_span(first, last, lang)
