"""People of the body: who they are, how they sign in, and which offices they hold and held."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import invitations, people
from council.records.database import db
from council.records.directory import appointments_of, people_listed
from council.records.invitations import standing_invitation
from council.records.people import Appointment, Person
from council.records.resets import resets_of
from council.web.acting import actor_who_may, today
from council.web.choices import seat_choices
from council.web.clock import now
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


@bp.post("/people/<person>/account/closure")
def disable_account(person: str) -> Page:
    """Let the person sign in no more."""
    by, shown, form = actor_who_may("account.disabled"), found_or_404(Person, person), Form()
    if form.validate_on_submit():
        with form.refusals():
            people.disable_account(person=person, by=by, at=now())
            return _to_person(person)
    return render_template("people/person.html", form=form, **_facts(shown, by)), form.status


@bp.route("/people/<person>/appointments/new", methods=["GET", "POST"])
def appoint(person: str) -> Page:
    """Give the person an office."""
    by, shown, form = actor_who_may("appointment.made"), found_or_404(Person, person), AppointmentForm()
    form.seat.choices = seat_choices(db.session(), by, day=form.since_on.data or today())
    if form.validate_on_submit():
        with form.refusals():
            people.appoint(person=person, **form.said(), by=by, at=now())
            return _to_person(person)
    return render_template("people/appointment.html", person=shown, form=form), form.status


@bp.route("/appointments/<appointment>/last-day", methods=["GET", "POST"])
def end_appointment(appointment: str) -> Page:
    """Enter the last day of an office."""
    by, held, form = actor_who_may("appointment.ended"), found_or_404(Appointment, appointment), LastDayForm()
    if form.validate_on_submit():
        with form.refusals():
            people.end_appointment(appointment=appointment, **form.said(), by=by, at=now())
            return _to_person(held.person.public_id)
    return render_template("people/last_day.html", held=held, form=form), form.status


def _facts(person: Person, by: Actor) -> dict[str, Any]:
    return {
        "person": person,
        "offices": appointments_of(db.session(), person, body_id=by.body_id),
        "today": today(),
        "appoints": may(by, "appointment.made"),
        "invitation": standing_invitation(db.session(), person, at=now()),
        "resets": resets_of(db.session(), person.id) if may(by, "reset.proposed") else None,
    }


def _to_person(public_id: str) -> Response:
    return redirect(url_for(".show_person", person=public_id), 303)
