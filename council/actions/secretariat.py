"""The secretariat passes to the chairing state: its head changes, the deputy stays."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, NotInOrder
from council.actions.seats import seat_of
from council.actions.sessions import end_sessions_of
from council.actions.texts import clean
from council.law.rotation_rulings import rule_on_secretariat_head
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.people import Appointment, Office, Person
from council.records.rotation import rotation_of
from council.records.sessions import SessionEnd


def hand_over_secretariat(
    *,
    person: str,
    seat: str,
    post: str,
    organisation: str = "",
    since_on: date,
    by: Actor,
    at: datetime,
) -> Appointment:
    """Let the head from the chairing state take over from a day on; whoever is head ends on the day before.

    What both may do has changed: both are signed out with the act.
    """
    require(by, "secretariat.handed_over")
    require_order(since_on, None)
    with transaction() as session:
        rotation = rotation_of(session, locked_body(session, by=by))
        incoming, represented = find(session, Person, person), seat_of(session, seat, by=by, day=since_on)
        term = rotation.chair_on(since_on)
        ruling = rule_on_secretariat_head(rotation.rule, chair=term.seat if term else None, head=seat)
        if term is None or not ruling.in_order:
            raise NotInOrder(ruling)
        outgoing = _end_heads(session, by, since_on, at)
        head = Appointment(
            public_id=new_public_id(),
            body_id=by.body_id,
            person_id=incoming.id,
            office=Office.SECRETARIAT_HEAD,
            represents_id=represented.id,
            post=clean(post, field="post"),
            organisation=clean(organisation, field="organisation", required=False),
            since_on=since_on,
        )
        session.add(head)
        detail = {"state": seat, "ruling": ruling.as_json()}
        enter(
            session, "secretariat.handed_over", of=head, by=by, at=at, clause=ruling.clause, detail=detail,
            rows=outgoing,
        )  # fmt: skip
        for changed in (head, *outgoing):
            end_sessions_of(session, changed.person_id, because=SessionEnd.POWERS, at=at)
        return head


def _end_heads(session: Session, by: Actor, since_on: date, at: datetime) -> list[Appointment]:
    """End the office of whoever heads the secretariat on the eve of the day; a later head bars the act."""
    standing = session.scalars(
        select(Appointment)
        .where(Appointment.body_id == by.body_id, Appointment.office == Office.SECRETARIAT_HEAD)
        .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= since_on))
    ).all()
    for held in standing:
        if held.since_on >= since_on:
            raise Conflict(
                f"С {held.since_on:%d.%m.%Y} руководителем секретариата уже назначен(а) {held.person.full_name}.",
                f"{held.person.full_name} heads the secretariat from {held.since_on} already.",
            )
        held.until_on, held.ended_at = since_on - timedelta(days=1), at
    return list(standing)
