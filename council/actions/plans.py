"""The work plan of a year is approved, and the information on the year is sent: each entered with its paper."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import day_in, require_order
from council.actions.entering import enter
from council.actions.locking import locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.actions.texts import clean
from council.records.bodies import Body
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of
from council.records.plans import YearlyPaper, YearlyRecord

# A plan is made for the year to come; one approved earlier than that is a slip of the pen.
EARLIEST_PLAN = 2


def record_yearly(
    *, kind: YearlyPaper, year: int, done_on: date, basis: str, by: Actor, at: datetime
) -> YearlyRecord:
    """Enter that the plan of a year was approved or the information on it sent; entered again it is corrected."""
    require(by, "yearly_record.entered")
    require_order(done_on, None)
    with transaction() as session:
        body = locked_body(session, by=by)
        today = day_in(body, at)
        rule = charter_of(body).edition_on(today).annual
        if rule is None:
            raise NotFound
        _require_sense(kind, year, done_on, today)
        paper = clean(basis, field="outgoing" if kind is YearlyPaper.INFORMATION else "decision_reference")
        _refuse_the_same_again(session, body, kind, year, done_on, paper)
        record = YearlyRecord(
            public_id=new_public_id(),
            body_id=body.id,
            kind=kind,
            year=year,
            number=_next_number(session, body, kind, year),
            done_on=done_on,
            basis=paper,
            entered_at=at,
            entered_by_id=by.person_id,
        )
        session.add(record)
        detail = {"kind": kind.value, "year": year}
        enter(session, "yearly_record.entered", of=record, by=by, at=at, clause=rule.clause, detail=detail)
        return record


def _require_sense(kind: YearlyPaper, year: int, done_on: date, today: date) -> None:
    if not 1992 <= year <= 2199:
        raise Incomplete("Проверьте год.", "Check the year.")
    if done_on > today:
        raise Incomplete(
            "Этот день еще не наступил. Внесите запись, когда это будет сделано.",
            "This day is still to come. Enter it when it is done.",
        )
    earliest = date(year - EARLIEST_PLAN, 1, 1) if kind is YearlyPaper.PLAN else date(year, 1, 1)
    if done_on < earliest:
        raise Incomplete(
            f"День ({done_on:%d.%m.%Y}) раньше, чем могла быть сделана запись за {year} год. Исправьте даты.",
            f"The day ({done_on}) is earlier than a paper for {year} can be. Correct the dates.",
        )


def _next_number(session: Session, body: Body, kind: YearlyPaper, year: int) -> int:
    query = select(func.max(YearlyRecord.number)).where(
        YearlyRecord.body_id == body.id, YearlyRecord.kind == kind, YearlyRecord.year == year
    )
    return (session.scalar(query) or 0) + 1


def _refuse_the_same_again(
    session: Session, body: Body, kind: YearlyPaper, year: int, done_on: date, basis: str
) -> None:
    last = session.scalars(
        select(YearlyRecord)
        .where(YearlyRecord.body_id == body.id, YearlyRecord.kind == kind, YearlyRecord.year == year)
        .order_by(YearlyRecord.number.desc())
        .limit(1)
    ).first()
    if last is not None and (last.done_on, last.basis) == (done_on, basis):
        raise Conflict("Такая запись уже внесена.", "This has been entered already.")
