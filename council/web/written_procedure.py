"""Asking the members in writing: the questions are sent to every state."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import written_procedure
from council.web.clock import now
from council.web.seen import meeting_run

bp = Blueprint("written_procedure", __name__)


@bp.post("/meetings/<meeting>/addressees")
def ask_members(meeting: str) -> Response:
    """List for each state whom the questions are sent to."""
    held, by = meeting_run(meeting)
    if not may(by, "members.asked", held):
        abort(404)
    written_procedure.ask_members(meeting=meeting, by=by, at=now())
    return redirect(url_for("day.show", meeting=meeting), 303)
