"""The Regulation and the Agreement on the site: every clause with its words, its state today, and its law."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from council.charters import load_charter
from council.charters.clauses import (
    agreement_title,
    articles,
    clause_words,
    gloss_note,
    glosses,
    sections,
    text_note,
)
from council.charters.inventory import inventory
from council.law.charter import Charter
from council.law.compliance import ClauseState
from council.records.database import db
from council.web.acting import actor_or_none, body_or_404
from council.web.clause_page import ClausePage
from council.web.clause_states import states_for, totals

bp = Blueprint("regulation", __name__)


@bp.get("/regulation")
def show_regulation() -> str:
    """Show all the clauses by sections, each with its state today."""
    charter = load_charter(body_or_404().charter_code)
    shown = sections(charter.code)
    states = _states(charter, [clause for section in shown for clause in section.clauses])
    return render_template(
        "regulation/whole.html",
        charter=charter,
        sections=shown,
        states=states,
        totals=totals(states.values()),
        glosses=glosses(charter.code),
        inventory=inventory(charter.code),
        has_agreement=bool(articles(charter.code)),
        notes=(text_note(charter.code), gloss_note(charter.code)),
    )


@bp.get("/agreement")
def show_agreement() -> str:
    """Show the articles of the founding treaty that govern the body, each with its state today."""
    charter = load_charter(body_or_404().charter_code)
    shown = articles(charter.code)
    if not shown:
        abort(404)
    states = _states(charter, list(shown))
    return render_template(
        "regulation/agreement.html",
        title=agreement_title(charter.code),
        articles=shown,
        states=states,
        totals=totals(states.values()),
        glosses=glosses(charter.code),
        inventory=inventory(charter.code),
        notes=(text_note(charter.code, next(iter(shown))), gloss_note(charter.code)),
    )


@bp.get("/regulation/<clause>")
def show_clause(clause: str) -> str:
    """Show one clause or article: its words, its state, what the platform does about it, and its neighbours."""
    charter = load_charter(body_or_404().charter_code)
    if clause not in clause_words(charter.code):
        abort(404)
    state = _states(charter, [clause]).get(clause)
    return render_template(
        "regulation/clause.html",
        page=ClausePage(charter, clause, state),
        note=text_note(charter.code, clause),
        gloss_note=gloss_note(charter.code),
    )


def _states(charter: Charter, clauses: list[str]) -> dict[str, ClauseState]:
    """Return the states of these clauses; nothing for whoever reads the texts alone."""
    every = states_for(db.session(), charter, body_or_404(), actor_or_none())
    return {clause: every[clause] for clause in clauses if clause in every}
