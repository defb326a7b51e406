"""What waits for the reader of the desk, for all their offices together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.law.charter import Edition
from council.web.desk_of_secretariat import operator_tasks, secretariat_tasks
from council.web.desk_of_state import state_tasks
from council.web.desk_task import Task


def tasks_of(session: Session, actor: Actor, rules: Edition, *, at: datetime) -> list[Task]:
    """Return what waits for the actor, the most urgent first."""
    tasks = list(state_tasks(session, actor, rules))
    if actor.is_secretariat:
        tasks += secretariat_tasks(session, actor, rules, at=at)
    if actor.is_operator:
        tasks += operator_tasks(session, actor, at=at)
    return sorted(tasks, key=lambda task: task.urgency)
