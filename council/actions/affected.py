"""The mark that a decision would directly affect a state: set by its own word or another's, lifted for a reason."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting
from council.actions.permission import require, require_sight
from council.actions.powers import require_powers
from council.actions.refusals import Conflict, Forbidden, NotFound, NotInOrder
from council.actions.seats import seat_of
from council.actions.sittings import open_vote_items
from council.actions.texts import clean
from council.law.affected import rule_on_lifting_flag
from council.law.ruling import Ruling
from council.records.agenda import AffectedState, FlagOwner, Item
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import Floor, floor_of


def flag_affected(*, item: str, seat: str, set_as: FlagOwner, by: Actor, at: datetime) -> AffectedState:
    """Mark a state (its code) as directly affected; a member marks its own state, on its own word."""
    require(by, "affected.flagged", seat=seat)
    if (set_as is FlagOwner.STATE) != (by.seat == seat):
        raise Forbidden(
            "От имени государства отметку ставит только его представитель.",
            "On the word of a state the mark is set by its representative alone.",
        )
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        _refuse_out_of_time(session, question, by)
        floor = floor_of(session, question.meeting, at).for_item(question.id)
        require_powers(session, floor, by, seat=seat)
        if _standing(session, question, seat) is not None:
            raise Conflict("Это государство уже отмечено.", "This state is marked already.")
        flag = AffectedState(
            public_id=new_public_id(),
            item_id=question.id,
            seat_id=seat_of(session, seat, by=by, day=question.meeting.starts_locally.date()).id,
            set_as=set_as,
            set_at=at,
            set_by_id=by.person_id,
        )
        session.add(flag)
        session.flush()
        _enter(session, "affected.flagged", question, flag, floor.edition.affected.clause, by=by, at=at)
        return flag


def lift_flag(*, item: str, seat: str, reason: str, by: Actor, at: datetime) -> AffectedState:
    """Lift the mark; one that the state set itself is lifted by that state alone."""
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        _refuse_out_of_time(session, question, by)
        flag = _standing(session, question, seat)
        if flag is None:
            raise NotFound
        floor = floor_of(session, question.meeting, at).for_item(question.id)
        require_powers(session, floor, by, seat=seat)
        ruling = lifting_ruling(floor, flag, reason=reason, by=by)
        if ruling.bars:
            raise NotInOrder(ruling)
        flag.lifted_at, flag.lifted_by_id = at, by.person_id
        flag.lifting_reason = clean(reason, field="reason")
        _enter(session, "affected.lifted", question, flag, ruling.clause, by=by, at=at)
        return flag


def lifting_ruling(floor: Floor, flag: AffectedState, *, reason: str, by: Actor) -> Ruling:
    """Return whether the actor may lift the mark; what one of the secretariat has set, all of it answers for."""
    presiding = floor.presiding_person
    return rule_on_lifting_flag(
        floor.edition.affected,
        state=flag.seat.code,
        set_by_state=flag.set_as is FlagOwner.STATE,
        by_state=by.seat == flag.seat.code,
        by_setter=flag.set_by_id == by.person_id or by.is_secretariat,
        by_presiding=presiding is not None and presiding.person_id == by.person_id,
        reason=reason,
    )


def _standing(session: Session, item: Item, state: str) -> AffectedState | None:
    flags = session.scalars(
        select(AffectedState).where(AffectedState.item_id == item.id, AffectedState.lifted_at.is_(None))
    )
    return next((flag for flag in flags if flag.seat.code == state), None)


def _refuse_out_of_time(session: Session, item: Item, by: Actor) -> None:
    meeting = item.meeting
    require_sight(meeting, by=by)
    if meeting.closed_at is not None or meeting.cancelled_at is not None or item.dropped_at is not None:
        raise Conflict(
            "Вопрос исключен из повестки или заседание закончено: отметки не меняются.",
            "The item is off the agenda or the meeting is over: the marks no longer change.",
        )
    if item.id in open_vote_items(session, meeting.id):
        raise Conflict(
            "По вопросу идет голосование: отметки меняют до его открытия или после закрытия.",
            "A vote on the item is open: the marks change before it or after it.",
        )


def _enter(
    session: Session, act: str, item: Item, flag: AffectedState, clause: str, *, by: Actor, at: datetime
) -> None:
    detail = {"item": item.public_id, "state": flag.seat.code, "set_as": flag.set_as.value}
    enter(session, act, of=flag, by=by, at=at, clause=clause, meeting_id=item.meeting_id, detail=detail)
