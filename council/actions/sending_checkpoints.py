"""Checkpoints sent to every state: one letter at the close of a meeting and of a day, with all that was signed since.

A vote closes every few minutes; a letter for each would be read by nobody. Whoever keeps the later
letter keeps every checkpoint of the votes too, and each stands for all entries before it.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import day_of
from council.actions.mail import write_letters
from council.charters import load_charter
from council.records.bodies import Body
from council.records.checkpoints import Checkpoint, Occasion
from council.records.mail import LetterKind
from council.records.meetings import Meeting
from council.records.recipients import delegations
from council.wording.checkpoint_mail import checkpoints_told

AT_WHICH_THEY_ARE_SENT = (Occasion.MEETING_CLOSED, Occasion.DAY)
# A letter with more is no longer compared by anyone; the last of them stands for those left out.
MOST_IN_A_LETTER = 40


def send_checkpoints(session: Session, *, at: datetime) -> None:
    """Write to the states what was signed and not sent, once a meeting or a day has closed it.

    The letters are part of no act and enter nothing: else each would give occasion to the next.
    """
    points = _due(session)
    if not points:
        return
    body = session.scalars(select(Body).order_by(Body.id).limit(1)).one()
    meeting = session.get(Meeting, points[-1].meeting_id) if points[-1].meeting_id else None
    charter = load_charter(body.charter_code)
    shown = points[-MOST_IN_A_LETTER:]
    words = checkpoints_told(
        [point.note for point in shown],
        left_out=len(points) - len(shown),
        title_ru=charter.short_title_ru,
        title_en=charter.short_title_en,
    )
    readers = delegations(session, body_id=body.id, day=day_of(session, body.id, at), meeting=meeting)
    write_letters(session, LetterKind.CHECKPOINTS, words, to=readers, path="/register/checkpoints", at=at)
    for point in points:
        point.sent_at = at


def _due(session: Session) -> Sequence[Checkpoint]:
    """Return the checkpoints to send: up to the last close of a meeting or a day before which all are signed."""
    sent = select(func.coalesce(func.max(Checkpoint.size), 0)).where(Checkpoint.sent_at.is_not(None))
    waiting = select(Checkpoint).where(Checkpoint.size > sent.scalar_subquery()).order_by(Checkpoint.size)
    points = session.scalars(waiting.with_for_update()).all()
    signed = next((place for place, point in enumerate(points) if point.signed_at is None), len(points))
    closing = [place for place in range(signed) if points[place].occasion in AT_WHICH_THEY_ARE_SENT]
    return points[: closing[-1] + 1] if closing else []
