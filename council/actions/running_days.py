"""The days of the meetings that run, and the chair that no entry takes away from them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.locking import lock_running_meetings
from council.actions.refusals import require_in_order
from council.law.entering_terms import rule_on_running_days
from council.law.rotation import Rotation
from council.records.bodies import Body
from council.records.meetings import Meeting
from council.records.rotation import rotation_of


def running_days(session: Session, *, by: Actor) -> tuple[date, ...]:
    """Return the days of the meetings of the body that run, each of them locked; the body is locked before."""
    lock_running_meetings(session, by=by)
    running = select(Meeting).where(
        Meeting.body_id == by.body_id, Meeting.opened_at.is_not(None), Meeting.closed_at.is_(None)
    )
    return tuple(meeting.starts_locally.date() for meeting in session.scalars(running))


def require_chair_kept(session: Session, body: Body, before: Rotation, *, by: Actor) -> None:
    """Refuse what was just written of the chairmanship where a running meeting would lose its chair or co-chairs."""
    days = running_days(session, by=by)
    session.flush()
    require_in_order(rule_on_running_days(before, rotation_of(session, body), days))
