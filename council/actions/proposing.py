"""What one person asks for and a second one confirms, written down; done at once where there is no second."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.refusals import Conflict
from council.law.ruling import Ruling
from council.law.second_persons import rule_on_acting_alone
from council.records.bodies import Body
from council.records.floor import charter_of
from council.records.people import SECRETARIAT, Appointment, Office
from council.records.proposals import Proposal, Proposed, is_waiting


def refuse_second_proposal(session: Session, kind: Proposed, **about: int) -> None:
    """Refuse to ask again for what waits already."""
    query = select(Proposal.id).filter_by(kind=kind, **about).where(is_waiting())
    if session.scalars(query.limit(1)).first() is not None:
        raise Conflict(
            "Это уже предложено и ждет подтверждения второго лица.",
            "This has been proposed already and waits for a second person.",
        )


def ruling_on_one_person(session: Session, by: Actor, at: datetime) -> Ruling:
    """Return whether the actor names a state's people alone, or waits for a second person."""
    return rule_on_acting_alone(
        clause_of_powers(session, by.body_id, at),
        in_secretariat=_in_secretariat(session, by, at),
        is_head=Office.SECRETARIAT_HEAD in by.offices,
    )


def clause_of_powers(session: Session, body_id: int, at: datetime) -> str:
    """Return the clause by which somebody acts for a state."""
    body = session.get_one(Body, body_id)
    return charter_of(body).edition_on(day_of(session, body_id, at)).credentials.clause


def _in_secretariat(session: Session, by: Actor, at: datetime) -> int:
    """Return how many persons are in the secretariat on the day."""
    day = day_of(session, by.body_id, at)
    query = (
        select(func.count(Appointment.person_id.distinct()))
        .where(Appointment.body_id == by.body_id, Appointment.office.in_(sorted(SECRETARIAT)))
        .where(Appointment.since_on <= day)
        .where(Appointment.until_on.is_(None) | (Appointment.until_on >= day))
    )
    return session.scalar(query) or 0
