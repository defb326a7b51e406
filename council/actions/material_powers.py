"""Who has a hand in a material: the secretariat, and the state it comes from, by its people or its substitute."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.permission import require
from council.actions.powers import require_powers
from council.actions.refusals import NotFound
from council.records.floor import floor_of
from council.records.materials import Material
from council.records.meetings import Meeting


def require_hand_on(session: Session, material: Material, act: str, *, by: Actor, at: datetime) -> Meeting:
    """Return the meeting of a material the actor may act on; what another state submitted is not there for them."""
    meeting, seat = session.get_one(Meeting, material.meeting_id), seat_behind(material)
    is_own = seat is not None and seat in (by.seat, by.delegation)
    if material.current is None and not (by.is_secretariat or is_own):
        raise NotFound
    require(by, act, seat=seat)
    require_paper_reaches(session, meeting, material, by=by, at=at)
    return meeting


def require_paper_reaches(
    session: Session, meeting: Meeting, material: Material, *, by: Actor, at: datetime
) -> None:
    """Refuse who speaks for the state by a paper that no longer stands, or is for other items."""
    if by.credential_id is None:
        return
    floor = floor_of(session, meeting, at)
    of_item = floor.for_item(material.item_id) if material.item_id is not None else floor
    require_powers(session, of_item, by, seat=seat_behind(material))


def seat_behind(material: Material) -> str | None:
    """Return the code of the state a material comes from."""
    return material.seat.code if material.seat is not None else None
