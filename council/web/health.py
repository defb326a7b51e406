"""`/health`: whether the site could do its work this moment, for whoever watches it."""

from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from council.actions.mail import oldest_unsent
from council.records.database import db
from council.records.mail import TO_BE_SENT, Letter
from council.records.operations import Job, JobState, WorkerBeat
from council.records.paper_seal import SealFile
from council.records.register import RegisterEntry, leaf_at
from council.records.schema import version_of, wanted_version
from council.records.trace import Entered, last_trace
from council.web.clock import now

bp = Blueprint("health", __name__)

# The worker leaves a sign every ten seconds, save while it prints.
WORKER_IS_MISSED_AFTER = timedelta(minutes=2)


@bp.get("/health")
def show_health() -> ResponseReturnValue:
    """Answer 200 when acts can be recorded, else 503; a missed worker only delays papers and is told."""
    try:
        found = findings(now())
    except SQLAlchemyError:
        return jsonify(status="failing", database="unreachable"), 503
    return jsonify(found), 200 if found["status"] != "failing" else 503


def findings(at: datetime) -> dict[str, Any]:
    """Tell what the database and the worker look like at a moment."""
    seen = last_trace()  # before the database is read, which may only know more than that
    db.session.rollback()
    current, wanted = version_of(db.session.connection()), wanted_version()
    found = {"database": db.engine.dialect.name, "migration": {"current": current, "wanted": wanted}}
    if current != wanted:
        return {"status": "failing", **found}
    last_run = db.session.scalar(select(func.max(WorkerBeat.at)))
    works = last_run is not None and at - last_run < WORKER_IS_MISSED_AFTER
    not_done = db.session.scalar(select(func.count()).where(Job.state != JobState.DONE))
    worker = {"last_run": last_run and last_run.isoformat(), "works": works, "jobs_not_done": not_done}
    seal = _seal(SealFile.of(current_app.config["SETTINGS"]), at)
    register = _register(seen)
    if register["set_back"]:
        return {"status": "failing", **found, "register": register}
    status = "working" if works else "papers are delayed"
    return {
        "status": status,
        **found,
        "register": register,
        "worker": worker,
        "mail": _mail(at),
        "seal": seal,
    }


def _mail(at: datetime) -> dict[str, Any]:
    """Tell since when a letter waits to be sent; where no mail server is named, how many are kept to be read here."""
    if not current_app.config["SETTINGS"].mail_url:
        kept = select(func.count()).where(Letter.state.in_(TO_BE_SENT))
        return {"server": False, "kept": db.session.scalar(kept)}
    unsent = oldest_unsent(db.session())
    return {"server": True, "oldest_unsent_seconds": int((at - unsent).total_seconds()) if unsent else 0}


def _seal(file: SealFile, at: datetime) -> dict[str, Any]:
    """Tell whether papers go out sealed, else why not; papers are printed either way."""
    fault, certificate = file.fault(at), file.certificate()
    until = certificate.not_valid_after_utc.isoformat() if certificate else None
    return {"seals": fault is None, "fault": fault, "valid_until": until}


def _register(seen: Entered | None) -> dict[str, Any]:
    """Tell whether the register holds what was noted outside the database, and how far the notes lag behind it.

    They lag by an act that is being done this moment; by more only where they cannot be written.
    """
    entries = db.session.scalar(select(func.max(RegisterEntry.sequence))) or 0
    set_back = seen is not None and leaf_at(db.session(), seen.sequence) != seen.leaf
    return {"set_back": set_back, "untraced": max(0, entries - seen.sequence) if seen else entries}
