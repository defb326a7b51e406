"""After a vote: dissenting opinions of the members who differ."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import statements
from council.records.database import db
from council.web.clock import now
from council.web.forms.voting import DissentForm
from council.web.result_page import ResultPage, result_page
from council.web.seen import decision_seen, vote_seen

bp = Blueprint("results", __name__)

Page = Response | tuple[str, int]


@bp.route("/decisions/<decision>/dissents", methods=["GET", "POST"])
def file_dissent(decision: str) -> Page:
    """File the dissenting opinion of the reader's state."""
    page, form = _result_of(decision), DissentForm()
    if page.actor.seat is None:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            statements.file_dissent(decision=decision, text=form.body_text.data, by=page.actor, at=now())
            return _to_result(page.vote.public_id)
    return render_template("results/dissent.html", page=page, form=form), form.status


@bp.post("/decisions/<decision>/dissents/withdrawal")
def withdraw_dissent(decision: str) -> Response:
    """Take the dissenting opinion of the reader's state back."""
    decided, by = decision_seen(decision)
    vote = decided.vote.public_id if decided.vote else ""
    statements.withdraw_dissent(decision=decision, by=by, at=now())
    return _to_result(vote)


def _result_of(public_id: str) -> ResultPage:
    decision, _reader = decision_seen(public_id)
    if decision.vote is None:
        abort(404)
    return result_page(db.session(), *vote_seen(decision.vote.public_id))


def _to_result(vote: str) -> Response:
    return redirect(url_for("voting.show", vote=vote), 303)
