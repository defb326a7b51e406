"""The circulation of a meeting's papers: chosen, looked over, sent once; and what became of each dispatch."""

from __future__ import annotations

import secrets

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.actors import Actor
from council.actions import dispatches as acts
from council.actions.acknowledging import acknowledge_delivery
from council.actions.dispatch_sheets import compose_sheet
from council.records.database import db
from council.records.dispatches import Delivery, Dispatch, DispatchKind
from council.records.materials import MaterialVersion
from council.records.meetings import Meeting
from council.records.sendable import (
    adopted_papers,
    circle_of,
    is_open_beside,
    seats_to_reach,
    versions_sent,
    versions_to_send,
)
from council.records.sent import day_of_body
from council.web.clock import now
from council.web.dispatch_lists import dispatches_page
from council.web.dispatch_pages import DispatchPage, dispatch_page
from council.web.finding import found_with_actor
from council.web.forms.base import Form
from council.web.forms.dispatches import ByHandForm, DispatchForm
from council.web.fragments import fragment
from council.web.meeting_finding import meeting_seen, meeting_to_change
from council.web.naming import state_name
from council.web.opening import mark_dispatch

bp = Blueprint("dispatches", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/dispatches")
def list_dispatches(meeting: str) -> str:
    """Show what was sent for the meeting, and what the law says of it."""
    shown, by = meeting_seen(meeting)
    page = dispatches_page(db.session(), shown, by, at=now())
    is_followed = by.is_secretariat or by.delegation_id is not None
    if not (is_followed or page.lines):
        abort(404)
    return render_template("dispatches/list.html", page=page, meeting=shown, form=Form())


@bp.get("/meetings/<meeting>/dispatches/<kind>/choice")
def choose(meeting: str, kind: str) -> str:
    """Let the materials be chosen: by default what has not been sent yet."""
    shown, _by = _to_send(meeting, kind)
    versions, sent = versions_to_send(db.session(), shown), versions_sent(db.session(), shown)
    return render_template("dispatches/choice.html", meeting=shown, kind=kind, versions=versions, sent=sent)


@bp.get("/meetings/<meeting>/dispatches/<kind>/confirmation")
def look_over(meeting: str, kind: str) -> str:
    """Show to whom what will go, state by state, before it is sent."""
    shown, _by = _to_send(meeting, kind)
    form = DispatchForm(formdata=None, form_key=secrets.token_urlsafe(18))
    return _confirmation(shown, DispatchKind(kind), request.args.getlist("version"), form)


@bp.post("/meetings/<meeting>/dispatches/<kind>")
def issue(meeting: str, kind: str) -> Page:
    """Send it, once however often the button is pressed."""
    (shown, by), form = _to_send(meeting, kind), DispatchForm()
    chosen = form.versions.data or []
    if form.validate_on_submit():
        with form.refusals():
            said = form.said() | {"versions": chosen}
            sent = acts.issue_dispatch(meeting=meeting, kind=DispatchKind(kind), **said, by=by, at=now())
            return redirect(url_for(".show", dispatch=sent.public_id), 303)
    return _confirmation(shown, DispatchKind(kind), chosen, form), form.status


@bp.route("/meetings/<meeting>/dispatches/<kind>/by-hand", methods=["GET", "POST"])
def enter_by_hand(meeting: str, kind: str) -> Page:
    """Enter what was handed over by other means, with its own day and evidence."""
    shown, by = meeting_to_change(meeting, "dispatch.entered")
    form = ByHandForm() if request.method == "POST" else ByHandForm(form_key=secrets.token_urlsafe(18))
    _offer(form, shown, _kind_or_404(kind))
    if form.validate_on_submit():
        with form.refusals():
            said = form.said() | {"versions": form.versions.data or []}
            sent = acts.enter_dispatch(meeting=meeting, kind=DispatchKind(kind), **said, by=by, at=now())
            return redirect(url_for(".show", dispatch=sent.public_id), 303)
    return render_template("dispatches/by_hand.html", meeting=shown, kind=kind, form=form), form.status


@bp.get("/dispatches/<dispatch>")
def show(dispatch: str) -> str:
    """Show a dispatch with its papers and deliveries; the first look of a recipient is marked."""
    found, by = found_with_actor(Dispatch, dispatch)
    mark_dispatch(by, found.id)
    page = _page_of(found, by)
    return render_template("dispatches/show.html", page=page, meeting=page.meeting)


@bp.get("/dispatches/<dispatch>/state")
def show_state(dispatch: str) -> Response:
    """Send the part of the page that refreshes itself: what became of the deliveries."""
    found, by = found_with_actor(Dispatch, dispatch)
    return fragment("dispatches/state.html", page=_page_of(found, by))


@bp.post("/deliveries/<delivery>/acknowledgement")
def acknowledge(delivery: str) -> Response:
    """Confirm the receipt of what was sent to the reader."""
    found, by = found_with_actor(Delivery, delivery)
    address = url_for(".show", dispatch=found.dispatch.public_id)
    acknowledge_delivery(delivery=delivery, by=by, at=now())
    return redirect(address, 303)


@bp.post("/meetings/<meeting>/dispatches/<kind>/sheet")
def compose(meeting: str, kind: str) -> Page:
    """Have the certificate of distribution composed as things stand now, and printed."""
    (shown, by), form = meeting_to_change(meeting, "dispatch_sheet.composed"), Form()
    chosen = _kind_or_404(kind)
    if form.validate_on_submit():
        with form.refusals():
            compose_sheet(meeting=meeting, kind=chosen, by=by, at=now())
            return redirect(url_for(".list_dispatches", meeting=meeting), 303)
    page = dispatches_page(db.session(), shown, by, at=now())
    return render_template("dispatches/list.html", page=page, meeting=shown, form=form), form.status


def _to_send(meeting: str, kind: str) -> tuple[Meeting, Actor]:
    _kind_or_404(kind)
    return meeting_to_change(meeting, "dispatch.issued")


def _kind_or_404(kind: str) -> DispatchKind:
    if kind not in set(DispatchKind):
        abort(404)
    return DispatchKind(kind)


def _page_of(dispatch: Dispatch, by: Actor) -> DispatchPage:
    """Read a dispatch; the operator may have named no mail server, and then no letter leaves."""
    is_mailed = bool(current_app.config["SETTINGS"].mail_url)
    return dispatch_page(db.session(), dispatch, by, is_mailed=is_mailed)


def _confirmation(meeting: Meeting, kind: DispatchKind, chosen: list[str], form: DispatchForm) -> str:
    session, at = db.session(), now()
    day = day_of_body(meeting, at)
    seats = seats_to_reach(session, meeting, kind, day=day)
    versions: list[MaterialVersion] = []
    if kind is DispatchKind.MATERIALS:
        versions = [one for one in versions_to_send(session, meeting) if one.public_id in set(chosen)]
    return render_template(
        "dispatches/confirmation.html",
        meeting=meeting,
        kind=kind.value,
        form=form,
        versions=versions,
        beside=[one for one in versions if is_open_beside(one)],
        adopted=adopted_papers(session, meeting) if kind is DispatchKind.ADOPTED else [],
        circle=circle_of(session, meeting, seats, day=day),
    )


def _offer(form: ByHandForm, meeting: Meeting, kind: DispatchKind) -> None:
    """Give the form its states and papers; everything adopted goes together, and is not asked about."""
    session = db.session()
    seats = seats_to_reach(session, meeting, kind, day=day_of_body(meeting, now()))
    form.states.choices = [SelectChoice(seat.code, state_name(seat.state)) for seat in seats]
    form.versions.choices = [
        SelectChoice(one.public_id, one.material.title)
        for one in (versions_to_send(session, meeting) if kind is DispatchKind.MATERIALS else [])
    ]
