"""The numbers of meetings: each series counts for itself, and none is given twice."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.actions.refusals import Conflict, Incomplete
from council.records.bodies import Body
from council.records.meetings import Meeting, Series


def free_ordinal(session: Session, body: Body, series: Series, ordinal: int | None) -> int:
    """Return the ordinal asked for, or the next of the series; a cancelled meeting keeps its own."""
    in_series = (Meeting.body_id == body.id, Meeting.series == series)
    if ordinal is None:
        return (session.scalar(select(func.max(Meeting.ordinal)).where(*in_series)) or 0) + 1
    if not 0 < ordinal < 1000:
        raise Incomplete("Номер заседания – число от 1 до 999.", "A meeting has a number from 1 to 999.")
    if session.scalar(select(Meeting.id).where(*in_series, Meeting.ordinal == ordinal)) is not None:
        raise Conflict(
            f"Заседание с номером {ordinal} в этой серии уже есть.",
            f"The series has a meeting number {ordinal} already.",
        )
    return ordinal
