"""After a vote: how a state says it meant to vote, by its own hand."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import intentions as acts
from council.records.database import db
from council.web.clock import now
from council.web.forms.voting import IntentionForm
from council.web.result_page import result_page
from council.web.seen import vote_seen

bp = Blueprint("intentions", __name__)

Page = Response | tuple[str, int]


@bp.route("/votes/<vote>/intentions", methods=["GET", "POST"])
def state(vote: str) -> Page:
    """State how the reader's state meant to vote; nobody says it for another."""
    page, form = result_page(db.session(), *vote_seen(vote)), IntentionForm()
    seat = page.actor.seat
    if seat is None or not may(page.actor, "intention.stated", page.floor.meeting, seat=seat):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            acts.state_intention(
                vote=vote, state=seat, intended=form.chosen, reason=form.reason.data or "", by=page.actor,
                at=now(),
            )  # fmt: skip
            return redirect(url_for("voting.show", vote=vote), 303)
    return render_template("results/intention.html", page=page, form=form), form.status
