"""The status register of the treaty is kept: acts entered with their papers, wrong entries voided, protocols."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.places import place_of, state_named
from council.actions.refusals import Conflict, Incomplete, NotFound, require_in_order
from council.actions.texts import clean
from council.actions.treaty_history import history_of, protocol_of
from council.actions.treaty_papers import require_paper, require_shape
from council.charters import load_charter
from council.law.parties import TreatyAct, TreatyStep
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.treaty import TreatyEntry, TreatyProtocol


def enter_treaty_act(
    *,
    step: TreatyStep,
    state: str | None = None,
    acted_on: date | None = None,
    sent_on: date | None = None,
    takes_effect_on: date | None = None,
    is_assumed: bool = False,
    document: str = "",
    source: str = "",
    note: str = "",
    protocol: str | None = None,
    by: Actor,
    at: datetime,
) -> TreatyEntry:
    """Enter what a state did about the treaty, or about a protocol to it, with the paper that shows it."""
    require(by, "treaty_act.entered")
    act = TreatyAct(step, state or "", acted_on, takes_effect_on, is_assumed)
    require_shape(act, sent_on=sent_on, of_protocol=protocol is not None)
    with transaction() as session:
        amending = protocol_of(session, protocol, by=by) if protocol else None
        history = history_of(session, by=by, at=at, protocol=amending)
        _require_treaty(session, by)
        seat = place_of(session, state_named(session, state), by=by) if state else None
        ruling = history.rule_on_addition(act)
        require_in_order(ruling)
        history.require_calm((*history.acts, act))
        entry = TreatyEntry(
            public_id=new_public_id(),
            body_id=by.body_id,
            protocol_id=amending.id if amending else None,
            seat=seat,
            step=step,
            acted_on=acted_on,
            sent_on=sent_on,
            takes_effect_on=takes_effect_on,
            is_assumed=is_assumed,
            document=clean(document, field="document", required=False),
            source=clean(source, field="source", required=False),
            note=clean(note, field="note", required=False),
            entered_at=at,
            entered_by_id=by.person_id,
        )
        require_paper(entry, ruling)
        session.add(entry)
        detail = {"step": step.value, "state": state or "", "finding": ruling.finding}
        enter(session, "treaty_act.entered", of=entry, by=by, at=at, clause=ruling.clause, detail=detail)
        return entry


def void_treaty_act(*, entry: str, reason: str, by: Actor, at: datetime) -> TreatyEntry:
    """Void a wrong entry; it stays in the register with the reason, and counts no more."""
    require(by, "treaty_act.voided")
    with transaction() as session:
        voided = find(session, TreatyEntry, entry)
        if voided.body_id != by.body_id:
            raise NotFound
        amending = session.get(TreatyProtocol, voided.protocol_id) if voided.protocol_id else None
        history = history_of(session, by=by, at=at, protocol=amending)
        if voided.voided_at is not None:
            raise Conflict("Эта запись уже аннулирована.", "This entry has been voided already.")
        ruling = history.rule_on_voiding(voided)
        require_in_order(ruling)
        kept = [act for act, one in zip(history.acts, history.entries, strict=True) if one is not voided]
        history.require_calm(tuple(kept))
        voided.voided_at, voided.voided_by_id = at, by.person_id
        voided.voiding_reason = clean(reason, field="reason")
        detail = {"reason": voided.voiding_reason}
        enter(session, "treaty_act.voided", of=voided, by=by, at=at, clause=ruling.clause, detail=detail)
        return voided


def enter_protocol(
    *, title_ru: str, title_en: str = "", done_on: date, by: Actor, at: datetime
) -> TreatyProtocol:
    """Enter a protocol that amends the treaty; it enters into force by its own notifications."""
    require(by, "treaty_protocol.entered")
    require_order(done_on, None)
    with transaction() as session:
        body = locked_body(session, by=by)
        _require_treaty(session, by)
        if done_on > day_of(session, body.id, at):
            raise Incomplete(
                "День протокола еще не наступил. Укажите день, когда он был совершен.",
                "The day of the protocol is still to come. Give the day on which it was done.",
            )
        title = clean(title_ru, field="title")
        _refuse_second(session, title, done_on, by=by)
        protocol = TreatyProtocol(
            public_id=new_public_id(),
            body_id=body.id,
            title_ru=title,
            title_en=clean(title_en, field="title_en", required=False),
            done_on=done_on,
            entered_at=at,
            entered_by_id=by.person_id,
        )
        session.add(protocol)
        enter(session, "treaty_protocol.entered", of=protocol, by=by, at=at)
        return protocol


def _refuse_second(session: Session, title: str, done_on: date, *, by: Actor) -> None:
    same = select(TreatyProtocol.id).where(
        TreatyProtocol.body_id == by.body_id,
        TreatyProtocol.title_ru == title,
        TreatyProtocol.done_on == done_on,
    )
    if session.scalars(same).first() is not None:
        raise Conflict(
            f"Протокол «{title}» от {done_on:%d.%m.%Y} уже внесен.",
            f"The protocol “{title}” of {done_on} has been entered already.",
        )


def _require_treaty(session: Session, by: Actor) -> None:
    """Refuse what belongs to a treaty where the body has none: it does not exist there."""
    if load_charter(locked_body(session, by=by).charter_code).latest.parties is None:
        raise NotFound
