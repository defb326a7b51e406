"""The answer about participation that a state still owes, for those who keep its papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.access.scopes import meetings_seen_by
from council.law.charter import Edition
from council.records.meetings import Meeting
from council.records.participation import ParticipationAnswer
from council.web.desk_task import Task
from council.web.naming import meeting_name


def participation_tasks(session: Session, actor: Actor, rules: Edition, *, at: datetime) -> Iterator[Task]:
    """Yield the meetings ahead to which the state has not said yet whether it comes."""
    if actor.is_secretariat or not may(actor, "participation.answered", seat=actor.delegation):
        return
    answered = exists(
        select(ParticipationAnswer.id).where(
            ParticipationAnswer.meeting_id == Meeting.id, ParticipationAnswer.seat_id == actor.delegation_id
        )
    )
    ahead = (
        meetings_seen_by(actor)
        .where(Meeting.opened_at.is_(None), Meeting.cancelled_at.is_(None), Meeting.ends_at >= at, ~answered)
        .order_by(Meeting.starts_at)
    )
    for meeting in session.scalars(ahead):
        yield Task(
            _("Сообщите, участвует ли ваше государство"),
            url_for("participation.show_participation", meeting=meeting.public_id),
            meeting_name(meeting),
            rules.quorum.clause,
            due=meeting.starts_locally.date(),
        )
