"""Who reads what was written down about acts and about the door."""

from sqlalchemy import Select, false, select

from council.access.actors import Actor
from council.records.people import Office
from council.records.security_log import SecurityEvent

READERS_OF_SECURITY_LOG = frozenset({Office.OPERATOR, Office.SECRETARIAT_HEAD})


def reads_security_log(actor: Actor) -> bool:
    """Say whether the security log is open to the actor: to who keeps the installation, and to the head."""
    return bool(actor.offices & READERS_OF_SECURITY_LOG)


def security_events_seen_by(actor: Actor) -> Select[tuple[SecurityEvent]]:
    """Return the events of the security log."""
    events = select(SecurityEvent)
    return events if reads_security_log(actor) else events.where(false())
