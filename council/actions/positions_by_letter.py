"""The secretariat enters the position a state sent by a letter: a later word, never in place of an earlier one."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting
from council.actions.permission import require
from council.actions.positions import LATE, position_row, refuse_another_text, refuse_the_same
from council.actions.refusals import Conflict, NotFound, NotInOrder
from council.actions.seats import seat_of
from council.actions.state_letters import LetterOfState, letter_entered
from council.actions.storing import brought_or_none
from council.law.positions import Stance, rule_on_entering
from council.records.database import transaction
from council.records.files import FileStore
from council.records.positions import StatePosition, asked_of_item


def enter_position(
    *, meeting: str, item: str, draft: str, state: str, stance: Stance, remarks: str = "",
    letter: LetterOfState, over: str = "", store: FileStore | None = None, by: Actor, at: datetime,
) -> StatePosition:  # fmt: skip
    """Record what a state wrote of the text; `over` is the word of the state that was read as its last one."""
    require(by, "position.entered")
    with brought_or_none(letter.scan, meeting, store) as scan, transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        held = question.meeting
        if held.public_id != meeting:
            raise NotFound
        seat = seat_of(session, state, by=by, day=held.starts_locally.date())
        asked = asked_of_item(session, question.id)
        last = asked.standing(seat) if asked is not None else None
        ruling = rule_on_entering(
            due_on=asked.question.due_on if asked is not None else None,
            is_ahead=held.is_ahead,
            received_on=letter.received_on,
            said_on=_said_on(session, last, by),
        )
        if asked is None or ruling.bars:
            raise NotInOrder(ruling)
        refuse_another_text(asked, draft)
        _refuse_unread(last, over)
        paper = letter_entered(session, held, seat, letter, scan, by=by, at=at)
        given = position_row(asked, seat, stance, remarks, is_late=ruling.finding == LATE, by=by, at=at)
        given.letter_id = paper.id
        refuse_the_same(last, given)
        session.add(given)
        detail = {
            "state": state, "stance": stance.value, "draft": draft, "late": given.is_late,
            "letter": paper.number, "dated_on": paper.dated_on.isoformat(),
        }  # fmt: skip
        enter(session, "position.entered", of=given, by=by, at=at, meeting_id=held.id, detail=detail)
        return given


def _said_on(session: Session, last: StatePosition | None, by: Actor) -> date | None:
    """Return the day on which the state spoke last: of a letter the day it came."""
    if last is None:
        return None
    return last.letter.received_on if last.letter else day_of(session, by.body_id, last.given_at)


def _refuse_unread(last: StatePosition | None, over: str) -> None:
    if (last.public_id if last is not None else "") != over:
        raise Conflict(
            "Тем временем записана другая позиция этого государства. Прочтите ее и решите, что сказано позже."
            " Ничего не записано.",
            "Meanwhile another position of this state is on record. Read it and judge which word is the later one."
            " Nothing was recorded.",
        )
