"""The meeting agrees to consider what was sent to it late."""

from datetime import datetime

from council.access.actors import Actor
from council.actions.directing import direction_of
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require_sight
from council.actions.refusals import Conflict, require_in_order
from council.actions.sittings import quorum_ruling
from council.actions.texts import clean
from council.law.notice import rule_on_materials_consent
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import floor_of
from council.records.notice import (
    MaterialsConsent,
    consent_to_materials,
)
from council.records.sent import sent_for
from council.records.sent_rulings import materials_ruling


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
        sent = sent_for(held, [seat.code for seat in floor.seats])
        ruling = rule_on_materials_consent(
            floor.edition.materials,
            sent=materials_ruling(held, sent, at=at),
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
