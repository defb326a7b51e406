"""Printing tried again on request, after the worker has given a paper up."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.corrections import CORRECTION_JOB
from council.actions.dispatch_sheets import SHEET_JOB
from council.actions.issued_papers import ISSUED_JOB
from council.actions.jobs import leave_to_worker
from council.actions.locking import locked_body
from council.actions.minutes import DECISION_JOB, MINUTES_JOB
from council.actions.permission import require
from council.actions.refusals import Conflict
from council.records.corrections import MinutesCorrection
from council.records.database import transaction
from council.records.decisions import Decision
from council.records.dispatches import DispatchSheet
from council.records.issued_papers import IssuedPaper
from council.records.minutes import MinutesVersion
from council.records.operations import Job, JobState
from council.records.printing import printing_of, renderings_of

Printed = MinutesVersion | MinutesCorrection | Decision | DispatchSheet | IssuedPaper

# By what job each is printed, and under which name the job knows it.
JOBS: dict[type, tuple[str, str]] = {
    MinutesVersion: (MINUTES_JOB, "version"),
    MinutesCorrection: (CORRECTION_JOB, "correction"),
    Decision: (DECISION_JOB, "decision"),
    DispatchSheet: (SHEET_JOB, "sheet"),
    IssuedPaper: (ISSUED_JOB, "paper"),
}


def print_again(*, paper: Printed, by: Actor, at: datetime) -> Job:
    """Leave to the worker once more a paper it could not print.

    No act of the council: the register is not asked, and no table of the law is touched.
    """
    require(by, "printing.repeated")
    with transaction() as session:
        locked_body(session, by=by)
        if renderings_of(session, [paper.public_id]):
            raise Conflict("Документ уже напечатан.", "The paper has been printed.")
        return _put_back(session, paper, at)


def _put_back(session: Session, paper: Printed, at: datetime) -> Job:
    job = printing_of(session, paper.public_id)
    if job is None:
        kind, key = JOBS[type(paper)]
        return leave_to_worker(session, kind, {key: paper.public_id}, at=at)
    if job.state is JobState.FAILED:
        job.state, job.attempts, job.run_at, job.last_error = JobState.READY, 0, at, ""
    return job
