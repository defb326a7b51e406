"""Who chairs the body and who are the co-chairs, with the dates and the decision."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import chairmanship as terms
from council.charters import load_charter
from council.law.chairmanship import rule_on_term
from council.law.ruling import Ruling
from council.records.chairmanship import Chairmanship
from council.records.database import db
from council.records.directory import terms_in_chair
from council.web.acting import actor_who_may, body_or_404, current_actor
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.chairmanship import ChairmanshipForm, EndingForm

bp = Blueprint("chairmanship", __name__)

Page = Response | tuple[str, int]


@bp.get("/chairmanships")
def list_chairmanships() -> str:
    """Show every term in the chair, the latest first."""
    by = current_actor()
    if by.is_observer:
        abort(404)
    rows = [(term, _rule_on(term)) for term in terms_in_chair(db.session(), body_id=by.body_id)]
    may_enter = may(by, "chairmanship.entered")
    return render_template("chairmanship/list.html", rows=rows, today=now().date(), may_enter=may_enter)


@bp.route("/chairmanships/new", methods=["GET", "POST"])
def enter_chairmanship() -> Page:
    """Enter a term in the chair."""
    by, form = actor_who_may("chairmanship.entered"), ChairmanshipForm()
    seats = seat_choices(db.session(), by, day=form.since_on.data or now().date())
    form.seat.choices = form.preceding.choices = form.following.choices = seats
    if form.validate_on_submit():
        with form.refusals():
            terms.enter_chairmanship(**form.said(), by=by, at=now())
            return redirect(url_for(".list_chairmanships"), 303)
    return render_template("chairmanship/new.html", form=form), form.status


@bp.route("/chairmanships/<term>/ending", methods=["GET", "POST"])
def end_chairmanship(term: str) -> Page:
    """End a term before its last day, or take back a wrong entry."""
    by, shown, form = actor_who_may("chairmanship.ended"), found_or_404(Chairmanship, term), EndingForm()
    if form.validate_on_submit():
        with form.refusals():
            terms.end_chairmanship(chairmanship=term, **form.said(), by=by, at=now())
            return redirect(url_for(".list_chairmanships"), 303)
    return render_template("chairmanship/ending.html", term=shown, form=form), form.status


def _rule_on(term: Chairmanship) -> Ruling:
    edition = load_charter(body_or_404().charter_code).edition_on(term.since_on)
    return rule_on_term(edition.chairmanship, since_on=term.since_on, until_on=term.until_on)
