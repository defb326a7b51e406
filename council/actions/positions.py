"""A state says before the meeting what it thinks of a draft, as it was asked to: no vote, and no consent."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting
from council.actions.permission import require, require_sight
from council.actions.powers import require_powers
from council.actions.refusals import Conflict, Incomplete, NotInOrder
from council.actions.seats import seat_of
from council.actions.texts import clean_paragraphs
from council.law.positions import Stance, rule_on_giving
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.positions import Asked, StatePosition, asked_of_item

LONGEST_REMARKS = 5_000
LATE = "position_late"


def give_position(
    *, item: str, draft: str, state: str, stance: Stance, remarks: str = "", by: Actor, at: datetime
) -> StatePosition:
    """Record what a state thinks of the text that was read; what it said before stays on record."""
    require(by, "position.given", seat=state)
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        held = question.meeting
        require_sight(held, by=by)
        require_powers(session, floor_of(session, held, at).for_item(question.id), by, seat=state)
        seat = seat_of(session, state, by=by, day=held.starts_locally.date())
        asked = asked_of_item(session, question.id)
        ruling = giving_ruling(session, held, asked, at=at)
        if asked is None or ruling.bars:
            raise NotInOrder(ruling)
        refuse_another_text(asked, draft)
        given = position_row(asked, seat, stance, remarks, is_late=ruling.finding == LATE, by=by, at=at)
        refuse_the_same(asked.standing(seat), given)
        session.add(given)
        detail = {"state": state, "stance": stance.value, "draft": draft, "late": given.is_late}
        enter(session, "position.given", of=given, by=by, at=at, meeting_id=held.id, detail=detail)
        return given


def giving_ruling(session: Session, meeting: Meeting, asked: Asked | None, *, at: datetime) -> Ruling:
    """Return whether a state may give its position on an item now, and whether in time."""
    due_on = asked.question.due_on if asked is not None else None
    return rule_on_giving(
        due_on=due_on, is_ahead=meeting.is_ahead, today=day_of(session, meeting.body_id, at)
    )


def position_row(
    asked: Asked, seat: Seat, stance: Stance, remarks: str, *, is_late: bool, by: Actor, at: datetime
) -> StatePosition:
    """Return the word of a state on the text that is asked about, after whatever it said before."""
    said = clean_paragraphs(remarks, field="position_remarks", longest=LONGEST_REMARKS, required=False)
    if stance is Stance.REMARKS and not said:
        raise Incomplete(
            "Напишите замечания: без них позиция «согласны с замечаниями» не принимается.",
            "Write the remarks: without them agreement with remarks is not recorded.",
        )
    on_this = (one.sequence for one in asked.of(seat) if one.question_id == asked.question.id)
    return StatePosition(
        public_id=new_public_id(),
        question_id=asked.question.id,
        seat_id=seat.id,
        sequence=max(on_this, default=0) + 1,
        stance=stance,
        remarks=said,
        is_late=is_late,
        given_at=at,
        given_by_id=by.person_id,
    )


def refuse_another_text(asked: Asked, draft: str) -> None:
    """Refuse an answer to a text that is no longer the one asked about."""
    if asked.question.draft.public_id != draft:
        raise Conflict(
            f"Тем временем позиция запрошена по редакции {asked.question.draft.number} проекта. Прочтите ее "
            "и ответьте еще раз. Ничего не записано.",
            f"Meanwhile the position is asked for on version {asked.question.draft.number} of the draft. Read "
            "it and answer again. Nothing was recorded.",
        )


def refuse_the_same(last: StatePosition | None, given: StatePosition) -> None:
    """Refuse to say again what stands."""
    if last is not None and (last.stance, last.remarks) == (given.stance, given.remarks):
        raise Conflict(
            "Такая позиция этого государства уже записана. Ничего не изменено.",
            "This position of the state is on record already. Nothing was changed.",
        )
