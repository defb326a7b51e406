"""A state does not chair: its refusal entered with the letter, and taken back."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import chair_refusals as acts
from council.records.chairmanship import ChairRefusal
from council.records.database import db
from council.web.acting import actor_who_may, today
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.chairmanship import EndingForm, RefusalForm

bp = Blueprint("chair_refusals", __name__)

Page = Response | tuple[str, int]


@bp.route("/chair-refusals/new", methods=["GET", "POST"])
def record_refusal() -> Page:
    """Enter that a state declines, is passed over or lays the chair down."""
    by, form = actor_who_may("chair_refusal.recorded"), RefusalForm()
    form.seat.choices = seat_choices(db.session(), by, day=form.since_on.data or today())
    if form.validate_on_submit():
        with form.refusals():
            acts.record_refusal(**form.said(), by=by, at=now())
            return redirect(url_for("chairmanship.list_chairmanships"), 303)
    return render_template("chair_refusals/new.html", form=form), form.status


@bp.route("/chair-refusals/<refusal>/withdrawal", methods=["GET", "POST"])
def take_back_refusal(refusal: str) -> Page:
    """Enter that the refusal counts no more."""
    by, shown = actor_who_may("chair_refusal.taken_back"), found_or_404(ChairRefusal, refusal)
    form = EndingForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.take_back_refusal(refusal=refusal, **form.said(), by=by, at=now())
            return redirect(url_for("chairmanship.list_chairmanships"), 303)
    return render_template("chair_refusals/withdrawal.html", refusal=shown, form=form), form.status
