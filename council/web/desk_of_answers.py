"""The answers and papers that a state still owes to the meetings ahead, for whoever gives them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.asked import keeps_papers_of, positions_owed_by
from council.access.petition_scopes import speaks_for_a_state
from council.access.scopes import meetings_seen_by
from council.law.charter import Edition
from council.records.answers_owed import (
    Meetings,
    ahead,
    without_credential,
    without_participation,
    without_venue_answer,
)
from council.records.materials_waiting import materials_returned
from council.records.meetings import Meeting
from council.web.desk_task import Task
from council.web.naming import meeting_name


def answer_tasks(session: Session, actor: Actor, rules: Edition, *, at: datetime) -> Iterator[Task]:
    """Yield what the state has not said yet: whether it comes, by which paper, and whether the place suits it."""
    state = actor.delegation_id
    if state is None:
        return
    meetings = ahead(meetings_seen_by(actor), at=at)
    if keeps_papers_of(actor, "participation.answered"):
        title, clause = _("Сообщите, участвует ли ваше государство"), rules.quorum.clause
        for meeting in session.scalars(without_participation(meetings, state)):
            yield _of(meeting, title, "participation.show_participation", clause)
    yield from _papers(session, actor, state, meetings, rules)
    if speaks_for_a_state(actor):
        title = _("Ответьте, согласны ли вы с местом заседания")
        for meeting in session.scalars(without_venue_answer(meetings, state)):
            yield _of(meeting, title, "venues.show_venue", "")


def _papers(session: Session, actor: Actor, state: int, meetings: Meetings, rules: Edition) -> Iterator[Task]:
    if keeps_papers_of(actor, "material.versioned"):
        for material, name in session.execute(materials_returned(state)):
            url = url_for("materials.add_version", material=material)
            yield Task(_("Исправьте материал, возвращенный с замечанием"), url, name)
    if keeps_papers_of(actor, "credential.filed"):
        title, clause = _("Представьте документ о полномочиях заместителя"), rules.credentials.clause
        for meeting in session.scalars(without_credential(meetings, state)):
            yield _of(meeting, title, "credentials.file_credential", clause)


def _of(meeting: Meeting, title: str, endpoint: str, clause: str) -> Task:
    url, first = url_for(endpoint, meeting=meeting.public_id), meeting.starts_locally.date()
    return Task(title, url, meeting_name(meeting), clause, due=first)


def position_tasks(session: Session, actor: Actor, *, at: datetime) -> Iterator[Task]:
    """Yield the meetings with drafts on which the state has been asked and is silent."""
    if actor.delegation_id is None or not keeps_papers_of(actor, "position.given"):
        return
    owed = positions_owed_by(actor, actor.delegation_id, at=at)
    for meeting, number, due_on in session.execute(owed):
        title = ngettext(
            "Сообщите позицию по %(num)d проекту решения",
            "Сообщите позиции по %(num)d проектам решений",
            number,
        )
        url = url_for("positions.show_positions", meeting=meeting.public_id)
        yield Task(title, url, meeting_name(meeting), due=due_on)
