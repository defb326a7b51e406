"""The meeting agrees to consider late materials; what it adopted is sent to all members."""

from datetime import date, datetime

from council.access.actors import Actor
from council.actions.days import require_order
from council.actions.directing import direction_of
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require, require_sight
from council.actions.refusals import Conflict, Incomplete, require_in_order
from council.actions.sittings import quorum_ruling
from council.actions.texts import clean
from council.law.notice import rule_on_circulation, rule_on_materials_consent
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of, floor_of
from council.records.notice import (
    Circulation,
    MaterialsConsent,
    circulation_of,
    consent_to_materials,
    days_of,
    materials_ruling,
)


def consent_to_late_materials(*, meeting: str, note: str, by: Actor, at: datetime) -> MaterialsConsent:
    """Record that the meeting agreed to consider what was sent to it late by now, while it runs with its quorum."""
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        require_sight(held, by=by)
        floor = floor_of(session, held, at)
        if consent_to_materials(session, held) is not None:
            raise Conflict(
                "Согласие заседания уже записано.", "The consent of the meeting is on record already."
            )
        ruling = rule_on_materials_consent(
            floor.edition.materials,
            sent=materials_ruling(held, at=at),
            is_running=held.is_running,
            agenda_adopted=held.agenda_adopted_at is not None,
        )
        require_in_order(ruling, quorum_ruling(floor))
        direction = direction_of(floor, by)
        consent = MaterialsConsent(
            public_id=new_public_id(),
            meeting_id=held.id,
            note=clean(note, field="note"),
            given_at=at,
            entered_by_id=by.person_id,
        )
        session.add(consent)
        enter(
            session,
            "materials_consent.given",
            of=consent,
            by=by,
            at=at,
            clause=ruling.clause,
            meeting_id=held.id,
            capacity=direction.capacity,
        )
        return consent


def record_circulation(*, meeting: str, sent_on: date, basis: str, by: Actor, at: datetime) -> Circulation:
    """Enter on which day the adopted documents were sent to all members; entered again it is corrected."""
    require(by, "circulation.recorded")
    require_order(sent_on, None)
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        if held.closed_at is None:
            raise Conflict(
                "Заседание еще не закрыто: рассылать нечего.",
                "The meeting is not closed: nothing to send yet.",
            )
        first, last, today = days_of(held, at)
        if not last <= sent_on <= today:
            raise Incomplete(
                f"День рассылки – от дня закрытия заседания ({last:%d.%m.%Y}) до сегодняшнего.",
                f"The day of sending lies between the close of the meeting ({last}) and today.",
            )
        earlier = circulation_of(session, held)
        paper = clean(basis, field="outgoing")
        if earlier is not None and (earlier.sent_on, earlier.basis) == (sent_on, paper):
            raise Conflict("Такая запись уже внесена.", "This has been entered already.")
        sent = Circulation(
            public_id=new_public_id(),
            meeting_id=held.id,
            number=earlier.number + 1 if earlier else 1,
            sent_on=sent_on,
            basis=paper,
            entered_at=at,
            entered_by_id=by.person_id,
        )
        session.add(sent)
        rule = charter_of(held.body).edition_on(first).circulation
        ruling = rule_on_circulation(rule, last_day=last, sent_on=sent_on, today=today)
        enter(
            session,
            "circulation.recorded",
            of=sent,
            by=by,
            at=at,
            clause=ruling.clause,
            meeting_id=held.id,
            detail={"ruling": ruling.as_json()},
        )
        return sent
