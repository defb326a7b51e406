"""A meeting and an item before the floor is open, as the law of procedure asks for them."""

from council.law.procedure import MeetingFacts
from council.records.meetings import Meeting


def meeting_facts(meeting: Meeting, *, items: int) -> MeetingFacts:
    """Return what the steps before the first item need to know of a meeting."""
    return MeetingFacts(
        items=items,
        is_published=meeting.published_at is not None,
        is_cancelled=meeting.cancelled_at is not None,
        is_open=meeting.is_running,
        is_closed=meeting.closed_at is not None,
        agenda_adopted=meeting.agenda_adopted_at is not None,
    )
