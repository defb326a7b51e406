"""Entries for the calendars of the delegations: RFC 5545, sent by letter as RFC 5546 wants it, and as a list to subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Council platform//Meetings//RU"
# How often a programme is to look again; a day's delay of a moved meeting is too much, an hour's is not.
LOOK_AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class CalendarEvent:
    """A meeting for a calendar; moments in ISO 8601 with their offset, so that they can be frozen in a letter.

    A programme takes over what bears a known `uid` and a `sequence` not below the one it knows.
    """

    uid: str
    sequence: int
    is_cancelled: bool
    summary: str
    starts: str
    ends: str
    zone: str
    location: str
    path: str


@dataclass(frozen=True)
class CalendarDay:
    """Something due by a day, without an hour."""

    uid: str
    summary: str
    day: date
    path: str


def invitation_file(
    event: CalendarEvent, *, organiser: str, attendee: str, site: str, stamp: datetime
) -> bytes:
    """Return what goes with a letter: a request, or a cancellation. No answer is asked of the programme.

    Who comes is told in the system, where powers stand beside it; RSVP would gather answers nobody reads.
    """
    calendar = _calendar(method="CANCEL" if event.is_cancelled else "REQUEST")
    entry = _entry(event, site=site, stamp=stamp)
    name, address = parseaddr(organiser)
    organising = vCalAddress(f"mailto:{address}")
    organising.params["CN"] = vText(name or address)
    entry.add("organizer", organising)
    invited = vCalAddress(f"mailto:{attendee}")
    invited.params.update({"ROLE": vText("REQ-PARTICIPANT"), "RSVP": vText("FALSE")})
    entry.add("attendee", invited, encode=0)
    calendar.add_component(entry)
    return _finished(calendar)


def list_file(
    events: Iterable[CalendarEvent], days: Iterable[CalendarDay], *, name: str, site: str, stamp: datetime
) -> bytes:
    """Return all meetings and days as a list that a programme fetches again and again."""
    calendar = _calendar(method="PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(_entry(event, site=site, stamp=stamp))
    for due in days:
        calendar.add_component(_day(due, site=site, stamp=stamp))
    return _finished(calendar)


def _calendar(*, method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _entry(event: CalendarEvent, *, site: str, stamp: datetime) -> Event:
    zone = ZoneInfo(event.zone)
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("dtstart", datetime.fromisoformat(event.starts).astimezone(zone))
    entry.add("dtend", datetime.fromisoformat(event.ends).astimezone(zone))
    entry.add("summary", event.summary)
    entry.add("location", event.location)
    entry.add("url", site.rstrip("/") + event.path)
    entry.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return entry


def _day(due: CalendarDay, *, site: str, stamp: datetime) -> Event:
    entry = Event()
    entry.add("uid", due.uid)
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("dtstart", due.day)
    entry.add("summary", due.summary)
    entry.add("url", site.rstrip("/") + due.path)
    entry.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy
    return entry


def _finished(calendar: Calendar) -> bytes:
    """Add what the zones mean, for the years that are spoken of: programmes do not share one table of zones."""
    moments = [entry.start for entry in calendar.walk("VEVENT")]
    days = [moment.date() if isinstance(moment, datetime) else moment for moment in moments]
    if days:
        year = timedelta(days=366)
        calendar.add_missing_timezones(min(days) - year, max(days) + year)
    content: bytes = calendar.to_ical()
    return content
