"""Decisions of the body: the list of those that bear a number, and the page of each."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from council.access.paper_scopes import decisions_seen_by, reads_record
from council.records.database import db
from council.records.decisions import Decision, DecisionNumber
from council.records.meetings import Meeting
from council.records.printing import renderings_of
from council.records.vote_floor import vote_of
from council.web.acting import current_actor
from council.web.finding import found_or_404
from council.web.meeting_finding import actor_in
from council.web.result_page import result_page

bp = Blueprint("decisions", __name__)

MOST_SHOWN = 500


@bp.get("/decisions")
def list_decisions() -> str:
    """Show the decisions of signed minutes, the latest meeting first."""
    by = current_actor()
    if not reads_record(by):
        abort(404)
    newest = decisions_seen_by(by).order_by(Meeting.starts_at.desc(), DecisionNumber.id).limit(MOST_SHOWN)
    found = db.session.scalars(newest).all()
    sheets = renderings_of(db.session(), [decision.public_id for decision in found])
    return render_template("decisions/list.html", decisions=found, sheets=sheets)


@bp.get("/decisions/<decision>")
def show(decision: str) -> str:
    """Show a decision: its points, how the states stood, the grounds as they were frozen, dissenting opinions."""
    by = actor_in(found_or_404(Decision, decision).item.meeting)
    decided = found_or_404(Decision, decision, decisions_seen_by(by))
    vote = vote_of(db.session(), decided.vote.public_id) if decided.vote else None
    if vote is None:
        abort(404)
    sheet = renderings_of(db.session(), [decided.public_id]).get(decided.public_id)
    page = result_page(db.session(), vote, by)
    return render_template("decisions/decision.html", decision=decided, page=page, sheet=sheet)
