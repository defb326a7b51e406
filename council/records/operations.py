"""What the machine does by itself: jobs of the worker and the sign that it lives."""

from enum import StrEnum

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from council.records.columns import At, AtOrNone, Json, Key, LongText, PublicId, choice
from council.records.database import db


class JobState(StrEnum):
    """Where a job stands."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(db.Model):
    """Work left to the worker, written in the transaction of the act that wants it."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_waiting", "state", "run_at"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[Json]
    state: Mapped[JobState] = mapped_column(choice(JobState, "known_state"), default=JobState.READY)
    run_at: Mapped[At]
    attempts: Mapped[int] = mapped_column(default=0)
    locked_by: Mapped[str | None] = mapped_column(String(80))
    locked_until: Mapped[AtOrNone]
    progress: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[LongText] = mapped_column(default="")
    done_at: Mapped[AtOrNone]


class WorkerBeat(db.Model):
    """When a worker last looked for work."""

    __tablename__ = "worker_beats"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[At]
