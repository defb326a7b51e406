"""What a substitute is told whose powers ended while a page was open: the law's own words, and not that nothing is there."""

from __future__ import annotations

from sqlalchemy import select

from council.access.actors import Actor
from council.access.seeing import meeting_of
from council.actions.refusals import NotInOrder
from council.law.credentials import rule_on_acting
from council.records.credentials import Credential, facts_of, is_for
from council.records.database import db
from council.records.floor import charter_of
from council.web.clock import now


def refuse_lost_powers(kind: type, public_id: str, by: Actor) -> None:
    """Refuse by the law whoever had powers at the meeting of the thing and has them no more; let others pass."""
    meeting = db.session.scalars(meeting_of(kind, public_id)).one_or_none()
    if meeting is None or meeting.closed_at is not None:
        return
    query = select(Credential).where(
        Credential.person_id == by.person_id, Credential.revoked_at.is_not(None), is_for(meeting)
    )
    paper = db.session.scalars(query.order_by(Credential.id.desc()).limit(1)).first()
    if paper is None:
        return
    day = meeting.starts_locally.date()
    edition = charter_of(meeting.body).edition_on(day)
    ruling = rule_on_acting(
        edition,
        is_member=False,
        credential=facts_of(paper, meeting),
        at=max(now(), paper.revoked_at or now()),
    )
    raise NotInOrder(ruling)
