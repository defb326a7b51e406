"""The desk of credentials: who acts for each state at a meeting, and by which paper."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response as AnyResponse

from council.access.rights import may
from council.access.scopes import credentials_seen_by
from council.actions import credentials
from council.charters import load_charter
from council.law.credentials import CredentialFacts, rule_on_acting
from council.law.ruling import Ruling
from council.records.credentials import Credential
from council.records.database import db
from council.records.directory import composition
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.web.acting import actor_who_may, current_actor
from council.web.choices import person_choices, seat_choices
from council.web.clock import now
from council.web.filing import bytes_sent, file_store, send_stored
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.forms.credentials import CredentialForm, ReasonForm

bp = Blueprint("credentials", __name__)

Page = AnyResponse | tuple[str, int]


@bp.get("/meetings/<meeting>/credentials")
def list_credentials(meeting: str) -> str:
    """Show, for each state, its member and the papers of substitutes; a state sees its own."""
    by = current_actor()
    shown = found_or_404(Meeting, meeting, by)
    if not (by.is_secretariat or by.seat_id):
        abort(404)
    places = composition(db.session(), body_id=by.body_id, day=shown.starts_locally.date())
    papers = db.session.scalars(credentials_seen_by(by).where(Credential.meeting_id == shown.id)).all()
    return render_template(
        "credentials/list.html",
        meeting=shown,
        places=[place for place in places if by.is_secretariat or place.seat.id == by.seat_id],
        papers=papers,
        may_file=may(by, "credential.filed"),
        settles=may(by, "credential.confirmed") and shown.closed_at is None,
    )


@bp.route("/meetings/<meeting>/credentials/new", methods=["GET", "POST"])
def file_credential(meeting: str) -> Page:
    """Enter a paper."""
    by, shown, form = actor_who_may("credential.filed"), found_or_404(Meeting, meeting), CredentialForm()
    form.seat.choices = seat_choices(db.session(), by, day=shown.starts_locally.date())
    form.person.choices = person_choices(db.session())
    if form.validate_on_submit():
        with form.refusals():
            paper = credentials.file_credential(
                meeting=meeting,
                **form.said(but="paper"),
                file=bytes_sent(form.paper),
                store=file_store(),
                by=by,
                at=now(),
            )
            return _to_paper(paper.public_id)
    return render_template("credentials/new.html", meeting=shown, form=form), form.status


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
    """Revoke the powers for a reason."""
    by, form = actor_who_may("credential.revoked"), ReasonForm()
    paper = found_or_404(Credential, credential, by)
    if form.validate_on_submit():
        with form.refusals():
            credentials.revoke_credential(credential=credential, **form.said(), by=by, at=now())
            return _to_paper(credential)
    return render_template("credentials/revocation.html", paper=paper, form=form), form.status


def _paper_page(paper: Credential, form: Form | None = None) -> str:
    meeting = db.session.scalars(select(Meeting).where(Meeting.id == paper.meeting_id)).one()
    return render_template(
        "credentials/paper.html",
        paper=paper,
        meeting=meeting,
        ruling=_rule_on(paper, meeting, now()),
        settles=may(current_actor(), "credential.confirmed") and meeting.closed_at is None,
        form=form or Form(),
    )


def _rule_on(paper: Credential, meeting: Meeting, at: datetime) -> Ruling:
    edition = load_charter(meeting.body.charter_code).edition_on(meeting.starts_locally.date())
    facts = CredentialFacts(
        confirmed_at=paper.confirmed_at, refused_at=paper.refused_at, revoked_at=paper.revoked_at
    )
    return rule_on_acting(edition, is_member=False, credential=facts, at=at)


def _to_paper(public_id: str) -> AnyResponse:
    return redirect(url_for(".show_credential", credential=public_id), 303)
