"""When a person's daily digest is due, by the clock of the body."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.charters import load_charter
from council.records.bodies import Body


def next_digest(hour: int, *, zone: ZoneInfo, after: datetime) -> datetime:
    """Return the first moment after this one at which the clock of the body shows the full hour."""
    here = after.astimezone(zone)
    today = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today > here else today + timedelta(days=1)


def zone_of_digests(session: Session) -> ZoneInfo:
    """Return the zone of the installation's one body, by whose clock the hour is chosen."""
    charter = session.scalars(select(Body.charter_code).order_by(Body.id).limit(1)).one()
    return ZoneInfo(load_charter(charter).zone)
