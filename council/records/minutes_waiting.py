"""Protocols that wait: to be drafted, to be circulated or prepared, to be signed."""

from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, null, or_, select
from sqlalchemy.orm import Session, aliased

from council.records.corrections import MinutesCorrection
from council.records.corrections_sent import is_sent
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.preparations import Countersignature, Preparation, is_prepared
from council.records.remarks import remarks_due, remarks_unanswered, term_runs
from council.records.waiting import last_to_preside


class MinutesOwed(NamedTuple):
    """A meeting whose protocol waits for the person to sign it, or for a word of the state by the day.

    `correction` is the public identifier of a correction of it that waits for the person's signature.
    """

    meeting: Meeting
    is_to_sign: bool
    remarks_due_on: date | None
    correction: str | None


def minutes_owed(
    session: Session, person_id: int, seen: Select[tuple[Meeting]], seat_id: int | None, *, today: date
) -> list[MinutesOwed]:
    """Return what protocols wait for of the person who presided, and of the seat among the meetings seen."""
    presided = last_to_preside() == person_id
    to_sign = and_(_is_unsigned(), is_prepared(), presided)
    correction = _correction_owed(person_id)
    due_on = (
        case((_is_unsigned(), remarks_due(seen, seat_id, today=today))) if seat_id is not None else null()
    )
    query = select(Meeting, to_sign, due_on, correction).join(Minutes, Minutes.meeting_id == Meeting.id)
    query = query.where(or_(to_sign, due_on.is_not(None), correction.is_not(None)))
    query = query.order_by(Minutes.drafted_at)
    return [MinutesOwed(*row) for row in session.execute(query)]


def minutes_owed_by(person_id: int) -> Select[tuple[Minutes]]:
    """Ask for the prepared minutes that wait for the signature of the person, who presided."""
    return _unsigned().where(is_prepared(), last_to_preside() == person_id)


def corrections_owed_by(person_id: int) -> Select[tuple[MinutesCorrection]]:
    """Ask for the corrections that wait for the signature of the person, whose name they print."""
    query = select(MinutesCorrection).join(Minutes, Minutes.id == MinutesCorrection.minutes_id)
    return query.join(Minutes.meeting).where(_waits(), _is_turn_of(person_id))


def minutes_to_countersign(body_id: int, *, since: date) -> Select[tuple[Minutes]]:
    """Ask for the prepared minutes that the head of the secretariat has yet to sign, of the meetings since a day."""
    signed = exists().where(
        Countersignature.version_id == Preparation.version_id,
        Preparation.minutes_id == Minutes.id,
        Preparation.withdrawn_at.is_(None),
    )
    query = select(Minutes).join(Minutes.meeting).where(Meeting.body_id == body_id, is_prepared(), ~signed)
    return query.where(Meeting.starts_at >= datetime.combine(since, time(), UTC)).order_by(Minutes.drafted_at)


class MinutesWaiting(NamedTuple):
    """A closed meeting whose protocol nobody has signed yet, and what it waits for.

    Or one that was signed and corrected: `unsent` is the number of the correction in force that went to nobody.
    """

    meeting: Meeting
    is_drafted: bool
    is_prepared: bool
    term_runs: bool
    unanswered: int
    unsent: int | None


def meetings_unsigned(session: Session, body_id: int, *, today: date) -> list[MinutesWaiting]:
    """Return the closed meetings whose minutes nobody has signed yet, or sent as corrected, in one question."""
    unsent = _correction_unsent(today)
    query = (
        select(
            Meeting, Minutes.id.is_not(None), is_prepared(), term_runs(today), remarks_unanswered(), unsent
        )
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.body_id == body_id, Meeting.closed_at.is_not(None))
        .where(or_(_is_unsigned(), unsent.is_not(None)))
        .order_by(Minutes.drafted_at, Meeting.closed_at)
    )
    return [MinutesWaiting(*row) for row in session.execute(query)]


def drafts_unanswered(body_id: int) -> Select[tuple[Minutes]]:
    """Ask for the drafts with remarks that the secretariat has not answered."""
    return _unsigned().where(Meeting.body_id == body_id, remarks_unanswered() > 0)


def unprepared_drafts(body_id: int, *, today: date) -> Select[tuple[Minutes]]:
    """Ask for the drafts that wait to be circulated, or prepared for signature: while a term runs, none does."""
    return _unsigned().where(Meeting.body_id == body_id, ~is_prepared(), ~term_runs(today))


def undrafted(body_id: int) -> Select[tuple[Meeting]]:
    """Ask for the closed meetings of which no minutes are drafted."""
    drafted = exists().where(Minutes.meeting_id == Meeting.id)
    return select(Meeting).where(Meeting.body_id == body_id, Meeting.closed_at.is_not(None), ~drafted)


def corrections_unsent(body_id: int, *, today: date) -> Select[tuple[Minutes]]:
    """Ask for the protocols of which the correction in force was sent to nobody."""
    query = select(Minutes).join(Minutes.meeting).where(Meeting.body_id == body_id)
    return query.where(_correction_unsent(today).is_not(None))


def _correction_unsent(today: date) -> Any:
    """Return the number of the correction in force of the protocol, as long as no dispatch has it."""
    later = aliased(MinutesCorrection)
    replaced = exists().where(
        later.minutes_id == MinutesCorrection.minutes_id,
        later.signed_at.is_not(None),
        later.number > MinutesCorrection.number,
    )
    query = select(MinutesCorrection.number).where(
        MinutesCorrection.minutes_id == Minutes.id, MinutesCorrection.signed_at.is_not(None)
    )
    return query.where(~replaced, ~is_sent(today)).correlate(Minutes).scalar_subquery()


def _unsigned() -> Select[Any]:
    return select(Minutes).join(Minutes.meeting).where(_is_unsigned()).order_by(Minutes.drafted_at)


def _is_unsigned() -> ColumnElement[bool]:
    return ~exists().where(Signature.minutes_id == Minutes.id)


def _waits() -> ColumnElement[bool]:
    return and_(MinutesCorrection.signed_at.is_(None), MinutesCorrection.refused_at.is_(None))


def _is_turn_of(person_id: int) -> ColumnElement[bool]:
    """Say of the correction in the query whether the person is the next to sign it: the head first, where one is asked.

    Older ones name nobody: they are signed by who presided.
    """
    awaits_head = and_(MinutesCorrection.head_id.is_not(None), MinutesCorrection.head_signed_at.is_(None))
    signer = func.coalesce(MinutesCorrection.signer_id, last_to_preside())
    return case((awaits_head, MinutesCorrection.head_id), else_=signer) == person_id


def _correction_owed(person_id: int) -> Any:
    """Return the identifier of the correction of the protocol that waits for the person: there is one at most."""
    waiting = select(MinutesCorrection.public_id).where(MinutesCorrection.minutes_id == Minutes.id, _waits())
    return waiting.where(_is_turn_of(person_id)).correlate(Minutes, Meeting).scalar_subquery()
