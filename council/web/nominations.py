"""Nominations before the secretariat: who a state wants in its delegation, confirmed or declined with a reason."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import nominations
from council.records.nominations import Nomination
from council.web.acting import actor_who_may
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.forms.credentials import ReasonForm

bp = Blueprint("nominations", __name__)

Page = Response | tuple[str, int]


@bp.get("/nominations/<nomination>")
def show(nomination: str) -> str:
    """Show who is proposed by whom, and the two answers."""
    actor_who_may("nomination.confirmed")
    shown = found_or_404(Nomination, nomination)
    return render_template("nominations/nomination.html", nomination=shown, reason=ReasonForm())


@bp.post("/nominations/<nomination>/confirmation")
def confirm(nomination: str) -> Page:
    """Enter the person as a user of the delegation."""
    by, shown, form = actor_who_may("nomination.confirmed"), found_or_404(Nomination, nomination), Form()
    if form.validate_on_submit():
        with form.refusals():
            confirmed = nominations.confirm_nomination(nomination=nomination, by=by, at=now())
            entered = confirmed.person.public_id if confirmed.person else None
            return redirect(url_for("people.show_person", person=entered), 303)
    return _page(shown, form, form.status)


@bp.post("/nominations/<nomination>/refusal")
def refuse(nomination: str) -> Page:
    """Decline, and say why."""
    by, shown, form = actor_who_may("nomination.refused"), found_or_404(Nomination, nomination), ReasonForm()
    if form.validate_on_submit():
        with form.refusals():
            nominations.refuse_nomination(nomination=nomination, **form.said(), by=by, at=now())
            return redirect(url_for(".show", nomination=nomination), 303)
    return _page(shown, form, form.status)


def _page(shown: Nomination, form: Form, status: int) -> Page:
    reason = form if isinstance(form, ReasonForm) else ReasonForm()
    template = "nominations/nomination.html"
    return render_template(template, nomination=shown, form=form, reason=reason), status
