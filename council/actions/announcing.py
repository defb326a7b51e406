"""What the council tells the delegations by letter: written in the transaction of the act it tells of."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from council.access.actors import day_of
from council.actions.agenda_versions import standing_items
from council.actions.mail import write_letters
from council.charters import load_charter
from council.papers.calendar import CalendarEvent
from council.records.decisions import DecisionNumber
from council.records.mail import LetterKind
from council.records.meetings import AgendaVersion, Meeting, Postponement, Series
from council.records.recipients import Recipient, delegations, others_taking_part
from council.wording import mail
from council.wording.mail import MeetingTold, Words, numbered_meeting


def invite(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Invite the delegations and those with an advisory voice to a meeting just published."""
    words = mail.invitation(told(session, meeting))
    _announce(session, LetterKind.INVITATION, meeting, words, at, event=event_of(meeting))


def tell_of_agenda(session: Session, meeting: Meeting, version: AgendaVersion, *, at: datetime) -> None:
    """Tell that the agenda has a new version."""
    words = mail.agenda_changed(told(session, meeting), version.number)
    _announce(session, LetterKind.AGENDA_CHANGED, meeting, words, at)


def tell_of_move(session: Session, meeting: Meeting, moved: Postponement, *, zone: str, at: datetime) -> None:
    """Tell when and where the meeting is held instead; `zone` is that of the former venue."""
    if meeting.published_at is None:
        return
    now = told(session, meeting)
    was = replace(
        now,
        starts=moved.old_starts_at.astimezone(ZoneInfo(zone)),
        ends=moved.old_ends_at.astimezone(ZoneInfo(zone)),
        zone=zone,
        city=moved.old_city,
    )
    words = mail.meeting_moved(now, was, moved.reason)
    _announce(session, LetterKind.MEETING_MOVED, meeting, words, at, event=event_of(meeting))


def tell_of_cancellation(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Tell that the meeting is not held; of one nobody knew nothing is told."""
    if meeting.published_at is None:
        return
    words = mail.meeting_cancelled(told(session, meeting), meeting.cancellation_reason)
    _announce(session, LetterKind.MEETING_CANCELLED, meeting, words, at, event=event_of(meeting))


def tell_of_decisions(
    session: Session, meeting: Meeting, numbers: Iterable[DecisionNumber], *, at: datetime
) -> None:
    """Tell every delegation, the absent included, that the protocol is signed (clause 5.16)."""
    adopted = [f"№ {number.number} – {number.decision.item.title}" for number in numbers]
    words = mail.decisions_adopted(told(session, meeting), adopted)
    _announce(session, LetterKind.DECISIONS_ADOPTED, meeting, words, at)


def told(session: Session, meeting: Meeting) -> MeetingTold:
    """Return the meeting as letters tell of it, with the standing items of its agenda."""
    charter = load_charter(meeting.body.charter_code)
    return MeetingTold(
        title_ru=charter.short_title_ru,
        title_en=charter.short_title_en,
        ordinal=meeting.ordinal,
        is_extraordinary=meeting.series is Series.EXTRAORDINARY,
        starts=meeting.starts_locally,
        ends=meeting.ends_locally,
        zone=meeting.zone,
        city=meeting.city,
        agenda=[f"{place}. {item.title}" for place, item in enumerate(standing_items(session, meeting), 1)],
    )


def event_of(meeting: Meeting) -> CalendarEvent:
    """Return the meeting as calendars keep it: under one name for good, its number growing with each move."""
    charter = load_charter(meeting.body.charter_code)
    number = numbered_meeting(meeting.ordinal, is_extraordinary=meeting.series is Series.EXTRAORDINARY)
    return CalendarEvent(
        uid=f"{meeting.public_id}@{charter.code}",
        sequence=len(meeting.postponements) + (meeting.cancelled_at is not None),
        is_cancelled=meeting.cancelled_at is not None,
        summary=f"{number}, {charter.short_title_ru}",
        starts=meeting.starts_at.isoformat(),
        ends=meeting.ends_at.isoformat(),
        zone=meeting.zone,
        location=", ".join(filter(None, (meeting.city, meeting.venue))),
        path=f"/meetings/{meeting.public_id}",
    )


def _announce(
    session: Session, kind: LetterKind, meeting: Meeting, words: Words, at: datetime,
    *, event: CalendarEvent | None = None,
) -> None:  # fmt: skip
    write_letters(
        session, kind, words,
        to=_taking_part(session, meeting, at), path=f"/meetings/{meeting.public_id}", at=at, meeting=meeting,
        event=None if event is None else asdict(event),
    )  # fmt: skip


def _taking_part(session: Session, meeting: Meeting, at: datetime) -> list[Recipient]:
    day = day_of(session, meeting.body_id, at)
    named = chain(
        delegations(session, body_id=meeting.body_id, day=day, meeting=meeting),
        others_taking_part(session, body_id=meeting.body_id, day=day),
    )
    return list({recipient.person_id: recipient for recipient in named}.values())
