"""Which co-chair is named to preside over a meeting while the chair is absent."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.actions import acting_chairs as acts
from council.records.chairing import chairing_of
from council.records.database import db
from council.web.clock import now
from council.web.forms.chairmanship import ActingChairForm
from council.web.meeting_finding import meeting_to_change
from council.web.rotation_words import code_name

bp = Blueprint("acting_chairs", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/acting-chair", methods=["GET", "POST"])
def name_acting_chair(meeting: str) -> Page:
    """Name the co-chair that presides if the chairing state is not represented."""
    held, by = meeting_to_change(meeting, "acting_chair.named")
    chairing, form = chairing_of(db.session(), held), ActingChairForm()
    form.seat.choices = [SelectChoice(seat, code_name(seat)) for seat in chairing.co_chairs]
    if form.validate_on_submit():
        with form.refusals():
            acts.name_acting_chair(meeting=meeting, **form.said(), by=by, at=now())
            return redirect(url_for("meetings.show_meeting", meeting=meeting), 303)
    html = render_template("acting_chairs/new.html", form=form, meeting=held, chairing=chairing)
    return html, form.status
