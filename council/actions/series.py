"""Regular and extraordinary meetings: the one rests on no petition, the other on a petition that carries."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.petitions import petition_to_convene_on
from council.actions.refusals import Conflict, Incomplete
from council.records.bodies import Body
from council.records.meetings import Meeting, Series
from council.records.petitions import Petition


def petition_for(
    session: Session, body: Body, series: Series, petition: str | None, *, by: Actor, at: datetime
) -> Petition | None:
    """Return the petition that a meeting of the series rests on; a regular one rests on none."""
    if series is Series.EXTRAORDINARY:
        return petition_to_convene_on(session, body, petition, by=by, at=at)
    if petition is not None:
        raise Incomplete(
            "По предложению государства созывается внеочередное заседание. Выберите «внеочередное».",
            "An extraordinary meeting is convened on a petition. Choose “extraordinary”.",
        )
    return None


def refuse_another_series(meeting: Meeting, series: Series) -> None:
    """Refuse to turn one kind of meeting into the other: an extraordinary one rests on its petition."""
    if series is not meeting.series:
        raise Conflict(
            "Очередное заседание не становится внеочередным, и наоборот. Отмените его и созовите другое.",
            "A regular meeting does not become extraordinary, nor the reverse. Cancel it and convene another.",
        )
