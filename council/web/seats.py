"""The composition of the body: its seats, the authorised bodies of the states and the members."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import authorised_bodies, bodies
from council.charters import load_charter
from council.charters.states import STATES
from council.law.ruling import Ruling
from council.law.standing import rule_on_standing
from council.records.bodies import AuthorisedBody, Channel, Seat
from council.records.database import db
from council.records.directory import authorities_of_state, composition, members_of_seat
from council.records.parties import parties_of
from council.web.acting import actor_who_may, body_or_404, current_actor, today
from council.web.choices import state_choices
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.parties import NoticeForm
from council.web.forms.seats import AuthorityForm, SeatForm

bp = Blueprint("seats", __name__)

Page = Response | tuple[str, int]


@bp.get("/seats")
def list_seats() -> str:
    """Show the composition on a day, today by default."""
    by = current_actor()
    if by.is_guest:
        abort(404)
    day = request.args.get("on", type=date.fromisoformat) or today()
    places = composition(db.session(), body_id=by.body_id, day=day)
    may_enter = may(by, "seat.admitted")
    may_admit = may_enter and len(places) < len(STATES)
    return render_template(
        "seats/list.html", places=places, day=day, may_enter=may_enter, may_admit=may_admit
    )


@bp.get("/seats/<seat>")
def show_seat(seat: str) -> str:
    """Show one seat: its ground, its members and the authorities of the state over the years."""
    by = current_actor()
    if by.is_guest:
        abort(404)
    shown, session = found_or_404(Seat, seat), db.session()
    return render_template(
        "seats/seat.html",
        seat=shown,
        standing=_standing(shown),
        members=members_of_seat(session, shown),
        authorities=authorities_of_state(session, shown.state, body_id=by.body_id),
        may_enter=may(by, "authorised_body.named"),
        knows_people=may(by, "person.registered"),
    )


@bp.route("/seats/new", methods=["GET", "POST"])
def admit_seat() -> Page:
    """Give a state its seat."""
    by, form = actor_who_may("seat.admitted"), SeatForm()
    form.state.choices = state_choices(db.session())
    if form.validate_on_submit():
        with form.refusals():
            seat = bodies.admit_seat(**form.said(), by=by, at=now())
            return redirect(url_for(".show_seat", seat=seat.public_id), 303)
    return render_template("seats/new.html", form=form), form.status


@bp.route("/seats/<seat>/authorised-bodies/new", methods=["GET", "POST"])
def name_authorised_body(seat: str) -> Page:
    """Record the authority a state has named."""
    by, shown, form = actor_who_may("authorised_body.named"), found_or_404(Seat, seat), AuthorityForm()
    if form.validate_on_submit():
        with form.refusals():
            said = form.said(but="channel")
            channel = Channel(form.channel.data) if form.channel.data else None
            bodies.name_authorised_body(state=shown.code, channel=channel, **said, by=by, at=now())
            return redirect(url_for(".show_seat", seat=seat), 303)
    return render_template("seats/authority.html", seat=shown, form=form), form.status


@bp.route("/authorised-bodies/<authority>/notice", methods=["GET", "POST"])
def notify_depositary(authority: str) -> Page:
    """Record that the depositary was told of an authority named before."""
    by, form = actor_who_may("authorised_body.notified"), NoticeForm()
    shown = found_or_404(AuthorisedBody, authority)
    back = url_for("parties.list_parties", _anchor="notices")
    if form.validate_on_submit():
        with form.refusals():
            authorised_bodies.notify_depositary(authority=authority, **form.said(), by=by, at=now())
            return redirect(back, 303)
    return render_template("seats/notice.html", authority=shown, form=form, back=back), form.status


def _standing(seat: Seat) -> Ruling | None:
    """Return how the state stands to the treaty today; nothing for a body that has none."""
    body, session = body_or_404(), db.session()
    rule = load_charter(body.charter_code).latest.parties
    return rule_on_standing(rule, parties_of(session, body), state=seat.code, day=today()) if rule else None
