"""What a substitute or a member is told whose powers ended while a page was open: the law's own words, and not that nothing is there."""

from __future__ import annotations

from council.access.actors import Actor
from council.access.seeing import meeting_of
from council.actions.powers import rule_on_lost_powers
from council.actions.refusals import NotInOrder
from council.records.database import db
from council.web.clock import now


def refuse_lost_powers(kind: type, public_id: str, by: Actor) -> None:
    """Refuse by the law whoever had powers at the meeting of the thing and has them no more; let others pass."""
    meeting = db.session.scalars(meeting_of(kind, public_id)).one_or_none()
    ruling = rule_on_lost_powers(db.session(), by, meeting, now()) if meeting is not None else None
    if ruling is not None:
        raise NotInOrder(ruling)
