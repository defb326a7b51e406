"""The approval of a signed protocol, put on the agenda of the next meeting by one press."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions.approvals import put_approval_on_agenda
from council.records.approvals import meeting_in_preparation
from council.records.database import db
from council.records.minutes import Minutes
from council.web.clock import now
from council.web.finding import found_in_meeting

bp = Blueprint("approvals", __name__)


@bp.post("/minutes/<minutes>/approval-item")
def put_on_agenda(minutes: str) -> Response:
    """Put the approval of the protocol on the agenda of the meeting in preparation."""
    found, meeting, by = found_in_meeting(Minutes, minutes)
    ahead = meeting_in_preparation(db.session(), meeting)
    if not may(by, "item.added", found) or ahead is None:
        abort(404)
    item = put_approval_on_agenda(minutes=minutes, meeting=ahead.public_id, by=by, at=now())
    return redirect(url_for("meetings.show_meeting", meeting=item.meeting.public_id), 303)
