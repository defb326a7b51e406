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
from council.actions.telling_of_positions import tell_of_letter
from council.actions.texts import clean
from council.law.positions import SaidSoFar, Stance, rule_on_entering
from council.records.agenda import Item
from council.records.bodies import Seat
from council.records.database import transaction
from council.records.files import FileStore
from council.records.positions import Asked, StatePosition, asked_of_item, first_asked_at
from council.records.state_letters import StateLetter


def enter_position(
    *, meeting: str, item: str, draft: str, state: str, stance: Stance, remarks: str = "",
    letter: LetterOfState, over: str = "", over_own_word: str = "", store: FileStore | None = None, by: Actor, at: datetime,
) -> StatePosition:  # fmt: skip
    """Record what a state wrote of the text; `over` is the word of the state that was read as its last one.

    `over_own_word` is the reason to put the letter over what the state has said itself on the same day.
    The state is told by mail; if the letter was read amiss, it answers itself, and that word stands.
    """
    require(by, "position.entered")
    reason = clean(over_own_word, field="over_own_word", required=False)
    with brought_or_none(letter.scan, meeting, store) as scan, transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        held = question.meeting
        if held.public_id != meeting:
            raise NotFound
        seat = seat_of(session, state, by=by, day=held.starts_locally.date())
        asked = asked_of_item(session, question.id)
        last = asked.standing(seat) if asked is not None else None
        so_far = _said_so_far(session, asked, seat, by)
        ruling = rule_on_entering(
            due_on=asked.question.due_on if asked is not None else None,
            is_ahead=held.is_ahead,
            received_on=letter.received_on,
            so_far=so_far,
            knowingly=bool(reason),
        )
        if asked is None or ruling.bars:
            raise NotInOrder(ruling)
        refuse_another_text(asked, draft)
        _refuse_unread(last, over)
        paper = letter_entered(session, held, seat, letter, scan, by=by, at=at)
        given = position_row(asked, seat, stance, remarks, is_late=ruling.finding == LATE, by=by, at=at)
        given.letter_id = paper.id
        given.over_own_word = reason if so_far.own_on == letter.received_on else ""
        refuse_the_same(last, given)
        session.add(given)
        session.flush()
        _tell(session, given, paper, question, by=by, at=at)
        return given


def _tell(
    session: Session, given: StatePosition, paper: StateLetter, item: Item, *, by: Actor, at: datetime
) -> None:
    """Write to the state what was entered in its name, and enter the act."""
    path = f"/items/{item.public_id}/positions"
    tell_of_letter(session, paper, item.title, path=path, is_position=True, at=at)
    detail = {
        "state": given.seat.code, "stance": given.stance.value, "draft": given.question.draft.public_id,
        "late": given.is_late, "letter": paper.number, "dated_on": paper.dated_on.isoformat(),
        "over_own_word": given.over_own_word,
    }  # fmt: skip
    enter(
        session, "position.entered", of=given, by=by, at=at, meeting_id=paper.meeting_id, detail=detail
    )  # fmt: skip


def _said_so_far(session: Session, asked: Asked | None, seat: Seat, by: Actor) -> SaidSoFar:
    """Return the days of the text and of what the state has said of it: of a letter the day it came."""
    if asked is None:
        return SaidSoFar()

    def day(at: datetime | None) -> date | None:
        return day_of(session, by.body_id, at) if at is not None else None

    last, own = asked.standing(seat), asked.own(seat)
    last_on = last.letter.received_on if last and last.letter else day(last.given_at if last else None)
    asked_at = first_asked_at(session, asked.question.draft_id)
    return SaidSoFar(day(asked_at), last_on, day(own.given_at if own else None))


def _refuse_unread(last: StatePosition | None, over: str) -> None:
    if (last.public_id if last is not None else "") != over:
        raise Conflict(
            "Тем временем записана другая позиция этого государства. Прочтите ее и решите, что сказано позже."
            " Ничего не записано.",
            "Meanwhile another position of this state is on record. Read it and judge which word is the later one."
            " Nothing was recorded.",
        )
