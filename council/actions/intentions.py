"""«Намеревался голосовать …»: said after a vote by the state itself, by nobody for it; the result stays."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import seat_on, vote_in_locked_meeting
from council.actions.permission import require, require_sight
from council.actions.powers import require_powers
from council.actions.refusals import require_in_order
from council.actions.reopening import reopen, reopening_ruling
from council.actions.texts import clean_paragraphs
from council.actions.vote_rulings import minutes_are_signed
from council.law.ballot import Position
from council.law.intentions import IntentionFacts, rule_on_intention
from council.law.ruling import Ruling
from council.records.database import transaction
from council.records.decisions import Decision
from council.records.floor import floor_of
from council.records.intentions import IntentionStatement, intentions_of
from council.records.voting import Vote

LONGEST_REASON = 2_000


def state_intention(
    *, vote: str, state: str, intended: Position, reason: str = "", by: Actor, at: datetime
) -> IntentionStatement:
    """Record how the state says it meant to vote: once, never changed, and nothing of the result moves."""
    require(by, "intention.stated", seat=state)
    why = clean_paragraphs(reason, field="reason", longest=LONGEST_REASON, required=False)
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        held = proceeding.item.meeting
        require_sight(held, by=by)
        floor = floor_of(session, held, held.closed_at or at).for_item(proceeding.item_id)
        require_powers(session, floor, by, seat=state)
        seat = seat_on(floor, state)
        require_in_order(intention_ruling(session, proceeding, state, intended))
        statement = IntentionStatement(
            vote_id=proceeding.id, seat_id=seat.id, position=intended, reason=why, stated_at=at,
            stated_by_id=by.person_id,
        )  # fmt: skip
        session.add(statement)
        session.flush()
        because = (
            f"Заявление о намерении голосовать: {seat.state.short_ru}, вопрос {proceeding.item.position}"
        )
        reopened = reopen(session, floor, because=because, by=by, at=at)
        enter(
            session, "intention.stated", of=statement, by=by, at=at, meeting_id=held.id, rows=reopened,
            detail={"vote": proceeding.public_id, "seat": state},
        )  # fmt: skip
        return statement


def intention_ruling(session: Session, vote: Vote, state: str, intended: Position | None) -> Ruling:
    """Return whether the state may say now that it meant to vote so."""
    decision = session.query(Decision).filter_by(vote_id=vote.id).one_or_none()
    counted = ((decision.positions if decision else None) or {}).get(state)
    stated = {one.seat.code for one in intentions_of(session, [vote.id])}
    facts = IntentionFacts(
        is_closed=vote.closed_at is not None and vote.withdrawn_at is None,
        counted=Position(counted) if counted else None,
        is_annulled=vote.is_annulled,
        minutes_signed=minutes_are_signed(session, vote.item.meeting_id),
        has_stated=state in stated,
    )
    ruling = rule_on_intention(facts, intended, seat=state)
    again = reopening_ruling(session, vote.item.meeting, state)
    return again if again.bars and not ruling.bars else ruling
