"""The papers of a meeting: listed, chosen where there are several of a kind, and issued."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions.invitation_letters import send_invitation
from council.actions.issued_papers import invite, issue_paper
from council.records.database import db
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.meetings import Meeting
from council.web.clock import now
from council.web.finding import found_with_actor
from council.web.forms.base import Form
from council.web.forms.issued_papers import InvitationForm
from council.web.fragments import fragment
from council.web.issued_paper_choices import form_of
from council.web.issued_paper_lists import CHOSEN, issued_page
from council.web.issued_paper_words import NAMES
from council.web.meeting_finding import meeting_seen, meeting_to_change

bp = Blueprint("issued_papers", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/papers")
def list_papers(meeting: str) -> Page:
    """Show the papers issued for the meeting, each with the way to its file, and what can be issued."""
    shown, by = meeting_seen(meeting)
    return _list(shown, by, Form())


@bp.get("/meetings/<meeting>/papers/state")
def show_state(meeting: str) -> Response:
    """Send the part of the page that refreshes itself while the worker prints."""
    shown, by = meeting_seen(meeting)
    page = issued_page(db.session(), shown, by)
    return fragment("issued_papers/lines.html", page=page, meeting=shown, names=NAMES)


@bp.get("/meetings/<meeting>/papers/<kind>")
def choose(meeting: str, kind: str) -> Page:
    """Ask what the paper is to be about."""
    shown, by = meeting_to_change(meeting, "paper.issued")
    chosen = _kind_or_404(kind)
    if chosen not in CHOSEN:
        abort(404)
    return _asked(shown, chosen, form_of(db.session(), shown, chosen, by))


@bp.post("/meetings/<meeting>/papers/<kind>")
def issue(meeting: str, kind: str) -> Page:
    """Issue the paper, under the next number of its kind."""
    shown, by = meeting_to_change(meeting, "paper.issued")
    chosen = _kind_or_404(kind)
    form = form_of(db.session(), shown, chosen, by) if chosen in CHOSEN else Form()
    if form.validate_on_submit():
        with form.refusals():
            _issue(shown, chosen, form, by)
            return redirect(url_for(".list_papers", meeting=meeting), 303)
    return _asked(shown, chosen, form) if chosen in CHOSEN else _list(shown, by, form)


@bp.post("/papers/<paper>/letters")
def send(paper: str) -> Response:
    """Send an invitation by mail to the delegation it invites, once."""
    issued, by = found_with_actor(IssuedPaper, paper)
    if not may(by, "paper.sent", issued.meeting):
        abort(404)
    send_invitation(paper=paper, by=by, at=now())
    return redirect(url_for(".list_papers", meeting=issued.meeting.public_id), 303)


def _issue(meeting: Meeting, kind: PaperKind, form: Form, by: Actor) -> None:
    if isinstance(form, InvitationForm):
        invite(
            meeting=meeting.public_id,
            states=form.states.data or [],
            by_mail=form.by_mail.data,
            by=by,
            at=now(),
        )
        return
    given_to = form.data.get("given_to") or ""
    about = getattr(form, "matter", "")
    issue_paper(meeting=meeting.public_id, kind=kind, about=about, given_to=given_to, by=by, at=now())


def _list(meeting: Meeting, by: Actor, form: Form) -> Page:
    page = issued_page(db.session(), meeting, by)
    shown = {"page": page, "meeting": meeting, "names": NAMES, "form": form}
    return render_template("issued_papers/list.html", **shown), form.status


def _asked(meeting: Meeting, kind: PaperKind, form: Form) -> Page:
    shown = {"meeting": meeting, "kind": kind.value, "name": NAMES[kind], "form": form}
    return render_template("issued_papers/choice.html", **shown), form.status


def _kind_or_404(word: str) -> PaperKind:
    if word not in set(PaperKind):
        abort(404)
    return PaperKind(word)
