"""Where a meeting stands, in words and with the mark of the stylesheet."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from council.records.meetings import Meeting
from council.web.languages import current_language
from council.web.texts import clock
from council.wording.dates import date_span, long_date


class Standing(NamedTuple):
    """What is said beside the name of a thing."""

    words: str
    mark: str


def meeting_state(meeting: Meeting) -> Standing:
    """Return where the meeting stands now."""
    lang = current_language()
    if meeting.cancelled_at is not None:
        return Standing(_("Отменено"), "no")
    if meeting.closed_at is not None:
        closed_on = long_date(meeting.closed_at.astimezone(meeting.venue_zone).date(), lang)
        return Standing(_("Закрыто %(day)s", day=closed_on), "quiet")
    if meeting.opened_at is not None:
        since = clock(meeting.opened_at, meeting.zone)
        if meeting.opened_for_consultation:
            return Standing(_("Консультация с %(time)s: без кворума", time=since), "due")
        return Standing(_("Идет с %(time)s", time=since), "live")
    if meeting.published_at is not None:
        published_on = long_date(meeting.published_at.astimezone(meeting.venue_zone).date(), lang)
        return Standing(_("Опубликовано %(day)s", day=published_on), "quiet")
    return Standing(_("Готовится: видит только секретариат"), "due")


def meeting_days(meeting: Meeting) -> str:
    """Return the day or the days of the meeting by the clock of the venue."""
    return date_span(meeting.starts_locally.date(), meeting.ends_locally.date(), current_language())
