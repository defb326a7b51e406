"""What the protocols wait for: the word of a state, the answers and the care of the secretariat, a signature."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from council.access.actors import NOBODY, Actor
from council.access.asked import countersigned_since, remarks_owed_by
from council.access.scopes import meetings_seen_by
from council.law.charter import Edition
from council.law.notice import circulation_due
from council.records.meetings import Meeting
from council.records.minutes_waiting import (
    MinutesWaiting,
    corrections_owed_by,
    meetings_unsigned,
    minutes_owed,
    minutes_to_countersign,
)
from council.records.notice import days_of
from council.web.desk_task import Task
from council.web.naming import meeting_name


def minutes_tasks(session: Session, actor: Actor, rules: Edition, *, today: date) -> Iterator[Task]:
    """Yield what the protocols of the past meetings ask of the actor."""
    if actor.delegation_id is not None:
        yield from _of_a_state(session, actor, rules, today=today)
    if actor.is_head:
        yield from _of_head(session, actor, rules, today=today)
    if actor.is_secretariat:
        yield from _of_secretariat(session, actor, rules, today=today)


def _of_a_state(session: Session, actor: Actor, rules: Edition, *, today: date) -> Iterator[Task]:
    asked = actor.delegation_id if remarks_owed_by(actor) else None
    person_id = actor.person_id if actor.seat_id is not None else NOBODY
    for owed in minutes_owed(session, person_id, meetings_seen_by(actor), asked, today=today):
        if owed.is_to_sign:
            yield _to_sign(owed.meeting, rules, rules.chairmanship.signing_clause)
        if owed.correction is not None:
            yield _correction(owed.meeting, owed.correction, rules.chairmanship.signing_clause)
        if owed.remarks_due_on is not None:
            url, name = (
                url_for("remarks.show_remarks", meeting=owed.meeting.public_id),
                meeting_name(owed.meeting),
            )
            yield Task(_("Ответьте на проект протокола"), url, name, due=owed.remarks_due_on)


def _of_head(session: Session, actor: Actor, rules: Edition, *, today: date) -> Iterator[Task]:
    """Yield the second signatures, of whoever heads the secretariat, under protocols and corrections."""
    clause, since = rules.minutes.countersigning_clause, countersigned_since(session, actor, today=today)
    if since is not None:
        for minutes in session.scalars(minutes_to_countersign(actor.body_id, since=since)):
            yield _to_sign(minutes.meeting, rules, clause)
    if actor.seat_id is None:  # who acts for a seat as well has them among what the state signs
        for correction in session.scalars(corrections_owed_by(actor.person_id)):
            yield _correction(correction.minutes.meeting, correction.public_id, clause)


def _to_sign(meeting: Meeting, rules: Edition, clause: str) -> Task:
    """Return a protocol to be signed: unsigned it cannot go to all members by the day it has to."""
    due = None
    if rules.circulation.days:
        due = circulation_due(rules.circulation, days_of(meeting, meeting.closed_at or meeting.ends_at)[1])
    url = url_for("minutes.show", meeting=meeting.public_id)
    return Task(_("Подпишите протокол"), url, meeting_name(meeting), clause, due=due)


def _correction(meeting: Meeting, correction: str, clause: str) -> Task:
    url = url_for("corrections.show_correction", correction=correction)
    return Task(_("Подпишите исправление протокола"), url, meeting_name(meeting), clause)


def _of_secretariat(session: Session, actor: Actor, rules: Edition, *, today: date) -> Iterator[Task]:
    for waiting in meetings_unsigned(session, actor.body_id, today=today):
        yield from _of_one(waiting, rules)


def _of_one(waiting: MinutesWaiting, rules: Edition) -> Iterator[Task]:
    meeting = waiting.meeting
    if waiting.unsent is not None:
        url = url_for("dispatches.list_dispatches", meeting=meeting.public_id)
        title = _("Разошлите исправление %(number)d протокола", number=waiting.unsent)
        yield Task(title, url, meeting_name(meeting), rules.circulation.clause)
        return
    if not waiting.is_drafted:
        yield _of(meeting, _("Составьте проект протокола"))
        return
    page = url_for("remarks.show_remarks", meeting=meeting.public_id)
    if waiting.unanswered:
        title = ngettext(
            "Ответьте на %(num)d замечание к протоколу",
            "Ответьте на %(num)d замечаний к протоколу",
            waiting.unanswered,
        )
        yield Task(title, page, meeting_name(meeting))
    if waiting.is_prepared:
        title, clause = _("Протокол ждет подписи председательствовавшего"), rules.chairmanship.signing_clause
        yield _of(meeting, title, clause, is_asked=False)
    elif waiting.term_runs:
        yield Task(
            _("Проект протокола у государств на замечаниях"), page, meeting_name(meeting), is_asked=False
        )
    else:
        yield _of(meeting, _("Направьте проект протокола на замечания или подготовьте к подписанию"))


def _of(meeting: Meeting, title: str, clause: str = "", *, is_asked: bool = True) -> Task:
    url = url_for("minutes.show", meeting=meeting.public_id)
    return Task(title, url, meeting_name(meeting), clause, is_asked=is_asked)
