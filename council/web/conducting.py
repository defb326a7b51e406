"""Conducting a vote: its close, its withdrawal, votes given aloud, and annulment."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.rights import may
from council.actions import annulling, oral_ballots, voting
from council.actions.refusals import NotInOrder
from council.records.database import db
from council.web.ballot_paper import ballot_paper
from council.web.clock import now
from council.web.forms.base import Form
from council.web.forms.voting import ClosingForm, OralBallotForm, ReasonForm
from council.web.naming import state_name
from council.web.seen import actor_at_vote, vote_seen

bp = Blueprint("conducting", __name__)

Page = Response | tuple[str, int]


@bp.get("/votes/<vote>/closure")
def confirm_closing(vote: str) -> Page:
    """Ask whether the vote is to be closed while states are silent, and name them."""
    held, by = vote_seen(vote)
    if not held.is_open:
        return _to_vote(vote)
    paper = ballot_paper(db.session(), held, by)
    paper.helm.require()
    return render_template("voting/closing.html", paper=paper, form=ClosingForm(), rulings=()), 200


@bp.post("/votes/<vote>/closure")
def close(vote: str) -> Page:
    """Close the vote; where the base is narrow, ask the presiding person to confirm that it is known."""
    by, form = actor_at_vote(vote), ClosingForm()
    try:
        voting.close_vote(vote=vote, narrow_base_confirmed=form.narrow_base_confirmed.data, by=by, at=now())
    except NotInOrder as refusal:
        if all(ruling.finding != "narrow_base" for ruling in refusal.rulings):
            raise
        return _closing_page(vote, form, refusal), 409
    return _to_vote(vote)


@bp.route("/votes/<vote>/withdrawal", methods=["GET", "POST"])
def withdraw(vote: str) -> Page:
    """Withdraw a vote opened by mistake."""
    held, by = vote_seen(vote)
    form, paper = ReasonForm(), ballot_paper(db.session(), held, by)
    paper.helm.require()
    if form.validate_on_submit():
        with form.refusals():
            voting.withdraw_vote(vote=vote, reason=form.reason.data, by=by, at=now())
            return _to_vote(vote)
    return render_template("voting/withdrawal.html", paper=paper, form=form), form.status


@bp.route("/votes/<vote>/oral-ballots", methods=["GET", "POST"])
def enter_oral_ballot(vote: str) -> Page:
    """Enter a vote given aloud in the room."""
    held, by = vote_seen(vote)
    form, paper = OralBallotForm(), ballot_paper(db.session(), held, by)
    if not may(by, "oral_ballot.entered", held.item.meeting):
        abort(404)
    silent = [SelectChoice(line.seat.code, state_name(line.seat.state)) for line in paper.silent]
    form.seat.choices = [SelectChoice("", _("Выберите государство")), *silent]
    if held.item.meeting.is_written:
        form.position.label.text = _("Что сказано в письме")
    if form.validate_on_submit():
        with form.refusals():
            oral_ballots.enter_oral_ballot(
                vote=vote,
                seat=form.seat.data,
                position=form.chosen,
                letter=form.letter.data or "",
                by=by,
                at=now(),
            )
            return _to_vote(vote)
    return render_template("voting/oral_ballot.html", paper=paper, form=form), form.status


@bp.post("/votes/<vote>/oral-ballots/<oral_ballot>/confirmation")
def confirm_oral_ballot(vote: str, oral_ballot: str) -> Response:
    """Confirm that the state voted so aloud."""
    return _resolve(vote, oral_ballot, confirmed=True)


@bp.post("/votes/<vote>/oral-ballots/<oral_ballot>/rejection")
def reject_oral_ballot(vote: str, oral_ballot: str) -> Response:
    """Reject what was entered as said aloud."""
    return _resolve(vote, oral_ballot, confirmed=False)


@bp.route("/votes/<vote>/annulment", methods=["GET", "POST"])
def propose_annulment(vote: str) -> Page:
    """Propose, with a reason, that a closed vote be annulled."""
    held, by = vote_seen(vote)
    form, paper = ReasonForm(), ballot_paper(db.session(), held, by)
    paper.helm.require()
    if form.validate_on_submit():
        with form.refusals():
            annulling.propose_annulment(vote=vote, reason=form.reason.data, by=by, at=now())
            return _to_vote(vote)
    return render_template("results/annulment.html", paper=paper, form=form), form.status


@bp.post("/votes/<vote>/annulment/confirmation")
def confirm_annulment(vote: str) -> Response:
    """Confirm the annulment that another person proposed."""
    annulling.confirm_annulment(vote=vote, by=actor_at_vote(vote), at=now())
    return _to_vote(vote)


def _resolve(vote: str, oral_ballot: str, *, confirmed: bool) -> Response:
    by = actor_at_vote(vote)
    oral_ballots.resolve_oral_ballot(vote=vote, oral_ballot=oral_ballot, confirmed=confirmed, by=by, at=now())
    return _to_vote(vote)


def _closing_page(vote: str, form: Form, refusal: NotInOrder) -> str:
    held, by = vote_seen(vote)
    paper = ballot_paper(db.session(), held, by)
    return render_template("voting/closing.html", paper=paper, form=form, rulings=refusal.rulings)


def _to_vote(vote: str) -> Response:
    return redirect(url_for("voting.show", vote=vote), 303)
