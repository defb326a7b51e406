"""What was sent: the receipts the reader has to confirm, and for the secretariat whose states have not opened it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session, joinedload

from council.access.actors import Actor
from council.access.asked import is_written_to, receipts_asked_of
from council.law.charter import Edition
from council.records.dispatches import Delivery, Dispatch, DispatchKind
from council.records.meetings import Meeting
from council.web.desk_task import Task
from council.web.naming import meeting_name


def receipt_tasks(session: Session, actor: Actor, rules: Edition) -> Iterator[Task]:
    """Yield the papers that came to the reader and whose receipt they have not confirmed."""
    if not is_written_to(actor):
        return
    read = joinedload(Delivery.dispatch).joinedload(Dispatch.meeting)
    for delivery in session.scalars(receipts_asked_of(actor).options(read)):
        yield _receipt(delivery, rules)


def _receipt(delivery: Delivery, rules: Edition) -> Task:
    sent, meeting = delivery.dispatch, delivery.dispatch.meeting
    url = url_for("dispatches.show", dispatch=sent.public_id)
    if sent.kind is DispatchKind.ADOPTED:
        title = _("Прочтите принятые документы и подтвердите получение")
        if sent.number > 1:
            title = _(
                "Прочтите принятые документы рассылки № %(number)d и подтвердите получение",
                number=sent.number,
            )
        return Task(title, url, meeting_name(meeting), rules.circulation.clause)
    title, due = _("Прочтите материалы и подтвердите получение"), meeting.starts_locally.date()
    if sent.number > 1:
        title = _("Прочтите материалы рассылки № %(number)d и подтвердите получение", number=sent.number)
    return Task(title, url, meeting_name(meeting), rules.materials.clause, due=due)


def unopened_tasks(unopened: Sequence[tuple[Meeting, str, int]], rules: Edition) -> Iterator[Task]:
    """Yield the meetings whose papers some states have not opened; it is theirs to open them."""
    meetings = {meeting.id: meeting for meeting, _state, _papers in unopened}
    for meeting in meetings.values():
        number = sum(one.id == meeting.id for one, _state, _papers in unopened)
        title = _("Открыты не все разосланные документы, государств – %(number)d", number=number)
        url = url_for("dispatches.list_dispatches", meeting=meeting.public_id)
        yield Task(title, url, meeting_name(meeting), rules.materials.clause, is_asked=False)
