"""The page of the consent of a meeting to what was sent to it late."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import notice as acts
from council.records.database import db
from council.records.sent_rulings import materials_ruling, sent_to_members
from council.web.clock import now
from council.web.forms.notice import ConsentForm
from council.web.meeting_finding import meeting_to_change

bp = Blueprint("notice", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/materials-consent", methods=["GET", "POST"])
def consent_to_materials(meeting: str) -> Page:
    """Record that the meeting agreed to consider what was sent to it late."""
    (shown, by), form = meeting_to_change(meeting, "materials_consent.given"), ConsentForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.consent_to_late_materials(meeting=meeting, **form.said(), by=by, at=now())
            return _to_meeting(meeting)
    ruling = materials_ruling(shown, sent_to_members(db.session(), shown), at=now())
    return render_template("notice/consent.html", meeting=shown, ruling=ruling, form=form), form.status


def _to_meeting(meeting: str) -> Response:
    return redirect(url_for("meetings.show_meeting", meeting=meeting), 303)
