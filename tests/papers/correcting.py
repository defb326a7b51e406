"""A protocol put right in a test: signed by an act of the register, and replaced by a correction that proves it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from council.actions.entering import enter
from council.papers.composing.record_register import signing_proved
from council.papers.minutes_text import MinutesText
from council.records.database import transaction
from council.records.meetings import Meeting
from tests.world import World

REPLACED = "1" * 64


def signing_of(world: World, text: MinutesText) -> tuple[date, Mapping[str, Any] | None]:
    """Enter that the file of this digest was signed; return the day and the proof of it that a correction carries."""
    at, register = world.tick(), text.record["register"]
    with transaction() as session:
        public_id = text.record["meeting"]["id"]
        meeting = session.scalars(select(Meeting).where(Meeting.public_id == public_id)).one()
        told = {"sha256": REPLACED, "version": 1, "decisions": []}
        enter(
            session, "minutes.signed", of=meeting, by=world.officer, at=at, meeting_id=meeting.id, detail=told
        )
        proved = signing_proved(session, meeting.id, size_at_close=register["size"])
        return at.astimezone(meeting.venue_zone).date(), proved
