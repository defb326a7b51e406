"""Pages of a meeting's papers on their way: the consent to late materials, and the circulation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import notice as acts
from council.records.database import db
from council.records.notice import circulation_of, materials_ruling
from council.web.clock import now
from council.web.forms.notice import CirculationForm, ConsentForm
from council.web.meeting_finding import meeting_to_change
from council.web.meeting_timeline import circulation_ruling

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
    ruling = materials_ruling(shown, at=now())
    return render_template("notice/consent.html", meeting=shown, ruling=ruling, form=form), form.status


@bp.route("/meetings/<meeting>/circulation", methods=["GET", "POST"])
def record_circulation(meeting: str) -> Page:
    """Enter on which day the adopted documents were sent to all members."""
    (shown, by), form = meeting_to_change(meeting, "circulation.recorded"), CirculationForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.record_circulation(meeting=meeting, **form.said(), by=by, at=now())
            return _to_meeting(meeting)
    sent = circulation_of(db.session(), shown)
    ruling = circulation_ruling(shown, at=now())
    shown_with = {"meeting": shown, "sent": sent, "ruling": ruling, "form": form}
    return render_template("notice/circulation.html", **shown_with), form.status


def _to_meeting(meeting: str) -> Response:
    return redirect(url_for("meetings.show_meeting", meeting=meeting), 303)
