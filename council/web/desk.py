"""My desk: what waits for the reader, by deadline, and the next meeting with its days."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, render_template

from council.access.handed_links import links_told_to
from council.access.resets import noticed_by
from council.access.scopes import meetings_seen_by
from council.records.database import db
from council.records.meetings import Meeting
from council.records.sent import WITH_SENT
from council.records.sent_rulings import sent_to_members
from council.web.acting import actor_or_none, current_rules
from council.web.clock import now
from council.web.desk_books import read_books
from council.web.desk_of_meeting import readiness_of_next
from council.web.desk_tasks import tasks_of
from council.web.first_steps import first_steps
from council.web.meeting_timeline import timeline_of
from council.web.number_asked import keep_number_asked

bp = Blueprint("desk", __name__)


@bp.get("/")
def show_desk() -> str:
    """Show the desk of the reader; one without any office is told whom to ask."""
    actor, rules, at = actor_or_none(), current_rules(), now()
    if actor is None or rules is None:
        return render_template("desk/unknown.html")
    meetings = db.session.scalars(meetings_seen_by(actor).options(WITH_SENT)).all()
    meeting = next_of(meetings)
    books = read_books(db.session(), actor, at=at) if actor.is_secretariat else None
    tasks = tasks_of(db.session(), actor, rules, meetings, books, at=at)
    sent = sent_to_members(db.session(), meeting) if meeting else None
    asked = [task for task in tasks if task.is_asked]
    keep_number_asked(len(asked))
    return render_template(
        "desk/desk.html",
        steps=[] if meeting else first_steps(db.session(), actor, today=at.date()),
        resets=noticed_by(db.session(), actor, at=at),
        asked=asked,
        ahead=[task for task in tasks if not task.is_asked],
        links=links_told_to(db.session(), actor, at=at),
        today=at.date(),
        meeting=meeting,
        timeline=timeline_of(meeting, sent, at=at) if meeting and sent else (),
        readiness=readiness_of_next(db.session(), books, at=at) if books else None,
    )


def next_of(meetings: Iterable[Meeting]) -> Meeting | None:
    """Return the meeting in progress, or else the nearest one ahead."""
    ahead = (one for one in meetings if one.closed_at is None and one.cancelled_at is None)
    return min(ahead, key=lambda one: (one.opened_at is None, one.starts_at), default=None)
