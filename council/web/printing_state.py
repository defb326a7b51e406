"""How far the printing of a paper has come, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.records.operations import Job, JobState
from council.records.printing import last_beat
from council.web.texts import clock

# Longer than the worker is silent while it prints.
WORKER_IS_MISSED_AFTER = timedelta(minutes=2)


class PrintingState(NamedTuple):
    """What is said of the printing; `fault` is the last line of what the program said of itself."""

    words: str
    mark: str
    given_up: bool = False
    fault: str = ""
    worker_is_missed: bool = False


def printing_state(session: Session, job: Job | None, zone: str, *, at: datetime) -> PrintingState:
    """Return how the printing goes; without work left it has either just ended or was lost."""
    if job is None:
        return PrintingState(_("Задание на печать не найдено"), "no", given_up=True)
    fault = job.last_error.strip().splitlines()[-1] if job.last_error else ""
    if job.state is JobState.FAILED:
        return PrintingState(_("Напечатать не удалось"), "no", given_up=True, fault=fault)
    if job.state is JobState.RUNNING:
        return PrintingState(_("Печатается"), "live")
    missed = _is_missed(session, at)
    if fault:
        again = _("Напечатать не удалось, следующая попытка в %(time)s", time=clock(job.run_at, zone))
        return PrintingState(again, "due", fault=fault, worker_is_missed=missed)
    since = _("Ожидает печати с %(time)s", time=clock(job.run_at, zone))
    return PrintingState(since, "live", worker_is_missed=missed)


def _is_missed(session: Session, at: datetime) -> bool:
    last = last_beat(session)
    return last is None or at - last > WORKER_IS_MISSED_AFTER
