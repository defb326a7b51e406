"""Publishing a meeting and the versions of its agenda, moving and cancelling it."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import convening
from council.actions.agenda_versions import agenda_content, latest_version
from council.law.steps import Step
from council.records.database import db
from council.records.meetings import AgendaVersion
from council.web.clock import now
from council.web.finding import found_in_meeting
from council.web.forms.base import Form
from council.web.forms.meetings import MoveForm, ReasonForm
from council.web.meeting_finding import meeting_seen, meeting_to_change
from council.web.meeting_page import meeting_page

bp = Blueprint("convening", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/publication", methods=["GET", "POST"])
def publish_meeting(meeting: str) -> Page:
    """Show what will be published and what is still missing; publish it."""
    (shown, by), form = meeting_to_change(meeting, "meeting.published"), Form()
    if form.validate_on_submit():
        with form.refusals():
            convening.publish_meeting(meeting=meeting, by=by, at=now())
            return _to_meeting(meeting)
    page = meeting_page(db.session(), shown, by, at=now())
    return render_template(
        "convening/publication.html",
        meeting=shown,
        form=form,
        page=page,
        ruling=convening.step_ruling(shown, Step.PUBLISH_MEETING, items=len(page.items)),
    ), form.status


@bp.get("/meetings/<meeting>/agenda-versions")
def list_versions(meeting: str) -> str:
    """Show every version of the agenda, the latest first."""
    shown, _by = meeting_seen(meeting)
    return render_template("convening/versions.html", meeting=shown)


@bp.route("/meetings/<meeting>/agenda-versions/new", methods=["GET", "POST"])
def publish_agenda(meeting: str) -> Page:
    """Publish the changed agenda as its next version."""
    (shown, by), form = meeting_to_change(meeting, "agenda.published"), Form()
    if form.validate_on_submit():
        with form.refusals():
            convening.publish_agenda(meeting=meeting, by=by, at=now())
            return _to_meeting(meeting)
    session = db.session()
    return render_template(
        "convening/new_version.html",
        meeting=shown,
        form=form,
        lines=agenda_content(session, shown),
        latest=latest_version(session, shown),
    ), form.status


@bp.get("/agenda-versions/<version>")
def show_version(version: str) -> str:
    """Show the agenda as it was published or adopted on a day."""
    frozen, meeting, _by = found_in_meeting(AgendaVersion, version)
    return render_template("convening/version.html", meeting=meeting, version=frozen)


@bp.route("/meetings/<meeting>/move", methods=["GET", "POST"])
def move_meeting(meeting: str) -> Page:
    """Move the meeting to another time or city, for a reason."""
    (shown, by), form = meeting_to_change(meeting, "meeting.moved"), MoveForm()
    form.offer_zones(shown.zone)
    if not form.is_submitted():
        form.show_hours(shown)
    if form.validate_on_submit():
        with form.refusals():
            convening.move_meeting(
                meeting=meeting,
                starts_at=form.starts_at,
                ends_at=form.ends_at,
                zone=form.zone.data,
                city=form.city.data,
                venue=form.venue.data,
                reason=form.reason.data,
                by=by,
                at=now(),
            )
            return _to_meeting(meeting)
    return render_template("convening/move.html", meeting=shown, form=form), form.status


@bp.route("/meetings/<meeting>/cancellation", methods=["GET", "POST"])
def cancel_meeting(meeting: str) -> Page:
    """Cancel the meeting for a reason."""
    (shown, by), form = meeting_to_change(meeting, "meeting.cancelled"), ReasonForm()
    if form.validate_on_submit():
        with form.refusals():
            convening.cancel_meeting(meeting=meeting, reason=form.reason.data, by=by, at=now())
            return _to_meeting(meeting)
    return render_template("convening/cancellation.html", meeting=shown, form=form), form.status


def _to_meeting(public_id: str) -> Response:
    return redirect(url_for("meetings.show_meeting", meeting=public_id), 303)
