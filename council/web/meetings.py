"""Meetings: the list of them, a new one, and the page of each."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import case
from werkzeug.wrappers import Response

from council.access.rights import may
from council.access.scopes import meetings_seen_by
from council.actions import convening
from council.records.database import db
from council.records.floor import charter_of
from council.records.meetings import Form as MeetingShape
from council.records.meetings import Meeting, Series
from council.records.sent import WITH_SENT
from council.web.acting import actor_who_may, body_or_404, current_actor
from council.web.clock import now
from council.web.forms.meetings import ConveningForm, MeetingForm
from council.web.meeting_finding import meeting_seen, meeting_to_change
from council.web.meeting_page import meeting_page
from council.web.petition_choices import petition_choices, propose_series

bp = Blueprint("meetings", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings")
def list_meetings() -> str:
    """Show the meetings: those ahead first, the nearest on top; then those that are over."""
    by = current_actor()
    over = Meeting.closed_at.is_not(None) | Meeting.cancelled_at.is_not(None)
    meetings = db.session.scalars(
        meetings_seen_by(by).order_by(
            over, case((over, None), else_=Meeting.starts_at), Meeting.starts_at.desc()
        )
    ).all()
    return render_template("meetings/list.html", meetings=meetings, may_convene=may(by, "meeting.convened"))


@bp.route("/meetings/new", methods=["GET", "POST"])
def convene_meeting() -> Page:
    """Convene a meeting; nobody but the secretariat sees it until it is published."""
    by, form = actor_who_may("meeting.convened"), ConveningForm()
    form.offer_zones()
    form.petition.choices = petition_choices(db.session(), body_or_404(), by, at=now())
    if not form.is_submitted():
        form.zone.data = charter_of(body_or_404()).zone
        propose_series(form, request.args.get("petition", ""))
    if form.validate_on_submit():
        with form.refusals():
            meeting = convening.convene_meeting(**_facts(form), petition=form.petition.data, by=by, at=now())
            return _to_meeting(meeting.public_id)
    return render_template("meetings/new.html", form=form), form.status


@bp.get("/meetings/<meeting>")
def show_meeting(meeting: str) -> str:
    """Show a meeting as it stands for the reader."""
    shown, by = meeting_seen(meeting, WITH_SENT)
    return render_template("meetings/meeting.html", page=meeting_page(db.session(), shown, by, at=now()))


@bp.route("/meetings/<meeting>/details", methods=["GET", "POST"])
def change_meeting(meeting: str) -> Page:
    """Change what was entered about a meeting."""
    (shown, by), form = meeting_to_change(meeting, "meeting.changed"), MeetingForm()
    form.offer_zones(shown.zone)
    if not form.is_submitted():
        form.show(shown)
    if form.validate_on_submit():
        with form.refusals():
            facts = _facts(form) | {"ordinal": form.ordinal.data or shown.ordinal}
            convening.change_meeting(meeting=meeting, **facts, by=by, at=now())
            return _to_meeting(meeting)
    return render_template("meetings/details.html", meeting=shown, form=form), form.status


def _facts(form: MeetingForm) -> dict:
    return {
        "series": Series(form.series.data),
        "ordinal": form.ordinal.data,
        "starts_at": form.starts_at,
        "ends_at": form.ends_at,
        "zone": form.zone.data,
        "city": form.city.data,
        "venue": form.venue.data,
        "form": MeetingShape(form.form.data),
    }


def _to_meeting(public_id: str) -> Response:
    return redirect(url_for("meetings.show_meeting", meeting=public_id), 303)
