"""The day of the meeting: the cockpit, who presides, the opening and the close."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import sittings
from council.records.database import db
from council.web.clock import now
from council.web.day_page import day_page
from council.web.forms.day import ChairForm, ClosingForm, OpeningForm
from council.web.fragments import fragment
from council.web.seen import meeting_run
from council.web.signed_in import keep_alive

bp = Blueprint("day", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/day")
def show(meeting: str) -> str:
    """Show the cockpit of the meeting."""
    held, by = meeting_run(meeting)
    return render_template("day/day.html", page=day_page(db.session(), held, by))


@bp.get("/meetings/<meeting>/day/state")
def show_state(meeting: str) -> Response:
    """Send the part of the cockpit that refreshes itself."""
    held, by = meeting_run(meeting)
    if held.is_running:
        keep_alive()
    return fragment("day/state.html", page=day_page(db.session(), held, by))


@bp.post("/meetings/<meeting>/chair")
def take_the_chair(meeting: str) -> Response:
    """Record who presides from now on."""
    (_held, by), form = meeting_run(meeting), ChairForm()
    sittings.take_the_chair(
        meeting=meeting, participant=form.participant.data or "", elected=form.elected.data, by=by, at=now()
    )
    return _to_day(meeting)


@bp.post("/meetings/<meeting>/opening")
def open_meeting(meeting: str) -> Response:
    """Open the meeting, or open it for consultation only."""
    (_held, by), form = meeting_run(meeting), OpeningForm()
    sittings.open_meeting(meeting=meeting, for_consultation=form.for_consultation.data, by=by, at=now())
    return _to_day(meeting)


@bp.route("/meetings/<meeting>/closure", methods=["GET", "POST"])
def close_meeting(meeting: str) -> Page:
    """Close the meeting, with what it agreed about the next one."""
    (held, by), form = meeting_run(meeting), ClosingForm()
    page = day_page(db.session(), held, by)
    page.helm.require()
    if form.validate_on_submit():
        with form.refusals():
            sittings.close_meeting(
                meeting=meeting, next_meeting_note=form.next_meeting_note.data, by=by, at=now()
            )
            return _to_day(meeting)
    return render_template("day/closing.html", page=page, form=form), form.status


def _to_day(meeting: str) -> Response:
    return redirect(url_for("day.show", meeting=meeting), 303)
