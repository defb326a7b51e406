"""Whether a correction of a protocol has gone out: it replaces what the members hold, and so they are sent it too."""

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from council.records.corrections import MinutesCorrection
from council.records.dispatches import DispatchPaper
from council.records.minutes import Rendering


def is_sent() -> ColumnElement[bool]:
    """Say of the correction in the query whether a dispatch has it, by mail or by other means."""
    printed = Rendering.thing_id == MinutesCorrection.public_id
    return exists().where(DispatchPaper.rendering_id == Rendering.id, printed)


def was_sent(session: Session, correction: MinutesCorrection) -> bool:
    """Say whether the correction was sent."""
    query = select(MinutesCorrection.id).where(MinutesCorrection.id == correction.id, is_sent())
    return session.scalars(query).first() is not None
