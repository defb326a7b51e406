"""What waits for the reader of the desk, for all their offices together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.law.charter import Edition
from council.records.meetings import Meeting
from council.web.desk_books import Books
from council.web.desk_of_answers import answer_tasks, position_tasks
from council.web.desk_of_chair import chair_tasks
from council.web.desk_of_deadlines import deadline_tasks
from council.web.desk_of_dispatches import receipt_tasks
from council.web.desk_of_minutes import minutes_tasks
from council.web.desk_of_secretariat import mail_tasks, operator_tasks, secretariat_tasks
from council.web.desk_of_state import state_tasks
from council.web.desk_task import Task


def tasks_of(
    session: Session,
    actor: Actor,
    rules: Edition,
    meetings: Sequence[Meeting],
    books: Books | None,
    *,
    at: datetime,
) -> list[Task]:
    """Return what waits for the actor, the most urgent first; the books are there for the secretariat."""
    tasks = [*state_tasks(session, actor, rules), *deadline_tasks(session, actor, meetings, at=at)]
    if books is not None:
        tasks += secretariat_tasks(session, actor, rules, books, at=at)
    if actor.is_operator:
        tasks += operator_tasks(session, actor, at=at)
    tasks += mail_tasks(session, actor, books)
    tasks += receipt_tasks(session, actor, rules)
    tasks += answer_tasks(session, actor, rules, at=at)
    tasks += position_tasks(session, actor, at=at)
    today = day_of(session, actor.body_id, at)
    tasks += minutes_tasks(session, actor, rules, today=today)
    tasks += chair_tasks(session, actor, today=today)
    return sorted(tasks, key=lambda task: task.urgency)
