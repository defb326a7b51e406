"""The place of a meeting: what was proposed to the members, and what each of them said."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.petition_scopes import speaks_for_a_state
from council.access.rights import may
from council.actions import venues as acts
from council.records.database import db
from council.records.venues import VenueProposal, proposals_of
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.finding import found_in_meeting
from council.web.forms.venues import ProposalForm, VenueAnswered, VenueAnswerForm
from council.web.meeting_finding import meeting_seen
from council.web.petition_page import whose_answer
from council.web.venue_page import VenuePage, venue_page

bp = Blueprint("venues", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/venue")
def show_venue(meeting: str) -> str:
    """Show the place proposed, the answers and the earlier proposals."""
    page = _page(meeting)
    form = VenueAnswerForm()
    form.answer.label.text = whose_answer(page.actor)
    return render_template("venues/venue.html", page=page, meeting=page.meeting, form=form)


@bp.route("/meetings/<meeting>/venue/proposal", methods=["GET", "POST"])
def propose_venue(meeting: str) -> Page:
    """Propose a place to the members."""
    page, form = _page(meeting), ProposalForm()
    by = _speaker(page)
    form.state.choices = seat_choices(db.session(), by, day=page.meeting.starts_locally.date())
    if not form.is_submitted():
        form.city.data, form.venue.data = page.meeting.city, page.meeting.venue
    if form.validate_on_submit():
        with form.refusals():
            state = by.seat if speaks_for_a_state(by) else form.state.data
            acts.propose_venue(meeting=meeting, **form.said() | {"state": state}, by=by, at=now())
            return _to_venue(meeting)
    return render_template("venues/proposal.html", page=page, meeting=page.meeting, form=form), form.status


@bp.route("/venue-proposals/<proposal>/answer", methods=["GET", "POST"])
def answer_venue(proposal: str) -> Page:
    """Agree to the place or object to it."""
    asked, held, _by = found_in_meeting(VenueProposal, proposal)
    form, meeting = VenueAnswerForm(), held.public_id
    page = _page(meeting)
    by = _speaker(page)
    form.answer.label.text = whose_answer(by)
    form.state.choices = seat_choices(db.session(), by, day=page.meeting.starts_locally.date())
    form.require("state", "letter")
    if form.validate_on_submit():
        with form.refusals():
            acts.answer_venue(
                proposal=proposal,
                state=(by.seat if speaks_for_a_state(by) else form.state.data) or "",
                agrees=form.answer.data is VenueAnswered.AGREES,
                note=form.note.data or "",
                letter=form.letter.data or "",
                by=by,
                at=now(),
            )
            return _to_venue(meeting)
    shown = {"page": page, "meeting": page.meeting, "asked": asked, "form": form}
    return render_template("venues/answer.html", **shown), form.status


def _page(public_id: str) -> VenuePage:
    """Return the place of a meeting for those it is agreed between; 404 where the body asks for no agreement."""
    meeting, by = meeting_seen(public_id)
    session = db.session()
    ruling = acts.venue_ruling(session, meeting)
    if ruling is None or not may(by, "meeting.followed", meeting, seat=by.seat):
        abort(404)
    return venue_page(session, meeting, by, ruling, proposals_of(session, meeting))


def _speaker(page: VenuePage) -> Actor:
    if not page.actor.is_secretariat and not speaks_for_a_state(page.actor):
        abort(404)
    return page.actor


def _to_venue(meeting: str) -> Response:
    return redirect(url_for(".show_venue", meeting=meeting), 303)
