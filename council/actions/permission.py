"""Whether the actor may do the act at all, asked before the law is."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.actions.directing import direction_of
from council.actions.refusals import Forbidden, NotFound
from council.records.floor import floor_of
from council.records.meetings import Meeting

NOT_ENTRUSTED = (
    "Это действие выполняет секретариат или тот, кому оно поручено. Ничего не изменено.",
    "This is done by the secretariat or by whom it is entrusted to. Nothing was changed.",
)


def require(by: Actor, act: str, *, seat: str | None = None) -> None:
    """Refuse with `Forbidden` an act that the office of the actor does not allow."""
    if not may(by, act, seat=seat):
        raise Forbidden(*NOT_ENTRUSTED)


def require_sight(meeting: Meeting, *, by: Actor) -> None:
    """Refuse whoever the meeting is not shown to: for them it does not exist."""
    if meeting.published_at is None and not by.is_secretariat:
        raise NotFound


def capacity_for(session: Session, meeting: Meeting, act: str, *, by: Actor, at: datetime) -> str:
    """Return the capacity in which the agenda is touched, or refuse.

    Before the opening it is the secretariat's own; once the meeting is open it
    is the meeting's, and done by who presides or on that person's instruction.
    """
    require_sight(meeting, by=by)
    if meeting.is_running:
        return direction_of(floor_of(session, meeting, at), by).capacity
    require(by, act)
    return by.capacity
