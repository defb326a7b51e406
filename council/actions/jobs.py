"""Work left to the worker: asked for inside an act, claimed with a lease, done at most a few times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from council.records.database import db, transaction
from council.records.operations import Job, JobState, WorkerBeat

# Longer than the longest protocol takes; a worker that was killed is relieved after it.
LEASE = timedelta(seconds=120)
MOST_ATTEMPTS = 4


@dataclass(frozen=True)
class ClaimedJob:
    """A job while one worker holds it."""

    id: int
    kind: str
    payload: Mapping[str, Any]
    attempts: int


def leave_to_worker(session: Session, kind: str, payload: Mapping[str, Any], *, at: datetime) -> Job:
    """Write the job down in the act's own transaction: it is done if and only if the act was."""
    job = Job(kind=kind, payload=dict(payload), run_at=at)
    session.add(job)
    session.flush()
    return job


def claim_next_job(*, worker: str, at: datetime) -> ClaimedJob | None:
    """Return the job that has waited longest, held by this worker for the lease; None when none is due.

    A look without a lock comes first: a worker that idles must not keep the writers waiting.
    """
    due = select(Job).where(_is_due(at)).order_by(Job.run_at, Job.id).limit(1)
    found = db.session.scalar(due.with_only_columns(Job.id))
    db.session.rollback()
    if found is None:
        return None
    with transaction() as session:
        job = session.scalars(due.with_for_update(skip_locked=True)).first()
        if job is None:
            return None
        job.state, job.attempts = JobState.RUNNING, job.attempts + 1
        job.locked_by, job.locked_until = worker, at + LEASE
        return ClaimedJob(job.id, job.kind, job.payload, job.attempts)


def _is_due(at: datetime) -> ColumnElement[bool]:
    return or_(
        and_(Job.state == JobState.READY, Job.run_at <= at),
        and_(Job.state == JobState.RUNNING, Job.locked_until < at),
    )


def hold_longer(job: ClaimedJob, *, worker: str, at: datetime) -> None:
    """Hold the job for another lease: the work on it goes on."""
    _change(job, worker, locked_until=at + LEASE)


def finish_job(job: ClaimedJob, *, worker: str, at: datetime) -> None:
    """Write down that the job is done, unless its lease ran out and another worker holds it."""
    _change(
        job,
        worker,
        state=JobState.DONE,
        progress=100,
        done_at=at,
        locked_by=None,
        locked_until=None,
        last_error="",
    )


def fail_job(job: ClaimedJob, error: str, *, worker: str, at: datetime) -> None:
    """Put the job back for later, each time a longer while, and give it up after the last attempt."""
    given_up = job.attempts >= MOST_ATTEMPTS
    _change(
        job,
        worker,
        state=JobState.FAILED if given_up else JobState.READY,
        run_at=at + timedelta(seconds=5 * 4 ** (job.attempts - 1)),
        last_error=error,
        locked_by=None,
        locked_until=None,
    )


def _change(job: ClaimedJob, worker: str, **values: object) -> None:
    with transaction() as session:
        held = update(Job).where(Job.id == job.id, Job.locked_by == worker, Job.state == JobState.RUNNING)
        session.execute(held.values(**values))


def beat(*, worker: str, at: datetime) -> None:
    """Leave the sign by which /health sees that a worker lives."""
    with transaction() as session:
        session.merge(WorkerBeat(name=worker, at=at))
