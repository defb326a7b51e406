"""The presence book: who acts for each state, who else is in the room, and corrections of wrong entries."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.actors import Actor
from council.access.rights import may
from council.actions import people, presence
from council.actions.presence_book import refuse_when_over
from council.records.database import db
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.presence import Capacity, Mode
from council.web.choices import after_a_blank, person_choices, seat_choices
from council.web.clock import now
from council.web.forms.day import ArrivalForm, CorrectionForm, DelegateForm, LocalMomentForm, ParticipantForm
from council.web.seen import meeting_run, participant_seen, passage_seen
from council.web.state_page import StatePage, candidate_name, corrected_in, state_page

bp = Blueprint("presence", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/delegates/<seat>", methods=["GET", "POST"])
def register_delegate(meeting: str, seat: str) -> Page:
    """Show who acts for a state and its entries in the book; register who has come."""
    held, by = _book_of(meeting_run(meeting))
    page, form = state_page(db.session(), held, by, seat), DelegateForm()
    form.credential.choices = _candidates(page)
    if form.validate_on_submit():
        with form.refusals():
            presence.register_delegate(
                meeting=meeting,
                seat=seat,
                credential=form.paper,
                mode=Mode(form.mode.data),
                arrived_at=form.moment_at(held),
                by=by,
                at=now(),
            )
            return _to_day(held)
    return render_template("day/delegate.html", page=page, form=form), form.status


@bp.route("/meetings/<meeting>/participants", methods=["GET", "POST"])
def list_participant(meeting: str) -> Page:
    """List somebody who takes part without a vote; a person not known yet is entered first, by an act of its own."""
    held, by = _book_of(meeting_run(meeting))
    form = ParticipantForm()
    form.person.choices = person_choices(db.session())
    form.seat.choices = seat_choices(db.session(), by, day=held.starts_locally.date())
    if form.validate_on_submit():
        with form.refusals():
            refuse_when_over(held)  # or the person would be entered, and then not listed
            presence.list_participant(
                meeting=meeting,
                person=form.person.data or _new_person(form, by),
                capacity=Capacity(form.capacity.data),
                post=form.post.data,
                organisation=form.organisation.data,
                seat=form.seat.data or None,
                ground=form.ground,
                by=by,
                at=now(),
            )
            return _to_day(held)
    return render_template("day/participant.html", meeting=held, form=form), form.status


@bp.get("/meetings/<meeting>/passages")
def show_book(meeting: str) -> str:
    """Show every arrival, departure and correction."""
    held, _by = _book_of(meeting_run(meeting))
    floor = floor_of(db.session(), held, now())
    return render_template("day/book.html", meeting=held, floor=floor, corrected=corrected_in(floor))


@bp.post("/participants/<participant>/arrivals")
def record_arrival(participant: str) -> Response:
    """Record that a listed participant has come in."""
    _person, run = participant_seen(participant)
    (held, by), form = _book_of(run), ArrivalForm()
    presence.record_arrival(participant=participant, mode=form.chosen_mode, arrived_at=None, by=by, at=now())
    return _to_day(held)


@bp.route("/participants/<participant>/departures", methods=["GET", "POST"])
def record_departure(participant: str) -> Page:
    """Record that a participant has gone out, now or at a moment before."""
    person, run = participant_seen(participant)
    (held, by), form = _book_of(run), LocalMomentForm()
    if form.validate_on_submit():
        with form.refusals():
            presence.record_departure(participant=participant, left_at=form.moment_at(held), by=by, at=now())
            return _to_day(held)
    return render_template("day/departure.html", meeting=held, person=person, form=form), form.status


@bp.route("/passages/<passage>/correction", methods=["GET", "POST"])
def correct_passage(passage: str) -> Page:
    """Correct a wrong entry by a new one."""
    wrong, run = passage_seen(passage)
    (held, by), form = _book_of(run), CorrectionForm()
    if form.validate_on_submit():
        with form.refusals():
            presence.correct_passage(
                passage=passage,
                reason=form.reason.data,
                right_moment=form.moment_at(held),
                by=by,
                at=now(),
            )
            return _to_day(held)
    return render_template("day/correction.html", meeting=held, passage=wrong, form=form), form.status


def _book_of(run: tuple[Meeting, Actor]) -> tuple[Meeting, Actor]:
    """The presence book is kept by the secretariat; for others its pages do not exist."""
    if not may(run[1], "presence.arrived", run[0]):
        abort(404)
    return run


def _candidates(page: StatePage) -> list[SelectChoice]:
    able = [candidate for candidate in page.card.candidates if candidate.ruling.in_order]
    papers = [held.credential.public_id if held.credential else DelegateForm.MEMBER for held in able]
    return after_a_blank(map(SelectChoice, papers, map(candidate_name, able)), _("Выберите, кто действует"))


def _new_person(form: ParticipantForm, by: Actor) -> str:
    person = people.register_person(
        family_name=form.family_name.data, given_names=form.given_names.data, by=by, at=now()
    )
    return person.public_id


def _to_day(meeting: Meeting) -> Response:
    return redirect(url_for("day.show", meeting=meeting.public_id), 303)
