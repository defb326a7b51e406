"""The Regulation on the site: every clause a ruling cites opens at its words."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from council.charters import load_charter
from council.charters.clauses import clause_words, sections, text_note
from council.web.acting import body_or_404
from council.web.regulation_numbers import numbers_of

bp = Blueprint("regulation", __name__)


@bp.get("/regulation")
def show_regulation() -> str:
    """Show all the clauses by sections."""
    charter = load_charter(body_or_404().charter_code)
    return render_template(
        "regulation/whole.html",
        charter=charter,
        sections=sections(charter.code),
        note=text_note(charter.code),
    )


@bp.get("/regulation/<clause>")
def show_clause(clause: str) -> str:
    """Show the words of one clause, the numbers the platform takes from it, and its neighbours."""
    charter = load_charter(body_or_404().charter_code)
    words = clause_words(charter.code)
    if clause not in words:
        abort(404)
    order = list(words)
    place = order.index(clause)
    return render_template(
        "regulation/clause.html",
        charter=charter,
        clause=clause,
        words=words[clause],
        note=text_note(charter.code),
        section=next(section for section in sections(charter.code) if clause in section.clauses),
        numbers=numbers_of(charter.latest, clause),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
    )
