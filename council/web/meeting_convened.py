"""How a meeting was convened, as its page tells: on whose petition, where the members agreed to meet, what was sent."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.access.seeing import seen_by
from council.law.ruling import Ruling
from council.records.floor import Floor
from council.records.meetings import Meeting, Series
from council.records.participation import forecast
from council.records.petitions import Petition
from council.records.sent import MeetingSent
from council.records.sent_rulings import materials_ruling
from council.records.venues import place_ruling


@dataclass(frozen=True)
class Convened:
    """What precedes a meeting, and what follows it."""

    petition: Petition | None
    venue: Ruling | None
    forecast: Ruling | None
    may_consent: bool
    sees_dispatches: bool


def convened_of(session: Session, floor: Floor, by: Actor, sent: MeetingSent) -> Convened | None:
    """Read it without a query, in one for an extraordinary meeting; it is between the states and the secretariat."""
    meeting = floor.meeting
    if not may(by, "meeting.followed", meeting, seat=by.seat):
        return None
    late = materials_ruling(meeting, sent, at=floor.at)
    return Convened(
        petition=_petition(session, meeting, by),
        venue=_venue(floor),
        forecast=_forecast(floor),
        may_consent=_may_consent(meeting, by, late),
        sees_dispatches=meeting.published_at is not None,
    )


def _may_consent(meeting: Meeting, by: Actor, late: Ruling) -> bool:
    """Say whether the consent of the meeting is still to be recorded: it is given once."""
    is_asked = meeting.is_running and late.warns and meeting.late_materials_accepted_at is None
    return is_asked and may(by, "materials_consent.given")


def _petition(session: Session, meeting: Meeting, by: Actor) -> Petition | None:
    if meeting.series is not Series.EXTRAORDINARY:
        return None
    return session.scalars(seen_by(by, Petition).where(Petition.meeting_id == meeting.id)).one_or_none()


def _forecast(floor: Floor) -> Ruling | None:
    """Return whether a quorum is expected, as long as the meeting is ahead: afterwards it is counted."""
    meeting = floor.meeting
    if meeting.published_at is None or meeting.opened_at is not None or meeting.cancelled_at is not None:
        return None
    members = frozenset(seat.code for seat in floor.seats)
    return forecast(floor.edition, meeting, members)


def _venue(floor: Floor) -> Ruling | None:
    rule = floor.edition.venue
    if rule is None:
        return None
    members = frozenset(seat.code for seat in floor.seats)
    return place_ruling(floor.meeting, rule, members)
