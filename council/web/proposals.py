"""What waits for a second person: shown with who asked for it, confirmed, declined or taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import proposals
from council.records.database import db
from council.records.proposals import Proposal
from council.web.acting import current_actor
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.base import Form

bp = Blueprint("proposals", __name__)

Page = Response | tuple[str, int]


@bp.get("/proposals/<proposal>")
def show(proposal: str) -> str:
    """Show what is proposed and by whom, what the law says of the reader's answer, and the two answers."""
    by = current_actor()
    return _page(found_or_404(Proposal, proposal, by), by)


@bp.post("/proposals/<proposal>/confirmation")
def confirm(proposal: str) -> Page:
    """Confirm as the second person."""
    return _answered(proposal, proposals.confirm_proposal)


@bp.post("/proposals/<proposal>/refusal")
def refuse(proposal: str) -> Page:
    """Decline, or take one's own proposal back."""
    return _answered(proposal, proposals.refuse_proposal)


def _answered(proposal: str, answer: Callable[..., object]) -> Page:
    by, form = current_actor(), Form()
    shown = found_or_404(Proposal, proposal, by)
    if form.validate_on_submit():
        with form.refusals():
            answer(proposal=proposal, by=by, at=now())
            return redirect(_onward(shown, by), 303)
    return _page(shown, by, form=form), form.status


def _page(shown: Proposal, by: Actor, **more: Any) -> str:
    session, at = db.session(), now()
    return render_template(
        "proposals/proposal.html",
        proposal=shown,
        answers=proposals.answers(session, shown, by, at),
        ruling=proposals.ruling_on_answer(session, shown, by, at),
        is_own=shown.proposed_by_id == by.person_id,
        back=_onward(shown, by),
        **more,
    )


def _onward(shown: Proposal, by: Actor) -> str:
    """Return the page of what the proposal is about, as far as the reader has one."""
    if shown.person is None:
        return url_for("rules_of_procedure.show_rules")
    if may(by, "person.registered"):
        return url_for("people.show_person", person=shown.person.public_id)
    return url_for("delegation.show_delegation")
