"""The draft protocol goes to the states, to be signed, and back: a page for each of these acts."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import day_of
from council.access.rights import may
from council.actions import preparing as acts
from council.actions.countersigning import countersign_minutes
from council.law.remarks import usual_term
from council.law.steps import Step
from council.records.database import db
from council.records.minutes import Minutes
from council.web.clock import now
from council.web.finding import found_in_meeting
from council.web.forms.base import Form
from council.web.forms.minutes import CirculationForm, PreparationForm, ReturnForm, SigningForm
from council.web.minutes_page import MinutesPage, minutes_page

bp = Blueprint("preparing", __name__)

Page = Response | tuple[str, int]


@bp.route("/minutes/<minutes>/circulation", methods=["GET", "POST"])
def circulate(minutes: str) -> Page:
    """Send the draft to the states for their remarks by a day."""
    page, form = _page_of(minutes, "minutes.circulated"), CirculationForm()
    if form.validate_on_submit() and form.due_on.data is not None:
        with form.refusals():
            acts.circulate_draft(
                minutes=minutes, sha256=form.sha256.data, due_on=form.due_on.data, by=page.actor, at=now()
            )
            return redirect(url_for("remarks.show_remarks", meeting=page.meeting.public_id), 303)
    return _circulation(page, form)


def _circulation(page: MinutesPage, form: CirculationForm) -> Page:
    """Show between which days the term may be set, before one is chosen."""
    session, floor, drafted = db.session(), page.floor, page.course.drafted
    today = day_of(session, page.meeting.body_id, now())
    offered = acts.offered_terms(session, floor, drafted, today=today)
    least, last = (date.fromisoformat(str(offered.figures[name])) for name in ("least", "last"))
    if not form.is_submitted():
        form.due_on.data = max(least, min(usual_term(floor.edition.minutes, today), last))
    term = acts.term_ruling(session, floor, drafted, due_on=max(last, today), today=today)
    return _shown("circulation", page, form, Step.CIRCULATE_DRAFT, term=term, offered=offered)


@bp.route("/minutes/<minutes>/preparation", methods=["GET", "POST"])
def prepare(minutes: str) -> Page:
    """Prepare the protocol for signature: from then on its text does not change."""
    page, form = _page_of(minutes, "minutes.prepared"), PreparationForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.prepare_minutes(
                minutes=minutes,
                sha256=form.sha256.data,
                reason=form.reason.data or "",
                by=page.actor,
                at=now(),
            )
            return _back(page)
    going = acts.going_ruling(
        db.session(), page.floor, page.course.drafted, reason=form.reason.data or "", at=now()
    )
    return _shown("preparation", page, form, Step.PREPARE_MINUTES, going=going)


@bp.route("/minutes/<minutes>/return", methods=["GET", "POST"])
def take_back(minutes: str) -> Page:
    """Take the protocol back from its signature, with the reason."""
    page, form = _page_of(minutes, "minutes.reopened"), ReturnForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.take_back_minutes(minutes=minutes, reason=form.reason.data, by=page.actor, at=now())
            return _back(page)
    return _shown("return", page, form, Step.TAKE_BACK_MINUTES, reason="asked")


@bp.route("/minutes/<minutes>/countersignature", methods=["GET", "POST"])
def countersign(minutes: str) -> Page:
    """Sign the very file the chair signs, as the head of the secretariat, where the charter asks for it."""
    page, form = _page_of(minutes, "minutes.countersigned"), SigningForm()
    if not (page.course.wants_countersignature and page.actor.is_head):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            countersign_minutes(minutes=minutes, sha256=form.sha256.data, by=page.actor, at=now())
            return _back(page)
    if page.course.preparation is not None:
        form.ask_about(page.course.preparation.sha256)
    return render_template("minutes/countersigning.html", page=page, form=form), form.status


def _page_of(public_id: str, act: str) -> MinutesPage:
    """Return the minutes for who does the act; for everybody else there is no such page."""
    found, meeting, by = found_in_meeting(Minutes, public_id)
    if not may(by, act, found):
        abort(404)
    return minutes_page(db.session(), meeting, by, at=now())


def _back(page: MinutesPage) -> Response:
    return redirect(url_for("minutes.show", meeting=page.meeting.public_id), 303)


def _shown(name: str, page: MinutesPage, form: Form, step: Step, *, reason: str = "", **more: object) -> Page:
    """Show the page of the act, with what the law says of it on the file that is the latest now."""
    page = minutes_page(db.session(), page.meeting, page.actor, at=now())
    shown = page.printed.file.sha256 if page.printed is not None else ""
    if "sha256" in form:
        form["sha256"].data = shown
    ruling = acts.step_ruling(
        db.session(), page.floor, page.course.drafted, step, shown=shown, at=page.at, reason=reason
    )
    facts = {"page": page, "form": form, "ruling": ruling, **more}
    return render_template(f"minutes/{name}.html", **facts), form.status
