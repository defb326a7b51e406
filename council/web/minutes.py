"""The minutes of a meeting: composed, printed, read and signed on one page."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.scopes import sees_votes_of
from council.actions import minutes as acts
from council.records.database import db
from council.records.minutes import Minutes
from council.web.clock import now
from council.web.finding import found_in_meeting
from council.web.forms.minutes import SigningForm
from council.web.fragments import fragment, moved_on
from council.web.meeting_finding import meeting_seen
from council.web.minutes_life import approval_offered, life_of
from council.web.minutes_page import MinutesPage, minutes_page

bp = Blueprint("minutes", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/minutes")
def show(meeting: str) -> Page:
    """Show the minutes of a meeting as they stand for the reader."""
    return _answer(_page_seen(meeting), SigningForm())


@bp.get("/meetings/<meeting>/minutes/printing")
def show_printing(meeting: str) -> Response:
    """Send the part that refreshes itself while the worker prints the minutes."""
    page = _page_seen(meeting)
    if page.state != "rendering":
        return moved_on(url_for(".show", meeting=meeting))
    return fragment("minutes/printing.html", page=page)


@bp.get("/meetings/<meeting>/minutes/sheets")
def show_sheets(meeting: str) -> Response:
    """Send the part that refreshes itself while the worker prints the sheets of the decisions."""
    page = _page_seen(meeting)
    if len(page.sheets) == len(page.decisions):
        return moved_on(url_for(".show", meeting=meeting))
    return fragment("minutes/sheets.html", page=page)


@bp.post("/meetings/<meeting>/minutes/versions")
def draft(meeting: str) -> Response:
    """Compose the minutes, or a new version of them, from the record."""
    page = _page_seen(meeting)
    acts.draft_minutes(meeting=meeting, by=page.actor, at=now())
    return redirect(url_for(".show", meeting=meeting), 303)


@bp.post("/minutes/<minutes>/signature")
def sign(minutes: str) -> Page:
    """Sign the very file that the page showed."""
    meeting = found_in_meeting(Minutes, minutes)[1].public_id
    page, form = _page_seen(meeting), SigningForm()
    if not page.handles_drafts:
        abort(404)
    if page.is_signed_over(form.sha256.data):
        return redirect(url_for(".show", meeting=meeting), 303)
    if form.validate_on_submit():
        with form.refusals():
            acts.sign_minutes(minutes=minutes, sha256=form.sha256.data, by=page.actor, at=now())
            return redirect(url_for(".show", meeting=meeting), 303)
    return _answer(_page_seen(meeting), form)


def _page_seen(meeting: str) -> MinutesPage:
    """Return the minutes with their reader; an observer is not shown that there are any."""
    shown, by = meeting_seen(meeting)
    if not sees_votes_of(by, shown):
        abort(404)
    return minutes_page(db.session(), shown, by, at=now())


def _answer(page: MinutesPage, form: SigningForm) -> Page:
    if page.printed is not None:
        form.ask_about(page.printed.file.sha256)
    shown = {"page": page, "form": form, "life": life_of(page), "offered": approval_offered(page)}
    return render_template("minutes/minutes.html", **shown), form.status
