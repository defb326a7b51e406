"""The desk of credentials: who acts for each state at a meeting, and by which paper."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response as AnyResponse

from council.access.actors import Actor
from council.access.rights import may
from council.access.scopes import credentials_seen_by, meetings_seen_by
from council.actions import credentials
from council.charters import load_charter
from council.law.credentials import rule_on_acting
from council.law.ruling import Ruling
from council.records.credentials import Credential, facts_of, is_for
from council.records.database import db
from council.records.directory import composition
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.web.acting import actor_who_may, current_actor, today
from council.web.clock import now
from council.web.credential_filing import file_from, form_for, may_file, own_place
from council.web.filing import send_stored
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.forms.credentials import ReasonForm

bp = Blueprint("credentials", __name__)

TOLD_WITH_A_PAPER = (joinedload(Credential.entered_by), joinedload(Credential.confirmed_by))

Page = AnyResponse | tuple[str, int]


@bp.get("/meetings/<meeting>/credentials")
def list_credentials(meeting: str) -> str:
    """Show, for each state, its member and the papers of substitutes; a state sees its own."""
    by = current_actor()
    shown = found_or_404(Meeting, meeting, by)
    if not (by.is_secretariat or by.delegation_id):
        abort(404)
    places = composition(db.session(), body_id=by.body_id, day=shown.starts_locally.date())
    papers = db.session.scalars(
        credentials_seen_by(by).where(is_for(shown)).options(*TOLD_WITH_A_PAPER)
    ).all()
    return render_template(
        "credentials/list.html",
        meeting=shown,
        places=[place for place in places if by.is_secretariat or place.seat.id == by.delegation_id],
        papers=papers,
        may_file=may_file(by),
        settles=may(by, "credential.confirmed") and shown.closed_at is None,
    )


@bp.route("/meetings/<meeting>/credentials/new", methods=["GET", "POST"])
def file_credential(meeting: str) -> Page:
    """Enter a paper: a state its own, the secretariat what it was sent."""
    by = current_actor()
    shown = found_or_404(Meeting, meeting, by)
    form = form_for(db.session(), by, shown)
    if form.validate_on_submit():
        with form.refusals():
            return _to_paper(file_from(form, shown, by).public_id)
    place = own_place(db.session(), by, shown)
    return render_template("credentials/new.html", meeting=shown, form=form, place=place), form.status


@bp.get("/credentials/<credential>")
def show_credential(credential: str) -> str:
    """Show one paper, and what the law says of acting by it."""
    paper = found_or_404(Credential, credential)
    return _paper_page(paper)


@bp.get("/credentials/<credential>/paper")
def send_paper(credential: str) -> Response:
    """Send the scan of the paper."""
    paper = found_or_404(Credential, credential)
    file = db.session.get(StoredFile, paper.material_file_id) if paper.material_file_id else None
    if file is None:
        abort(404)
    return send_stored(file, f"{paper.seat.code}-{paper.number}")


@bp.post("/credentials/<credential>/confirmation")
def confirm_credential(credential: str) -> Page:
    """Confirm the powers."""
    by, form = actor_who_may("credential.confirmed"), Form()
    paper = found_or_404(Credential, credential, by)
    if form.validate_on_submit():
        with form.refusals():
            credentials.confirm_credential(credential=credential, by=by, at=now())
            return _to_paper(credential)
    return _paper_page(paper, form), form.status


@bp.route("/credentials/<credential>/refusal", methods=["GET", "POST"])
def refuse_credential(credential: str) -> Page:
    """Refuse the powers for a reason."""
    by, form = actor_who_may("credential.refused"), ReasonForm()
    paper = found_or_404(Credential, credential, by)
    if form.validate_on_submit():
        with form.refusals():
            credentials.refuse_credential(credential=credential, **form.said(), by=by, at=now())
            return _to_paper(credential)
    return render_template("credentials/refusal.html", paper=paper, form=form), form.status


@bp.route("/credentials/<credential>/revocation", methods=["GET", "POST"])
def revoke_credential(credential: str) -> Page:
    """Revoke the powers for a reason: a state its own paper, the secretariat any."""
    by, form = current_actor(), ReasonForm()
    paper = found_or_404(Credential, credential, by)
    if not _may_revoke(by, paper):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            credentials.revoke_credential(credential=credential, **form.said(), by=by, at=now())
            return _to_paper(credential)
    return render_template("credentials/revocation.html", paper=paper, form=form), form.status


def _paper_page(paper: Credential, form: Form | None = None) -> str:
    by = current_actor()
    lasts = paper.meeting.closed_at is None and paper.meeting.cancelled_at is None
    if paper.until_on is not None:
        lasts = paper.until_on >= today()
    return render_template(
        "credentials/paper.html",
        paper=paper,
        meeting=paper.meeting,
        meeting_is_open=_is_open_to(by, paper),
        ruling=_rule_on(paper, now()),
        settles=lasts and may(by, "credential.confirmed"),
        confirming=credentials.confirming_ruling(db.session(), paper, by),
        may_revoke=lasts and _may_revoke(by, paper),
        form=form or Form(),
    )


def _is_open_to(by: Actor, paper: Credential) -> bool:
    """Say whether the reader sees the meeting of the paper: its holder does not before it is confirmed."""
    return (
        by.is_secretariat
        or db.session.scalar(
            meetings_seen_by(by).where(Meeting.id == paper.meeting_id).with_only_columns(Meeting.id)
        )
        is not None
    )


def _may_revoke(by: Actor, paper: Credential) -> bool:
    return may(by, "credential.revoked", seat=paper.seat.code)


def _rule_on(paper: Credential, at: datetime) -> Ruling:
    """Return what the law says of acting by the paper at its meeting, or today where that is over."""
    meeting = paper.meeting
    day = meeting.starts_locally.date()
    edition = load_charter(meeting.body.charter_code).edition_on(day)
    on = day if meeting.closed_at is None else max(day, today())
    return rule_on_acting(edition, is_member=False, credential=facts_of(paper, meeting), at=at, on=on)


def _to_paper(public_id: str) -> AnyResponse:
    return redirect(url_for(".show_credential", credential=public_id), 303)
