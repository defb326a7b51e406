"""Whether what a meeting had to send was sent in time, as the records have it: its materials, and what it adopted."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from council.law.meeting_deadlines import rule_on_late_materials
from council.law.notice import materials_due, rule_on_circulation, rule_on_materials_notice
from council.law.rules import DaysRule
from council.law.ruling import Ruling
from council.law.sending import is_late, rule_on_adopted_sent, rule_on_materials_sent
from council.records.floor import charter_of
from council.records.materials import materials_sent_at
from council.records.meetings import Meeting, Series
from council.records.notice import days_of
from council.records.parties import seating_on
from council.records.sent import MeetingSent, PaperGiven, day_of_body, sent_for


def sent_to_members(session: Session, meeting: Meeting) -> MeetingSent:
    """Return what has gone to the members of the day of the meeting, as they were known at its close."""
    day = meeting.starts_locally.date()
    seating = seating_on(session, meeting.body_id, day, known_at=meeting.closed_at)
    return sent_for(meeting, [seat.code for seat in seating.seats])


def materials_ruling(meeting: Meeting, sent: MeetingSent, *, at: datetime) -> Ruling:
    """Return whether the materials were sent in time, or can still be; the meeting may have accepted those late by then."""
    ruling, given_at = _sending_of_materials(meeting, sent, at)
    accepted_at = meeting.late_materials_accepted_at
    if ruling.in_order or accepted_at is None or (given_at is not None and given_at > accepted_at):
        return ruling
    due = materials_due(_materials_rule(meeting), meeting.starts_locally.date())
    accepted_on = accepted_at.astimezone(meeting.venue_zone).date()
    late = [one.paper.label for one in late_papers(meeting, sent, at=at)]
    return rule_on_late_materials(_materials_rule(meeting), due=due, accepted_on=accepted_on, papers=late)


def adopted_ruling(meeting: Meeting, sent: MeetingSent, *, at: datetime, last: date | None = None) -> Ruling:
    """Return whether what the meeting adopted was sent to all members in time; `last` is the day a paper counts from."""
    first, closing, today = days_of(meeting, at)
    rule, last_day = charter_of(meeting.body).edition_on(first).circulation, last or closing
    if not sent.adopted.sendings:
        return rule_on_circulation(rule, last_day=last_day, sent_on=meeting.circulated_on, today=today)
    return rule_on_adopted_sent(rule, sent.adopted, last_day=last_day, today=day_of_body(meeting, at))


def late_papers(meeting: Meeting, sent: MeetingSent, *, at: datetime) -> list[PaperGiven]:
    """Return the materials that are marked late: an extraordinary meeting and one of before dispatches have none."""
    if meeting.series is Series.EXTRAORDINARY or is_judged_by_publication(meeting, sent):
        return []
    asked = {"starts_on": meeting.starts_locally.date(), "today": day_of_body(meeting, at)}
    rule = _materials_rule(meeting)
    return [one for one in sent.given if is_late(rule, sent.materials, one.paper, **asked)]


def is_judged_by_publication(meeting: Meeting, sent: MeetingSent) -> bool:
    """Say whether a meeting closed before there were dispatches keeps what counted as sent then.

    Nobody could have made a dispatch for it; to call its materials never sent would be a
    finding against people who did what was asked. One that is not closed can still be mended.
    """
    return not meeting.judged_by_dispatch and meeting.closed_at is not None and not sent.has_dispatches


def _sending_of_materials(
    meeting: Meeting, sent: MeetingSent, at: datetime
) -> tuple[Ruling, datetime | None]:
    """Return the ruling without the consent, and when the last of what it speaks of was given."""
    if is_judged_by_publication(meeting, sent):
        return _by_publication(meeting, at), materials_sent_at(meeting)
    ruling = rule_on_materials_sent(
        _materials_rule(meeting),
        sent.materials,
        starts_on=meeting.starts_locally.date(),
        today=day_of_body(meeting, at),
        extraordinary=meeting.series is Series.EXTRAORDINARY,
    )
    return ruling, sent.last_given_at


def _by_publication(meeting: Meeting, at: datetime) -> Ruling:
    first, _last, today = days_of(meeting, at)
    sent_at = materials_sent_at(meeting)
    return rule_on_materials_notice(
        _materials_rule(meeting),
        starts_on=first,
        sent_on=sent_at.astimezone(meeting.venue_zone).date() if sent_at else None,
        today=today,
        extraordinary=meeting.series is Series.EXTRAORDINARY,
    )


def _materials_rule(meeting: Meeting) -> DaysRule:
    return charter_of(meeting.body).edition_on(meeting.starts_locally.date()).materials
