"""The machine-readable record inside the PDF: from it anyone can count, and check, the whole meeting again.

Its shape is published: docs/minutes.schema.json. What was decided is told as it was frozen.
"""

from typing import Any

from sqlalchemy.orm import Session

from council.papers.composing.record_acts import Acts, mark
from council.papers.composing.record_dates import dates_record, materials_given
from council.papers.composing.record_grounds import rules_told
from council.papers.composing.record_items import affected_record, item_record
from council.papers.composing.record_people import participants_record, presence_record, presiding_record
from council.papers.composing.record_register import register_record
from council.papers.composing.record_rules import (
    body_record,
    chairmanship_record,
    charter_record,
)
from council.papers.composing.record_treaty import agreement_record, parties_record
from council.papers.composing.story import Story, last_day_of
from council.papers.minutes_text import MinutesText
from council.papers.record_texts import texts_record
from council.records.meetings import AgendaVersion

FORMAT = "council-minutes/4"


def machine_record(session: Session, story: Story, text: MinutesText) -> dict[str, Any]:
    """Return the record: the rules, who could act and preside, each item with its votes, and the proofs of it all."""
    given, acts = materials_given(session, story.meeting), Acts.of(session, story.meeting)
    return {
        "format": FORMAT,
        "version": text.version,
        "body": body_record(story),
        "charter": charter_record(story),
        "meeting": meeting_record(story, acts),
        "agreement": agreement_record(session, story.floor),
        "parties": parties_record(session, story.floor),
        "chairmanship": chairmanship_record(session, story, acts),
        "participants": participants_record(story, acts),
        "presence": presence_record(story, acts),
        "presiding": presiding_record(story, acts),
        "opening": story.opening,
        "agenda": [_agenda_version(version, acts) for version in story.meeting.agenda_versions],
        "items": [
            {**item_record(story, position, given, acts), "affected": affected_record(item, acts)}
            for position, item in enumerate(story.items)
        ],
        "dates": dates_record(story, given),
        "texts": texts_record(text),
        "register": register_record(session, story, acts),
    }


def meeting_record(story: Story, acts: Acts) -> dict[str, Any]:
    """Return which meeting it was, when it was open, and under which rules of procedure."""
    meeting = story.meeting
    return {
        "id": meeting.public_id,
        "series": meeting.series.value,
        "ordinal": meeting.ordinal,
        "number": story.number,
        "form": meeting.form.value,
        "city": meeting.city,
        "zone": meeting.zone,
        "starts_on": meeting.starts_locally.date().isoformat(),
        "ends_on": last_day_of(meeting).isoformat(),
        "opened": mark(meeting.opened_at, acts.number("meeting.opened", meeting)),
        "agenda_adopted": mark(meeting.agenda_adopted_at, acts.number("agenda.adopted", meeting)),
        "closed": mark(meeting.closed_at, acts.number("meeting.closed", meeting)),
        "for_consultation": meeting.opened_for_consultation,
        "rules_of_procedure": rules_told(story.rules_version),
    }


def _agenda_version(version: AgendaVersion, acts: Acts) -> dict[str, Any]:
    return {
        "number": version.number,
        "published": mark(version.published_at, acts.writing(version)),
        "adopted": version.adopted_by_meeting,
        "items": version.content,
    }
