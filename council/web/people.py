"""People of the body: who they are, how they sign in, and which offices they hold and held."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import invitations, people, state_offices
from council.records.database import db
from council.records.directory import appointments_of, people_listed
from council.records.invitations import standing_invitation
from council.records.people import KEEPERS_OF_USERS, OF_A_STATE, Appointment, Person
from council.records.proposals import Proposal, proposals_about
from council.records.resets import resets_of
from council.web.acting import actor_who_may, today
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.closing import closing_page
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.forms.fields import as_stored
from council.web.forms.people import AccountForm, AppointmentForm, LastDayForm, PersonForm
from council.web.link_page import page_of_link

bp = Blueprint("people", __name__)

Page = Response | tuple[str, int]
LIFE_IN_HOURS = int(invitations.LIFE.total_seconds()) // 3600


@bp.get("/people")
def list_people() -> str:
    """Show everybody known, with the offices they hold today."""
    by, sought = actor_who_may("person.registered"), as_stored(request.args.get("name"))[:100]
    rows = people_listed(db.session(), body_id=by.body_id, day=today(), sought=sought)
    return render_template("people/list.html", rows=rows, sought=sought)


@bp.route("/people/new", methods=["GET", "POST"])
def register_person() -> Page:
    """Enter a person."""
    by, form = actor_who_may("person.registered"), PersonForm()
    if form.validate_on_submit():
        with form.refusals():
            person = people.register_person(**form.said(), by=by, at=now())
            return _to_person(person.public_id)
    return render_template("people/new.html", form=form), form.status


@bp.get("/people/<person>")
def show_person(person: str) -> str:
    """Show one person with the account and every office."""
    by = actor_who_may("person.registered")
    shown = found_or_404(Person, person)
    return render_template("people/person.html", **_facts(shown, by))


@bp.route("/people/<person>/account", methods=["GET", "POST"])
def open_account(person: str) -> Page:
    """Invite the person: the page that answers shows the link, and no other page does."""
    by, shown, form = actor_who_may("account.opened"), found_or_404(Person, person), AccountForm()
    if form.validate_on_submit():
        with form.refusals():
            return page_of_link(invitations.invite(person=person, **form.said(), by=by, at=now()))
    return render_template("people/account.html", person=shown, form=form, hours=LIFE_IN_HOURS), form.status


@bp.route("/people/<person>/account/closure", methods=["GET", "POST"])
def disable_account(person: str) -> Page:
    """Say what ends with the account, and let the person sign in no more."""
    by, shown, form = actor_who_may("account.disabled"), found_or_404(Person, person), Form()
    if shown.account is None:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            proposal = people.disable_account(person=person, by=by, at=now())
            return _to_person(person) if proposal is None else to_proposal(proposal)
    return closing_page(shown, by, form, back=url_for(".show_person", person=person))


@bp.route("/people/<person>/appointments/new", methods=["GET", "POST"])
def appoint(person: str) -> Page:
    """Give the person an office."""
    by, shown, form = actor_who_may("appointment.made"), found_or_404(Person, person), AppointmentForm()
    form.seat.choices = seat_choices(db.session(), by, day=form.since_on.data or today())
    if form.validate_on_submit():
        with form.refusals():
            return _appointed(person, by, form)
    return render_template("people/appointment.html", person=shown, form=form), form.status


@bp.route("/appointments/<appointment>/last-day", methods=["GET", "POST"])
def end_appointment(appointment: str) -> Page:
    """Enter the last day of an office."""
    by, held, form = actor_who_may("appointment.ended"), found_or_404(Appointment, appointment), LastDayForm()
    if form.validate_on_submit():
        with form.refusals():
            return _ended(held, by, form)
    takes_two = held.office in KEEPERS_OF_USERS
    return render_template("people/last_day.html", held=held, form=form, takes_two=takes_two), form.status


def to_proposal(proposal: Proposal) -> Response:
    """Lead on to what waits for its second person."""
    return redirect(url_for("proposals.show", proposal=proposal.public_id), 303)


def _appointed(person: str, by: Actor, form: AppointmentForm) -> Response:
    """Appoint, or propose whom a state is to be represented by."""
    said = form.said()
    if said["office"] in OF_A_STATE or said["seat"]:
        proposal = state_offices.name_for_state(person=person, **said, by=by, at=now())
        return to_proposal(proposal) if proposal.is_waiting else _to_person(person)
    del said["seat"]
    people.appoint(person=person, **said, by=by, at=now())
    return _to_person(person)


def _ended(held: Appointment, by: Actor, form: LastDayForm) -> Response:
    """End the office, or propose that one of a state end."""
    said = {"appointment": held.public_id, **form.said(), "by": by, "at": now()}
    if held.office in KEEPERS_OF_USERS:
        proposal = state_offices.end_for_state(**said)
        return to_proposal(proposal) if proposal.is_waiting else _to_person(held.person.public_id)
    people.end_appointment(**said)
    return _to_person(held.person.public_id)


def _facts(person: Person, by: Actor) -> dict[str, Any]:
    return {
        "person": person,
        "offices": appointments_of(db.session(), person, body_id=by.body_id),
        "today": today(),
        "proposals": proposals_about(db.session(), person.id),
        "appoints": may(by, "appointment.made"),
        "invitation": standing_invitation(db.session(), person, at=now()),
        "resets": resets_of(db.session(), person.id) if may(by, "reset.proposed") else None,
    }


def _to_person(public_id: str) -> Response:
    return redirect(url_for(".show_person", person=public_id), 303)
