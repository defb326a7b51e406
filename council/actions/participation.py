"""A state announces whether it takes part in a meeting, and by whom; nothing is decided or barred by it."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require, require_sight
from council.actions.refusals import Conflict, Incomplete
from council.actions.seats import seat_of
from council.actions.texts import clean
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of
from council.records.meetings import Meeting
from council.records.participation import Participation, ParticipationAnswer, announced


def answer_participation(
    *, meeting: str, state: str, answer: Participation, note: str = "", letter: str = "", by: Actor, at: datetime
) -> ParticipationAnswer:  # fmt: skip
    """Record what a state announces: by its member or focal point, or from its letter by the secretariat.

    It may answer anew until the meeting opens; the earlier answers stay on record.
    """
    require(by, "participation.answered", seat=state)
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        require_sight(held, by=by)
        _require_ahead(held)
        seat = seat_of(session, state, by=by, day=held.starts_locally.date())
        last = announced(session, held).get(state)
        said, named = clean(note, field="note", required=False), _letter(letter, state, by)
        if last is not None and (last.answer, last.note) == (answer, said):
            raise Conflict(
                "Такой ответ этого государства уже записан. Ничего не изменено.",
                "This answer of the state is on record already. Nothing was changed.",
            )
        given = ParticipationAnswer(
            public_id=new_public_id(), meeting_id=held.id, seat_id=seat.id, sequence=_next(session, held, seat),
            answer=answer, note=said, letter=named, given_at=at, given_by_id=by.person_id,
        )  # fmt: skip
        session.add(given)
        edition = charter_of(held.body).edition_on(held.starts_locally.date())
        enter(
            session, "participation.answered", of=given, by=by, at=at, clause=edition.quorum.clause,
            meeting_id=held.id, detail={"state": state, "answer": answer.value},
        )  # fmt: skip
        return given


def _letter(letter: str, state: str, by: Actor) -> str:
    """Return the letter by which others than the state's own people enter its answer."""
    if by.delegation == state and not by.is_secretariat:
        return ""
    named = clean(letter, field="letter", required=False)
    if not named:
        raise Incomplete(
            "Укажите письмо государства: дату и номер.", "Name the letter of the state: its date and number."
        )
    return named


def _require_ahead(meeting: Meeting) -> None:
    if meeting.published_at is None or meeting.opened_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Об участии сообщают до открытия опубликованного заседания. Это заседание уже открыто, отменено "
            "или еще не опубликовано.",
            "Participation is announced before a published meeting opens. This one is open, cancelled or not "
            "published yet.",
        )


def _next(session: Session, meeting: Meeting, seat: Seat) -> int:
    last = session.scalar(
        select(func.max(ParticipationAnswer.sequence)).where(
            ParticipationAnswer.meeting_id == meeting.id, ParticipationAnswer.seat_id == seat.id
        )
    )
    return (last or 0) + 1
