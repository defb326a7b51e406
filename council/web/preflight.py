"""The pre-flight of a meeting: how it could be contested, before it is."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from council.records.database import db
from council.records.sent import WITH_SENT
from council.web.meeting_finding import has_hand, meeting_seen
from council.web.preflight_page import preflight_page

bp = Blueprint("preflight", __name__)


@bp.get("/meetings/<meeting>/preflight")
def show(meeting: str) -> str:
    """Show every weak point by weight: to the secretariat, and to whoever presides once the meeting is open."""
    shown, by = meeting_seen(meeting, WITH_SENT)
    if not has_hand(shown, by, "preflight.read"):
        abort(404)
    return render_template("meetings/preflight.html", page=preflight_page(db.session(), shown, by))
