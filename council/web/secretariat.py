"""The secretariat passes to the chairing state, with the list of what a handover asks for."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.actions import secretariat as acts
from council.records.database import db
from council.web.acting import actor_who_may, body_or_404, today
from council.web.choices import person_choices, seat_choices
from council.web.clock import now
from council.web.forms.chairmanship import HandoverForm
from council.web.rotation_page import rotation_page

bp = Blueprint("secretariat", __name__)

Page = Response | tuple[str, int]


@bp.route("/secretariat/handover", methods=["GET", "POST"])
def hand_over() -> Page:
    """Let the head from the chairing state take over."""
    by, form, session = actor_who_may("secretariat.handed_over"), HandoverForm(), db.session()
    form.person.choices = person_choices(session)
    form.seat.choices = seat_choices(session, by, day=form.since_on.data or today())
    page = rotation_page(session, body_or_404(), today=today())
    if request.method == "GET":
        form.propose(page)
    if form.validate_on_submit():
        with form.refusals():
            acts.hand_over_secretariat(**form.said(), by=by, at=now())
            return redirect(url_for("chairmanship.list_chairmanships"), 303)
    return render_template("secretariat/handover.html", form=form, page=page), form.status
