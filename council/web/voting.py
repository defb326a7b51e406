"""Voting: the question before a member, the choice repeated and confirmed, and the receipt."""

from __future__ import annotations

import secrets

from flask import Blueprint, abort, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.actions import objecting, voting
from council.records.database import db
from council.web.ballot_paper import BallotPaper, ballot_paper
from council.web.clock import now
from council.web.forms.base import Form
from council.web.forms.voting import CHOICE_LABELS, BallotForm
from council.web.fragments import fragment, moved_on
from council.web.item_page import item_page
from council.web.meeting_finding import item_seen
from council.web.naming import state_name
from council.web.receipt_leaf import leaf_of
from council.web.result_page import result_page
from council.web.seen import actor_at_vote, ballot_seen, vote_seen
from council.web.signed_in import keep_alive

bp = Blueprint("voting", __name__)

Page = Response | tuple[str, int]

UNCONFIRMED = "unconfirmed"  # the vote, who chose, the position, the key of the form


@bp.get("/items/<item>")
def show_item(item: str) -> str:
    """Show an item: its text, what the law says of deciding it, and what was decided."""
    shown, by = item_seen(item)
    return render_template("items/item.html", page=item_page(db.session(), shown, by))


@bp.get("/votes/<vote>")
def show(vote: str) -> str:
    """Show a vote as it stands for this reader: the ballot while it is open, the result after."""
    held, by = vote_seen(vote)
    if held.closed_at is not None:
        return render_template("results/result.html", page=result_page(db.session(), held, by))
    return _ballot_page(ballot_paper(db.session(), held, by), _fresh_form())


@bp.get("/votes/<vote>/state")
def show_state(vote: str) -> Response:
    """Send the part of the page that refreshes itself: who has voted, never how."""
    held, by = vote_seen(vote)
    if not held.is_open:
        return moved_on(url_for(".show", vote=vote))
    keep_alive()
    return fragment("voting/state.html", paper=ballot_paper(db.session(), held, by))


@bp.post("/votes/<vote>/confirmation")
def confirm_choice(vote: str) -> Page:
    """Keep the choice in the voter's own browser until it is confirmed; nothing is written."""
    held, by = vote_seen(vote)
    if not held.is_open:
        return redirect(url_for(".show", vote=vote), 303)
    paper, form = ballot_paper(db.session(), held, by), BallotForm()
    if not form.validate_on_submit() or paper.standing != "open":
        return _ballot_page(paper, form), 422
    session[UNCONFIRMED] = [vote, by.person_id, form.position.data, form.form_key.data]
    return redirect(url_for(".show_choice", vote=vote), 303)


@bp.get("/votes/<vote>/confirmation")
def show_choice(vote: str) -> Page:
    """Repeat the question, the text, the choice and the state before the ballot is cast.

    A page of its own, so that the switch of the language keeps the choice, and the way back
    from a receipt leads to the vote as it stands, not to an answer that a browser cannot show twice.
    """
    held, by = vote_seen(vote)
    kept, person, position, form_key = session.get(UNCONFIRMED, (None, None, None, None))
    paper = ballot_paper(db.session(), held, by)
    if (kept, person) != (vote, by.person_id) or paper.standing != "open":
        return redirect(url_for(".show", vote=vote), 303)
    form = BallotForm(formdata=None, position=position, form_key=form_key)
    chosen = CHOICE_LABELS[form.chosen]
    return render_template("voting/confirmation.html", paper=paper, form=form, chosen=chosen), 200


@bp.post("/votes/<vote>/ballot")
def cast_ballot(vote: str) -> Page:
    """Cast the ballot that was confirmed."""
    by, form = actor_at_vote(vote), BallotForm()
    if not form.validate_on_submit():
        held, by = vote_seen(vote)
        return _ballot_page(ballot_paper(db.session(), held, by), form), 422
    ballot = voting.cast_ballot(vote=vote, position=form.chosen, form_key=form.form_key.data, by=by, at=now())
    session.pop(UNCONFIRMED, None)
    return redirect(url_for(".show_receipt", ballot=ballot.public_id), 303)


@bp.get("/ballots/<ballot>")
def show_receipt(ballot: str) -> str:
    """Show the receipt; before the close the choice stands on it only for the person who made it."""
    cast, by = ballot_seen(ballot)
    is_open = cast.vote.is_open
    chosen = CHOICE_LABELS[cast.position] if cast.cast_by_id == by.person_id or not is_open else None
    leaf = leaf_of(db.session(), cast)
    return render_template("voting/receipt.html", ballot=cast, vote=cast.vote, chosen=chosen, leaf=leaf)


@bp.route("/votes/<vote>/objections", methods=["GET", "POST"])
def object_to_adoption(vote: str) -> Page:
    """Ask whether the state really objects, and record that it does."""
    held, by = vote_seen(vote)
    form, paper = Form(), ballot_paper(db.session(), held, by)
    if form.validate_on_submit():
        objecting.object_to_adoption(vote=vote, by=by, at=now())
        return redirect(url_for(".show", vote=vote), 303)
    if paper.standing != "no_objection_open":
        abort(404)
    return render_template("voting/objection.html", paper=paper, form=form), 200


def _ballot_page(paper: BallotPaper, form: BallotForm) -> str:
    if paper.seat is not None:
        form.position.label.text = _("Как голосует %(state)s?", state=state_name(paper.seat.state))
    return render_template("voting/ballot.html", paper=paper, form=form)


def _fresh_form() -> BallotForm:
    """Return an empty form with a key nobody can guess, so that nobody can send it before its owner."""
    return BallotForm(formdata=None, form_key=secrets.token_urlsafe(18))
