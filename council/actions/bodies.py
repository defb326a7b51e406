"""A body comes into the world: its charter, its seats, and the authorities the states have named."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of, founder_of
from council.actions.authorised_bodies import require_notice
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import locked_body
from council.actions.permission import require
from council.actions.places import place_of, state_named
from council.actions.refusals import Conflict, Incomplete, require_in_order
from council.actions.texts import clean
from council.actions.treaty_history import history_of
from council.charters import load_charter
from council.charters.states import STATES
from council.law.charter import CharterError
from council.law.parties import TreatyAct, TreatyStep
from council.records.bodies import AuthorisedBody, Body, Channel, Seat, State
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.treaty import TreatyEntry


def set_up_body(*, charter: str, is_demonstration: bool, at: datetime) -> Body:
    """Set up a body by its charter (a code or a file), with the states as they are named; nobody acts yet."""
    try:
        code = load_charter(charter).code
    except CharterError as fault:
        raise Incomplete(f"Устав не прочитан: {fault}", f"The charter cannot be read: {fault}") from None
    with transaction() as session:
        if session.scalar(select(Body.id).where(Body.code == code)) is not None:
            raise Conflict(f"Орган «{code}» уже создан.", f"The body “{code}” is set up already.")
        _write_states(session)
        body = Body(
            public_id=new_public_id(),
            code=code,
            charter_code=charter,
            is_demonstration=is_demonstration,
            created_at=at,
        )
        session.add(body)
        session.flush()
        founder = founder_of(body.id)
        enter(session, "body.set_up", of=body, by=founder, at=at, capacity="installation")
        return body


def admit_seat(
    *, state: str, since_on: date, basis: str, is_assumed: bool = False, by: Actor, at: datetime
) -> Seat:
    """Hold a state to be a party from a day on; `is_assumed` when the day rests on no document at hand."""
    require(by, "seat.admitted")
    require_order(since_on, None)
    act = TreatyAct(TreatyStep.RECOGNISED, state, since_on, is_assumed=is_assumed)
    with transaction() as session:
        history = history_of(session, by=by, at=at)
        seat = place_of(session, state_named(session, state), by=by)
        ruling = history.rule_on_addition(act)
        require_in_order(ruling)
        history.require_calm((*history.acts, act))
        entry = TreatyEntry(
            public_id=new_public_id(),
            body_id=by.body_id,
            seat=seat,
            step=act.step,
            acted_on=since_on,
            is_assumed=is_assumed,
            document=clean(basis, field="basis", required=not is_assumed),
            entered_at=at,
            entered_by_id=by.person_id,
        )
        session.add(entry)
        enter(
            session,
            "seat.admitted",
            of=seat,
            by=by,
            at=at,
            clause=ruling.clause,
            detail={"state": state},
            rows=[entry],
        )
        return seat


def name_authorised_body(
    *,
    state: str,
    title_ru: str,
    title_en: str = "",
    since_on: date,
    decided_on: date | None = None,
    decision: str = "",
    notified_on: date | None = None,
    channel: Channel | None = None,
    by: Actor,
    at: datetime,
) -> AuthorisedBody:
    """Record the authority a state has named; the one named before ends the day before."""
    require(by, "authorised_body.named")
    require_order(since_on, None)
    with transaction() as session:
        today = day_of(session, locked_body(session, by=by).id, at)
        require_notice(decided_on=decided_on, notified_on=notified_on, channel=channel, today=today)
        named = state_named(session, state)
        for earlier in session.scalars(
            select(AuthorisedBody).where(
                AuthorisedBody.body_id == by.body_id,
                AuthorisedBody.state_id == named.id,
                AuthorisedBody.until_on.is_(None),
            )
        ):
            _end_before(earlier, since_on)
        authority = AuthorisedBody(
            public_id=new_public_id(),
            body_id=by.body_id,
            state_id=named.id,
            title_ru=clean(title_ru, field="title"),
            title_en=clean(title_en, field="title_en", required=False),
            since_on=since_on,
            decided_on=decided_on,
            decision=clean(decision, field="decision", required=False),
            notified_on=notified_on,
            channel=channel,
        )
        session.add(authority)
        enter(session, "authorised_body.named", of=authority, by=by, at=at, detail={"state": state})
        return authority


def _end_before(earlier: AuthorisedBody, since_on: date) -> None:
    if earlier.since_on >= since_on:
        raise Conflict(
            f"С {earlier.since_on:%d.%m.%Y} уже назван другой орган. Укажите более позднюю дату.",
            f"Another authority is named from {earlier.since_on}. Give a later day.",
        )
    earlier.until_on = date.fromordinal(since_on.toordinal() - 1)


def _write_states(session: Session) -> None:
    known = set(session.scalars(select(State.code)))
    session.add_all(
        State(
            code=state.code,
            place=state.order,
            short_ru=state.short,
            full_ru=state.full,
            genitive_ru=state.genitive,
            short_en=state.short_en,
            full_en=state.full_en,
            abbreviation=state.abbreviation,
        )
        for state in STATES
        if state.code not in known
    )
