"""Resets of access: proposed by one officer, confirmed by another, and announced to whom they concern."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.resets import noticed_by
from council.actions import resets
from council.actions.refusals import NotFound
from council.records.database import db
from council.records.people import Person
from council.records.resets import Reset
from council.web.acting import actor_who_may, current_actor
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.forms.resets import ResetForm
from council.web.link_page import page_of_link
from council.web.shell import home_url

bp = Blueprint("resets", __name__)

Page = Response | tuple[str, int]


@bp.route("/people/<person>/reset", methods=["GET", "POST"])
def propose(person: str) -> Page:
    """Ask that a person may set a new password."""
    by, shown, form = actor_who_may("reset.proposed"), found_or_404(Person, person), ResetForm()
    reopens = shown.account is not None and shown.account.disabled_at is not None
    if form.validate_on_submit():
        with form.refusals():
            reset = resets.propose_reset(person=person, **form.said(), reopens=reopens, by=by, at=now())
            return redirect(url_for(".show", reset=reset.public_id), 303)
    return render_template("resets/new.html", person=shown, form=form, reopens=reopens), form.status


@bp.get("/resets/<reset>")
def show(reset: str) -> str:
    """Show what was proposed, and the two answers to it."""
    by = actor_who_may("reset.confirmed")
    return render_template("resets/reset.html", reset=found_or_404(Reset, reset), by=by)


@bp.post("/resets/<reset>/confirmation")
def confirm(reset: str) -> Page:
    """Agree as the second person; the page that answers shows the link, and no other does."""
    by, shown, form = actor_who_may("reset.confirmed"), found_or_404(Reset, reset), Form()
    if form.validate_on_submit():
        with form.refusals():
            return page_of_link(resets.confirm_reset(reset=reset, by=by, at=now()))
    return render_template("resets/reset.html", reset=shown, by=by, form=form), form.status


@bp.post("/resets/<reset>/refusal")
def refuse(reset: str) -> Page:
    """Decline the proposal, or take one's own back."""
    by, shown, form = actor_who_may("reset.refused"), found_or_404(Reset, reset), Form()
    if form.validate_on_submit():
        with form.refusals():
            resets.refuse_reset(reset=reset, by=by, at=now())
            return redirect(url_for("people.show_person", person=shown.person.public_id), 303)
    return render_template("resets/reset.html", reset=shown, by=by, form=form), form.status


@bp.post("/resets/<reset>/notice/dismissal")
def put_away(reset: str) -> Response:
    """Show the notice to its reader no more."""
    by, at = current_actor(), now()
    if all(noticed.public_id != reset for noticed in noticed_by(db.session(), by, at=at)):
        raise NotFound
    resets.put_away_notice(reset=reset, by=by, at=at)
    return redirect(home_url(), 303)
