"""After a vote: how a state says it meant to vote, in its own words or, spoken aloud, by the secretariat's hand."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.rights import may
from council.actions import intentions as acts
from council.records.database import db
from council.web.clock import now
from council.web.forms.voting import IntentionForm
from council.web.naming import state_name
from council.web.result_page import ResultPage, result_page
from council.web.seen import vote_seen

bp = Blueprint("intentions", __name__)

Page = Response | tuple[str, int]


@bp.route("/votes/<vote>/intentions", methods=["GET", "POST"])
def state(vote: str) -> Page:
    """State how the reader's state meant to vote, or enter what another said aloud."""
    page, form = result_page(db.session(), *vote_seen(vote)), IntentionForm()
    if not may(page.actor, "intention.stated", page.floor.meeting, seat=page.actor.seat):
        abort(404)
    if page.actor.seat is not None:
        del form.seat
    else:
        form.seat.choices = _states(page)
    if form.validate_on_submit():
        with form.refusals():
            acts.state_intention(
                vote=vote, state=form.state(page.actor), intended=form.chosen, reason=form.reason.data or "",
                by=page.actor, at=now(),
            )  # fmt: skip
            return redirect(url_for("voting.show", vote=vote), 303)
    return render_template("results/intention.html", page=page, form=form), form.status


def _states(page: ResultPage) -> list[SelectChoice]:
    """Return the states that may still say so, for whoever enters what was said aloud."""
    stated = {one.seat_id for one in page.intentions}
    lines = [line for line in page.lines if line.roll.seat_id not in stated and line.has_voice]
    named = [SelectChoice(line.roll.seat.code, state_name(line.roll.seat.state)) for line in lines]
    return [SelectChoice("", _("Выберите государство")), *named]
