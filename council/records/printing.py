"""What is printed of a meeting's papers, and which work of the worker is not done yet."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.operations import Job, JobState, WorkerBeat
from council.records.register import RegisterEntry


def renderings_of(session: Session, things: Iterable[str]) -> dict[str, Rendering]:
    """Return the PDFs of the papers that are printed, by the public identifier of each, in one query."""
    found = session.scalars(select(Rendering).where(Rendering.thing_id.in_(list(things))))
    return {rendering.thing_id: rendering for rendering in found}


def meeting_of_printed(session: Session, thing: str) -> Meeting | None:
    """Return the meeting of a paper that was printed, whatever its kind: the act of printing names it."""
    entered = select(RegisterEntry.meeting_id).where(
        RegisterEntry.thing_id == thing, RegisterEntry.act.endswith(".printed")
    )
    found = select(Meeting).where(Meeting.id.in_(entered))
    return session.scalars(found.limit(1)).one_or_none()


def printing_of(session: Session, thing: str) -> Job | None:
    """Return the work not yet done of printing the paper.

    The thing stands inside the payload, which the two databases search in two
    ways; work that waits is little, so that it is looked through here.
    """
    waiting = session.scalars(select(Job).where(Job.state != JobState.DONE).order_by(Job.id.desc()))
    return next((job for job in waiting if thing in job.payload.values()), None)


def given_up(session: Session) -> frozenset[str]:
    """Return the papers whose printing the worker has given up, by their public identifiers."""
    failed = session.scalars(select(Job.payload).where(Job.state == JobState.FAILED))
    return frozenset(str(thing) for payload in failed for thing in payload.values())


def last_beat(session: Session) -> datetime | None:
    """Return when a worker was last seen alive."""
    return session.scalar(select(func.max(WorkerBeat.at)))
