"""The users of a state's delegation, for its member and its focal point; those of other states are not there."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.delegations import keeps, users_of_delegation
from council.access.seeing import seen_by
from council.actions import nominations, people
from council.records.bodies import Seat
from council.records.database import db
from council.records.invitations import standing_invitation
from council.records.nominations import Nomination
from council.records.people import Appointment, Office, Person
from council.records.proposals import Proposal, is_waiting
from council.web.acting import actor_who_may, today
from council.web.clock import now
from council.web.closing import closing_page
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.forms.delegation import NominationForm

bp = Blueprint("delegation", __name__)

Page = Response | tuple[str, int]


@bp.get("/delegation")
def show_delegation() -> str:
    """Show who belongs to the delegation, who is proposed, and what waits for the secretariat."""
    return render_template("delegation/delegation.html", **_facts(actor_who_may("nomination.made")))


@bp.route("/delegation/users/new", methods=["GET", "POST"])
def nominate() -> Page:
    """Propose a user."""
    by, form = actor_who_may("nomination.made"), NominationForm()
    if form.validate_on_submit():
        with form.refusals():
            nominations.nominate(**form.said(), by=by, at=now())
            return redirect(url_for(".show_delegation"), 303)
    return render_template("delegation/new.html", form=form, seat=_seat(by)), form.status


@bp.post("/nominations/<nomination>/withdrawal")
def withdraw_nomination(nomination: str) -> Page:
    """Take a proposal back before it is answered."""
    by, form = actor_who_may("nomination.withdrawn"), Form()
    proposed = found_or_404(Nomination, nomination, by)
    if form.validate_on_submit():
        with form.refusals():
            nominations.withdraw_nomination(nomination=proposed.public_id, by=by, at=now())
            return redirect(url_for(".show_delegation"), 303)
    return render_template("delegation/delegation.html", form=form, **_facts(by)), form.status


@bp.route("/delegation/users/<person>/account/closure", methods=["GET", "POST"])
def close_account(person: str) -> Page:
    """Say what ends with the account, and let a user of the delegation sign in no more."""
    by, form = actor_who_may("nomination.made"), Form()
    shown = found_or_404(Person, person, by)
    if shown.account is None or not keeps(db.session(), by, shown.id, day=today()):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            people.disable_account(person=shown.public_id, by=by, at=now())
            return redirect(url_for(".show_delegation"), 303)
    return closing_page(shown, by, form, back=url_for(".show_delegation"))


def _facts(by: Actor) -> dict[str, Any]:
    session, at = db.session(), now()
    users = users_of_delegation(session, by.keeps_id or 0, day=today())
    proposed = seen_by(by, Nomination).where(Nomination.seat_id == by.keeps_id)
    return {
        "seat": _seat(by),
        "users": users,
        "kept": {held.person_id for held in users if held.office is Office.DELEGATE},
        "invitations": {
            held.person_id: standing_invitation(session, held.person, at=at) for held in _uninvited(users)
        },
        "nominations": session.scalars(proposed.order_by(Nomination.id.desc())).all(),
        "proposals": session.scalars(
            seen_by(by, Proposal).where(Proposal.seat_id == by.keeps_id, is_waiting())
        ).all(),
        "today": today(),
    }


def _uninvited(users: list[Appointment]) -> list[Appointment]:
    """Return the users of the state who have not come in yet."""
    return [
        held
        for held in users
        if held.office is Office.DELEGATE
        and held.person.account
        and held.person.account.password_hash is None
    ]


def _seat(by: Actor) -> Seat:
    return db.session.scalars(seen_by(by, Seat).where(Seat.id == by.keeps_id)).one()
