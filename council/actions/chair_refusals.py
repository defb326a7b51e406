"""A state does not chair: it declines its turn, is passed over, or lays the chair down; and takes that back."""

from datetime import date, datetime

from council.access.actors import Actor
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound, require_in_order
from council.actions.running_days import require_chair_kept
from council.actions.seats import seat_of
from council.actions.texts import clean
from council.law.entering_terms import rule_on_refusal
from council.law.rotation_facts import Refusal, RefusalKind
from council.records.chairmanship import ChairRefusal
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.rotation import rotation_of


def record_refusal(
    *,
    seat: str,
    kind: RefusalKind,
    since_on: date,
    until_on: date | None = None,
    letter_reference: str,
    by: Actor,
    at: datetime,
) -> ChairRefusal:
    """Record that a state does not chair from a day on, by its letter or by the decision that passes it over."""
    require(by, "chair_refusal.recorded")
    require_order(since_on, until_on)
    letter = clean(letter_reference, field="letter_reference")
    if kind is RefusalKind.LAID_DOWN and until_on is not None:
        raise Incomplete(
            "Сложенное председательство не возобновляется: последний день не указывают.",
            "A chair laid down is not taken up again: no last day is given.",
        )
    with transaction() as session:
        body = locked_body(session, by=by)
        rotation = rotation_of(session, body)
        refusing = seat_of(session, seat, by=by, day=since_on)
        ruling = rule_on_refusal(rotation, Refusal(seat, kind, since_on, until_on, letter))
        require_in_order(ruling)
        refusal = ChairRefusal(
            public_id=new_public_id(),
            body_id=by.body_id,
            seat_id=refusing.id,
            kind=kind,
            since_on=since_on,
            until_on=until_on,
            letter_reference=letter,
            entered_at=at,
            entered_by_id=by.person_id,
        )
        session.add(refusal)
        require_chair_kept(session, body, rotation, by=by)
        detail = {"state": seat, "kind": kind.value, "ruling": ruling.as_json()}
        enter(
            session, "chair_refusal.recorded", of=refusal, by=by, at=at, clause=ruling.clause, detail=detail
        )
        return refusal


def take_back_refusal(*, refusal: str, reason: str, by: Actor, at: datetime) -> ChairRefusal:
    """Record that the state chairs after all, or that the refusal was entered by mistake."""
    require(by, "chair_refusal.taken_back")
    with transaction() as session:
        body = locked_body(session, by=by)
        before = rotation_of(session, body)
        held = find(session, ChairRefusal, refusal)
        if held.body_id != by.body_id:
            raise NotFound
        if held.taken_back_at is not None:
            raise Conflict("Этот отказ уже отозван.", "This refusal has been taken back already.")
        because = clean(reason, field="reason")
        held.taken_back_at, held.taken_back_because = at, because
        require_chair_kept(session, body, before, by=by)
        enter(session, "chair_refusal.taken_back", of=held, by=by, at=at, detail={"reason": because})
        return held
