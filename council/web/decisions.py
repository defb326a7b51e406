"""Decisions of the body: the list of those that bear a number, and the page of each."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from council.access.paper_scopes import decisions_seen_by, reads_record
from council.records.database import db
from council.records.decisions import DecisionNumber
from council.records.meetings import Meeting
from council.records.printing import renderings_of
from council.web.acting import current_actor
from council.web.result_page import result_page
from council.web.seen import decision_seen, vote_seen

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
    decided, by = decision_seen(decision)
    if decided.number is None or decided.vote is None:
        abort(404)
    sheet = renderings_of(db.session(), [decided.public_id]).get(decided.public_id)
    page = result_page(db.session(), vote_seen(decided.vote.public_id)[0], by)
    return render_template("decisions/decision.html", decision=decided, page=page, sheet=sheet)
