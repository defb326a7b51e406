"""Who chairs the body and why, who will, and what departed from the order; and the decisions entered on it."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import chairmanship as terms
from council.records.chairmanship import Chairmanship
from council.records.database import db
from council.web.acting import actor_who_may, body_or_404, current_actor, today
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.chairmanship import ChairmanshipForm, ElectionForm, EndingForm
from council.web.rotation_page import rotation_page

bp = Blueprint("chairmanship", __name__)

Page = Response | tuple[str, int]


@bp.get("/chairmanships")
def list_chairmanships() -> str:
    """Show who chairs today and why, the terms ahead, the exceptions and every decision."""
    by = current_actor()
    if by.is_guest:
        abort(404)
    page = rotation_page(db.session(), body_or_404(), today=today())
    may_enter = may(by, "chairmanship.entered")
    return render_template("chairmanship/list.html", page=page, today=page.today, may_enter=may_enter)


@bp.route("/chairmanships/new", methods=["GET", "POST"])
def enter_chairmanship() -> Page:
    """Enter a term in the chair."""
    by, form = actor_who_may("chairmanship.entered"), ChairmanshipForm()
    seats = seat_choices(db.session(), by, day=form.since_on.data or today())
    form.seat.choices = form.preceding.choices = form.following.choices = seats
    if request.method == "GET":
        page = rotation_page(db.session(), body_or_404(), today=today())
        form.propose(page.undecided)
    if form.validate_on_submit():
        with form.refusals():
            terms.enter_chairmanship(**form.said(), by=by, at=now())
            return redirect(url_for(".list_chairmanships"), 303)
    return render_template("chairmanship/new.html", form=form), form.status


@bp.route("/chairmanships/election", methods=["GET", "POST"])
def elect_first_chair() -> Page:
    """Enter the election of the first chair."""
    by, form = actor_who_may("chairmanship.elected"), ElectionForm()
    form.seat.choices = seat_choices(db.session(), by, day=form.since_on.data or today())
    if form.validate_on_submit():
        with form.refusals():
            terms.elect_first_chair(**form.said(), by=by, at=now())
            return redirect(url_for(".list_chairmanships"), 303)
    return render_template("chairmanship/election.html", form=form), form.status


@bp.route("/chairmanships/<term>/ending", methods=["GET", "POST"])
def end_chairmanship(term: str) -> Page:
    """Take back a decision entered by mistake."""
    by, shown, form = actor_who_may("chairmanship.ended"), found_or_404(Chairmanship, term), EndingForm()
    if form.validate_on_submit():
        with form.refusals():
            terms.end_chairmanship(chairmanship=term, **form.said(), by=by, at=now())
            return redirect(url_for(".list_chairmanships"), 303)
    return render_template("chairmanship/ending.html", term=shown, form=form), form.status
