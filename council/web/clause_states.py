"""The state of the clauses today as a page tells it: a word, a day, and what it follows from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.scopes import meetings_seen_by, reads_drafts
from council.charters.clauses import clause_words
from council.law.charter import Charter
from council.law.compliance import ClauseState, Condition, states_of_clauses
from council.law.ruling import Ruling
from council.records.bodies import Body
from council.records.compliance import compliance_signs
from council.records.meetings import Series
from council.web.clock import now
from council.web.filters import teach
from council.web.naming import numbered_meeting
from council.web.texts import day

# The word, the mark of the stylesheet, and the sign that says the same without colour.
CONDITIONS = {
    Condition.BREACHED: (_l("не соблюдается"), "no", "!"),
    Condition.DUE: (_l("ожидает исполнения"), "due", "→"),
    Condition.SATISFIED: (_l("соблюдается"), "yes", "✓"),
    Condition.NOT_APPLICABLE: (_l("случая нет"), "quiet", "–"),
}


def init_app(app: Flask) -> None:
    """Teach the templates these words."""
    teach(
        app,
        condition_word=lambda condition: str(CONDITIONS[condition][0]),
        condition_mark=lambda condition: CONDITIONS[condition][1],
        condition_sign=lambda condition: CONDITIONS[condition][2],
        state_words=state_words,
        of_meeting=of_meeting,
    )


def states_for(
    session: Session, charter: Charter, body: Body, actor: Actor | None
) -> Mapping[str, ClauseState]:
    """Return the state of every clause; nothing for whoever does not read the work of the body itself."""
    if actor is None or not reads_drafts(actor):
        return {}
    at = now()
    meetings = session.scalars(meetings_seen_by(actor)).all()
    signs = compliance_signs(session, body, meetings, at=at)
    today = at.astimezone(ZoneInfo(charter.zone)).date()
    return states_of_clauses(clause_words(charter.code), signs, today=today)


def state_words(state: ClauseState) -> str:
    """Return «не соблюдается с 1 марта 2026 года», «ожидает исполнения до …», or the word alone."""
    word = str(CONDITIONS[state.condition][0])
    if state.on is None:
        return word
    if state.condition is Condition.BREACHED:
        return _("%(word)s с %(day)s", word=word, day=day(state.on))
    return _("%(word)s до %(day)s", word=word, day=day(state.on))


def of_meeting(ruling: Ruling) -> str:
    """Return «XII заседание. » before a ruling that tells of one meeting, or nothing."""
    match ruling.figures.get("of_meeting"):
        case (series, ordinal):
            return f"{numbered_meeting(Series(series), int(ordinal))}. "
    return ""


def totals(states: Iterable[ClauseState]) -> list[tuple[Condition, int]]:
    """Return how many clauses are in each condition, the gravest first; a condition nothing is in is left out."""
    counted = Counter(state.condition for state in states)
    return [(condition, counted[condition]) for condition in Condition if counted[condition]]
