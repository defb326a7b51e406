"""Which state chairs the body by a decision: the first election, the terms after it, and entries taken back."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import require_order, require_plausible_term
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound, require_in_order
from council.actions.running_days import require_chair_kept
from council.actions.seats import seat_of
from council.actions.texts import clean
from council.law.entering_terms import rule_on_decided_term, with_last_day
from council.law.rotation_facts import DecidedTerm, Scope
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.chairmanship import Chairmanship, CoChair, CoChairPlace
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.rotation import rotation_of


def elect_first_chair(
    *,
    seat: str,
    since_on: date,
    until_on: date | None = None,
    decision_reference: str,
    by: Actor,
    at: datetime,
) -> Chairmanship:
    """Enter the election of the first chair, at the first meeting; from then on the order applies."""
    require(by, "chairmanship.elected")
    decided = DecidedTerm(seat, since_on, until_on, decision_reference, is_election=True)
    return _enter(decided, "chairmanship.elected", by=by, at=at)


def enter_chairmanship(
    *,
    seat: str,
    since_on: date,
    until_on: date | None = None,
    scope: Scope | None = None,
    preceding: str | None = None,
    following: str | None = None,
    decision_reference: str,
    by: Actor,
    at: datetime,
) -> Chairmanship:
    """Enter a term as the body decided it, states named by their codes.

    One that departs from the order or is longer than the rule lets it be needs a
    decision that says so: `scope` is how far it reaches.
    """
    require(by, "chairmanship.entered")
    _refuse_one_state_twice(seat, preceding, following)
    decided = DecidedTerm(
        seat, since_on, until_on, decision_reference, scope=scope, preceding=preceding, following=following
    )
    return _enter(decided, "chairmanship.entered", by=by, at=at)


def end_chairmanship(*, chairmanship: str, reason: str, by: Actor, at: datetime) -> Chairmanship:
    """Take back a term entered by mistake; it counts no more from this moment, and the order applies."""
    require(by, "chairmanship.ended")
    with transaction() as session:
        body = locked_body(session, by=by)
        before = rotation_of(session, body)
        term = find(session, Chairmanship, chairmanship)
        if term.body_id != by.body_id:
            raise NotFound
        if term.ended_at is not None:
            raise Conflict("Эта запись уже снята.", "This entry has been taken back already.")
        term.ended_at = at
        require_chair_kept(session, body, before, by=by)
        detail = {"reason": clean(reason, field="reason")}
        enter(session, "chairmanship.ended", of=term, by=by, at=at, detail=detail)
        return term


def _enter(said: DecidedTerm, act: str, *, by: Actor, at: datetime) -> Chairmanship:
    require_order(said.since_on, said.until_on)
    require_plausible_term(said.since_on, said.until_on)
    reference = clean(said.reference, field="decision_reference")
    with transaction() as session:
        body = locked_body(session, by=by)
        rotation = rotation_of(session, body)
        chair = seat_of(session, said.seat, by=by, day=said.since_on)
        beside = _beside(session, said, by)
        decided = with_last_day(rotation, said)
        if decided.until_on is None:
            raise Incomplete("Укажите последний день срока.", "Give the last day of the term.")
        rulings = rule_on_decided_term(rotation, decided)
        require_in_order(*rulings)
        term = Chairmanship(
            public_id=new_public_id(),
            body_id=by.body_id,
            seat_id=chair.id,
            since_on=decided.since_on,
            until_on=decided.until_on,
            decision_reference=reference,
            is_election=decided.is_election,
            scope=decided.scope,
            entered_at=at,
        )
        session.add(term)
        session.flush()
        rows = _co_chairs(session, term, beside)
        require_chair_kept(session, body, rotation, by=by)
        clause = rotation.rule.election_clause if decided.is_election else rotation.rule.clause
        detail = _detail(decided, rulings)
        enter(session, act, of=term, by=by, at=at, clause=clause, detail=detail, rows=rows)
        return term


def _detail(decided: DecidedTerm, rulings: tuple[Ruling, ...]) -> dict[str, object]:
    return {
        "state": decided.seat,
        "scope": decided.scope.value if decided.scope else "",
        "rulings": [ruling.as_json() for ruling in rulings],
    }


def _beside(session: Session, said: DecidedTerm, by: Actor) -> dict[CoChairPlace, Seat]:
    """Return the seats of the co-chairs that the decision names."""
    named = {CoChairPlace.PRECEDING: said.preceding, CoChairPlace.FOLLOWING: said.following}
    return {
        place: seat_of(session, state, by=by, day=said.since_on) for place, state in named.items() if state
    }


def _co_chairs(
    session: Session, chairmanship: Chairmanship, beside: dict[CoChairPlace, Seat]
) -> list[CoChair]:
    rows = [
        CoChair(chairmanship_id=chairmanship.id, seat_id=seat.id, place=place)
        for place, seat in beside.items()
    ]
    session.add_all(rows)
    session.flush()
    return rows


def _refuse_one_state_twice(*states: str | None) -> None:
    named = [state for state in states if state]
    if len(set(named)) < len(named):
        raise Incomplete(
            "Председатель и сопредседатели – разные государства. Выберите их заново.",
            "The chair and the co-chairs are different states. Choose them again.",
        )
