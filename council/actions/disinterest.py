"""Declarations of disinterest in an item, and their withdrawal, until the vote opens (clause 5.8)."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting, seat_on
from council.actions.powers import require_powers
from council.actions.refusals import Conflict, Forbidden, NotInOrder
from council.actions.sittings import open_vote_items
from council.actions.texts import clean_paragraphs
from council.law.ruling import Ruling
from council.law.statements import rule_on_disinterest, rule_on_interest_again
from council.records.agenda import Disinterest, Item
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.outcomes import outcome_of


def declare_disinterest(*, item: str, seat: str, note: str = "", by: Actor, at: datetime) -> Disinterest:
    """Declare that a state has no interest in the item: it leaves the base of this item, not the quorum."""
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        floor = floor_of(session, question.meeting, at).for_item(question.id)
        _require_word_of(floor, seat, by)
        require_powers(session, floor, by, seat=seat)
        _refuse_out_of_time(question)
        ruling = disinterest_ruling(session, floor, question, seat)
        if ruling.bars:
            raise NotInOrder(ruling)
        declared = Disinterest(
            item_id=question.id,
            seat_id=seat_on(floor, seat).id,
            note=clean_paragraphs(note, field="text", required=False),
            declared_at=at,
            declared_by_id=by.person_id,
        )
        session.add(declared)
        _enter(session, "disinterest.declared", declared, question, floor, by, at)
        return declared


def withdraw_disinterest(*, item: str, seat: str, by: Actor, at: datetime) -> Disinterest:
    """Take the declaration back; both stay in the record."""
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        floor = floor_of(session, question.meeting, at).for_item(question.id)
        _require_word_of(floor, seat, by)
        require_powers(session, floor, by, seat=seat)
        _refuse_out_of_time(question)
        standing = standing_disinterests(question)
        ruling = rule_on_interest_again(
            floor.edition,
            seat=seat,
            vote_open=question.id in open_vote_items(session, question.meeting_id),
            declared=seat in standing,
            decided=_is_decided(session, question),
        )
        if ruling.bars:
            raise NotInOrder(ruling)
        declared = standing[seat]
        declared.withdrawn_at = max(at, declared.declared_at)
        declared.withdrawn_by_id = by.person_id
        _enter(session, "disinterest.withdrawn", declared, question, floor, by, at)
        return declared


def disinterest_ruling(session: Session, floor: Floor, item: Item, seat: str) -> Ruling:
    """Return whether the seat may declare disinterest in the item now."""
    return rule_on_disinterest(
        floor.edition,
        seat=seat,
        vote_open=item.id in open_vote_items(session, item.meeting_id),
        declared=seat in standing_disinterests(item),
        affected=seat in standing_flags(item),
        decided=_is_decided(session, item),
    )


def standing_disinterests(item: Item) -> dict[str, Disinterest]:
    """Return the declarations that stand, by the code of the state."""
    return {entry.seat.code: entry for entry in item.disinterests if entry.withdrawn_at is None}


def standing_flags(item: Item) -> frozenset[str]:
    """Return the states that stand as directly affected by the item."""
    return frozenset(flag.seat.code for flag in item.affected_states if flag.lifted_at is None)


def _is_decided(session: Session, item: Item) -> bool:
    """Say whether the text now before the meeting is decided on; a later version is a new question."""
    draft = item.current_draft
    return outcome_of(session, item).has_decided_on(draft.id if draft else None)


def _refuse_out_of_time(item: Item) -> None:
    meeting = item.meeting
    if meeting.closed_at or meeting.cancelled_at or item.dropped_at:
        raise Conflict(
            "Заседание закончено или вопрос исключен из повестки: о незаинтересованности больше не заявляют.",
            "The meeting is over or the item is off the agenda: disinterest is no longer declared.",
        )


def _require_word_of(floor: Floor, seat: str, by: Actor) -> None:
    """A declaration is the state's own; the secretariat enters the one made aloud or sent in writing."""
    acting = floor.acting.get(seat)
    if by.is_secretariat:
        return
    if by.seat == seat and (acting is None or acting.person_id == by.person_id):
        return
    raise Forbidden(
        "О незаинтересованности заявляет сам представитель государства.",
        "Disinterest is declared by the representative of the state.",
    )


def _enter(
    session: Session, act: str, declared: Disinterest, item: Item, floor: Floor, by: Actor, at: datetime
) -> None:
    enter(
        session, act, of=declared, by=by, at=at, meeting_id=item.meeting_id,
        clause=floor.edition.disinterest.clause, detail={"item": item.public_id},
    )  # fmt: skip
