"""Dissenting opinions: filed by a member whose position differs, until the minutes are signed (5.8)."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import decision_in_locked_meeting
from council.actions.minutes import minutes_of
from council.actions.powers import require_powers
from council.actions.refusals import Conflict, Forbidden, NotFound, NotInOrder, require_in_order
from council.actions.reopening import reopen, reopening_ruling
from council.actions.texts import clean_for_minutes
from council.actions.vote_rulings import minutes_are_signed
from council.law.ballot import Position
from council.law.outcome import OutcomeKind
from council.law.ruling import Ruling
from council.law.statements import rule_on_dissent, rule_on_withdrawing_dissent
from council.records.database import transaction
from council.records.decisions import Decision, DecisionManner, Statement, StatementKind
from council.records.floor import Floor, floor_of

DECIDED_BY_THE_COUNCIL = frozenset({DecisionManner.VOTE, DecisionManner.NO_OBJECTION})


def file_dissent(*, decision: str, text: str, by: Actor, at: datetime) -> Statement:
    """File the dissenting opinion of the actor's state; it enters the minutes and never the result."""
    if by.seat is None or by.seat_id is None:
        raise Forbidden("Особое мнение выражает член Совета.", "A dissenting opinion is given by a member.")
    opinion = clean_for_minutes(text, field="text", required=True)
    with transaction() as session:
        decided = decision_in_locked_meeting(session, decision, by=by)
        floor = floor_of(session, decided.item.meeting, at).for_item(decided.item_id)
        require_powers(session, floor, by, seat=by.seat)
        ruling = dissent_ruling(session, floor, decided, by.seat)
        if ruling.bars:
            raise NotInOrder(ruling)
        if any(entry.seat.code == by.seat and entry.withdrawn_at is None for entry in decided.statements):
            require_in_order(withdrawing_ruling(session, floor, decided, by.seat))
            raise Conflict(
                "Особое мнение уже подано. Отзовите его, чтобы подать другое.",
                "A dissenting opinion has been filed. Withdraw it to file another.",
            )
        statement = Statement(
            decision_id=decided.id, seat_id=by.seat_id, kind=StatementKind.DISSENT, body_text=opinion,
            filed_at=at, filed_by_id=by.person_id,
        )  # fmt: skip
        session.add(statement)
        because = f"Особое мнение: {_whose(floor, by.seat)}, вопрос {decided.item.position}"
        reopened = reopen(session, floor, because=because, by=by, at=at)
        enter(
            session, "dissent.filed", of=statement, by=by, at=at, meeting_id=decided.item.meeting_id,
            clause=ruling.clause, detail={"decision": decided.public_id}, rows=reopened,
        )  # fmt: skip
        return statement


def withdraw_dissent(*, decision: str, by: Actor, at: datetime) -> Statement:
    """Take the state's dissenting opinion back before the minutes are signed."""
    with transaction() as session:
        decided = decision_in_locked_meeting(session, decision, by=by)
        standing = [
            entry for entry in decided.statements if entry.seat.code == by.seat and entry.withdrawn_at is None
        ]
        if not standing:
            raise NotFound
        floor = floor_of(session, decided.item.meeting, at).for_item(decided.item_id)
        require_powers(session, floor, by, seat=by.seat)
        ruling = withdrawing_ruling(session, floor, decided, by.seat or "")
        require_in_order(ruling)
        statement = standing[0]
        statement.withdrawn_at = max(at, statement.filed_at)
        statement.withdrawn_by_id = by.person_id
        because = f"Особое мнение отозвано: {_whose(floor, by.seat)}, вопрос {decided.item.position}"
        reopened = reopen(session, floor, because=because, by=by, at=at)
        enter(
            session, "dissent.withdrawn", of=statement, by=by, at=at, meeting_id=decided.item.meeting_id,
            clause=ruling.clause, rows=reopened,
        )  # fmt: skip
        return statement


def dissent_ruling(session: Session, floor: Floor, decision: Decision, seat: str) -> Ruling:
    """Return whether the state may file a dissenting opinion on the decision now."""
    positions = decision.positions or {}
    annulled = decision.vote is not None and decision.vote.is_annulled
    decided = decision.manner in DECIDED_BY_THE_COUNCIL and not annulled
    ruling = rule_on_dissent(
        floor.edition,
        position=Position(positions.get(seat, Position.ABSENT)),
        outcome=OutcomeKind(decision.outcome.value) if decided else OutcomeKind.NO_DECISION,
        minutes_signed=minutes_are_signed(session, floor.meeting.id),
        for_good=any(entry.seat.code == seat for entry in decision.statements)
        and withdrawing_ruling(session, floor, decision, seat).finding == "dissent_stands",
    )
    again = reopening_ruling(session, floor.meeting, seat)
    return again if again.bars and not ruling.bars else ruling


def withdrawing_ruling(session: Session, floor: Floor, decision: Decision, seat: str) -> Ruling:
    """Return whether the state may take its dissenting opinion back now, or could take back one that it files now."""
    minutes = minutes_of(session, floor.meeting)
    since = minutes.drafted_at if minutes is not None else None
    ruling = rule_on_withdrawing_dissent(
        floor.edition,
        seat=seat,
        is_drafted=since is not None,
        withdrawals=sum(_is_gone(entry, seat, since) for entry in decision.statements),
        minutes_signed=minutes_are_signed(session, floor.meeting.id),
    )
    again = reopening_ruling(session, floor.meeting, seat)
    return again if again.bars and not ruling.bars else ruling


def _is_gone(entry: Statement, seat: str, since: datetime | None) -> bool:
    """Say whether the state took it back from a draft: what came and went before there was one held nothing up."""
    gone = entry.withdrawn_at if entry.seat.code == seat else None
    return gone is not None and since is not None and gone > since


def _whose(floor: Floor, code: str | None) -> str:
    seat = floor.seat(code or "")
    return seat.state.short_ru if seat is not None else ""
