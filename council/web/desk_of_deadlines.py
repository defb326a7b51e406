"""What has a day and waits for the reader: of all for the secretariat, of the own state for its member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.petition_scopes import speaks_for_a_state
from council.law.deadlines import Deadline, DeadlineKind, Standing
from council.law.petitions import PetitionStanding
from council.records.deadlines import Facts, deadlines_from, read_facts
from council.records.meetings import Meeting
from council.web.acting import body_or_404, today
from council.web.deadline_lines import deadline_line
from council.web.desk_task import Task
from council.web.petition_page import petition_pages_from
from council.web.texts import sentence

# What lies farther ahead stands on the page of days and not yet on the desk.
IN_VIEW = timedelta(days=90)
# The petitions, and the next chair, have their own lines on the desk.
TOLD_ELSEWHERE = frozenset({DeadlineKind.PETITION, DeadlineKind.CHAIR})


def deadline_tasks(
    session: Session, actor: Actor, meetings: Sequence[Meeting], *, at: datetime
) -> Iterator[Task]:
    """Yield what is overdue and due for the actor, of the meetings the actor may see."""
    if not (actor.is_secretariat or speaks_for_a_state(actor)):
        return
    facts = read_facts(session, body_or_404(), meetings, at=at, with_chair=False)
    yield from _petitions(facts, actor)
    known = {meeting.public_id: meeting for meeting in meetings}
    for deadline in deadlines_from(facts):
        if _waits_for(deadline, actor, known):
            line = deadline_line(deadline, actor, known, today=today())
            title, note = line.title, sentence(line.ruling)
            yield Task(title, line.url, note, deadline.clause, due=deadline.due_on, is_asked=False)


def _waits_for(deadline: Deadline, actor: Actor, known: dict[str, Meeting]) -> bool:
    if deadline.kind in TOLD_ELSEWHERE or deadline.standing_on(today()) is Standing.DONE:
        return False
    if not actor.is_secretariat:
        return deadline.state == actor.seat
    # Until it is published, the desk asks for the meeting's publication with its materials.
    waits = deadline.kind is not DeadlineKind.MATERIALS or known[deadline.key].published_at is not None
    return waits and deadline.due_on <= today() + IN_VIEW


def _petitions(facts: Facts, actor: Actor) -> Iterator[Task]:
    for page in petition_pages_from(facts, actor):
        url = url_for("petitions.show_petition", petition=page.petition.public_id)
        note, clause = page.petition.subject, page.rule.clause
        if page.may_convene:
            yield Task(_("Созовите внеочередное заседание"), url, note, clause)
        elif page.may_answer and page.own_answer is None:
            title = _("Ответьте на предложение о внеочередном заседании")
            yield Task(title, url, note, clause, due=page.petition.lapses_on)
        elif page.standing is PetitionStanding.OPEN and actor.is_secretariat:
            title = _("Предложение о внеочередном заседании собирает поддержку")
            yield Task(title, url, note, clause, due=page.petition.lapses_on, is_asked=False)
