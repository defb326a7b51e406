"""Who is named for a state: its member, its focal point and its users, each by two persons (clause 4.1).

An officer asks for it, and another of the secretariat or who keeps the state's delegation confirms.
A head who is alone in the secretariat does it alone, which stays marked.
"""

from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.office_days import refuse_later_end, refuse_oneself, refuse_overlap
from council.actions.permission import require
from council.actions.proposing import clause_of_powers, refuse_second_proposal, ruling_on_one_person
from council.actions.refusals import Incomplete, NotFound
from council.actions.seats import seat_of
from council.actions.sessions import end_sessions_of
from council.actions.texts import clean
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.people import KEEPERS_OF_USERS, OF_A_STATE, Appointment, Office, Person
from council.records.proposals import Proposal, Proposed, is_waiting
from council.records.sessions import SessionEnd


def name_for_state(
    *, person: str, office: Office, seat: str | None, post: str, organisation: str = "", since_on: date,
    until_on: date | None = None, by: Actor, at: datetime,
) -> Proposal:  # fmt: skip
    """Ask that a person be named for a state (its code); the office begins once a second person confirms it."""
    require(by, "appointment.made")
    require_order(since_on, until_on)
    if office not in OF_A_STATE or seat is None:
        raise Incomplete(
            "Государство указывают для члена Совета, координатора и сотрудника делегации, и только для них.",
            "A state is named for a member, a focal point and a user of a delegation, and for nobody else.",
        )
    with transaction() as session:
        locked_body(session, by=by)
        holder, place = find(session, Person, person), seat_of(session, seat, by=by, day=since_on)
        refuse_oneself(holder, by)
        refuse_overlap(
            session, holder, office, place, since_on=since_on, until_on=until_on, by=by,
            foreseen=_foreseen(session, by),
        )  # fmt: skip
        proposal = Proposal(
            body_id=by.body_id, kind=Proposed.APPOINTMENT, person_id=holder.id, seat_id=place.id, office=office,
            post=clean(post, field="post"),
            organisation=clean(organisation, field="organisation", required=False),
            since_on=since_on, until_on=until_on, proposed_at=at, proposed_by_id=by.person_id,
        )  # fmt: skip
        return _asked(session, proposal, by, at)


def end_for_state(*, appointment: str, until_on: date, by: Actor, at: datetime) -> Proposal:
    """Ask that the office of a state's member or focal point end; it does once a second person confirms it."""
    require(by, "appointment.ended")
    with transaction() as session:
        locked_body(session, by=by)
        held = find(session, Appointment, appointment)
        if held.body_id != by.body_id or held.office not in KEEPERS_OF_USERS:
            raise NotFound
        require_order(held.since_on, until_on)
        refuse_later_end(held, until_on)
        refuse_second_proposal(session, Proposed.LAST_DAY, appointment_id=held.id)
        proposal = Proposal(
            body_id=by.body_id, kind=Proposed.LAST_DAY, person_id=held.person_id, seat_id=held.seat_id,
            office=held.office, post=held.post, organisation=held.organisation, appointment_id=held.id,
            until_on=until_on, proposed_at=at, proposed_by_id=by.person_id,
        )  # fmt: skip
        return _asked(session, proposal, by, at)


def carry_out_naming(session: Session, proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """Let the office begin, inside the act that agrees to it; what stood in the way since then bars it."""
    session.flush()
    holder, seat, office, since_on = _named(proposal)
    appointment = Appointment(
        public_id=new_public_id(), body_id=proposal.body_id, person_id=holder.id, office=office,
        seat_id=proposal.seat_id, post=proposal.post, organisation=proposal.organisation, since_on=since_on,
        until_on=proposal.until_on,
    )  # fmt: skip
    with session.no_autoflush:
        refuse_overlap(session, holder, office, seat, since_on=since_on, until_on=proposal.until_on, by=by)
    session.add(appointment)
    session.flush()
    proposal.appointment_id = appointment.id
    detail = {"office": office.value, "seat": seat.code}
    _entered(session, "appointment.made", proposal, appointment, detail, by=by, at=at)


def carry_out_last_day(session: Session, proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """Let the office end, inside the act that agrees to it; the person is signed out at once."""
    session.flush()
    held, until_on = proposal.appointment, proposal.until_on
    if held is None or until_on is None:
        raise NotFound
    refuse_later_end(held, until_on)
    held.until_on, held.ended_at = until_on, at
    detail = {"until_on": until_on.isoformat()}
    _entered(session, "appointment.ended", proposal, held, detail, by=by, at=at)


def _asked(session: Session, proposal: Proposal, by: Actor, at: datetime) -> Proposal:
    """Write the proposal down; of a head who is alone it is carried out in the same act, and marked."""
    ruling = ruling_on_one_person(session, by, at)
    session.add(proposal)
    is_naming = proposal.kind is Proposed.APPOINTMENT
    if ruling.finding == "done_alone":
        proposal.confirmed_at, proposal.is_alone = at, True
        carry_out = carry_out_naming if is_naming else carry_out_last_day
        carry_out(session, proposal, by=by, at=at)
        return proposal
    act = "appointment.proposed" if is_naming else "appointment.ending_proposed"
    enter(session, act, of=proposal, by=by, at=at, clause=ruling.clause, detail=_told(session, proposal))
    return proposal


def _entered(
    session: Session,
    act: str,
    proposal: Proposal,
    appointment: Appointment,
    detail: dict[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> None:
    alone = {"alone": True} if proposal.is_alone else {"proposed_by": proposal.proposed_by_id}
    clause = clause_of_powers(session, proposal.body_id, at)
    rows = [proposal]
    enter(session, act, of=appointment, by=by, at=at, clause=clause, detail=detail | alone, rows=rows)
    end_sessions_of(session, appointment.person_id, because=SessionEnd.POWERS, at=at)


def _foreseen(session: Session, by: Actor) -> dict[int, date]:
    """Return the last days that wait for a second person: a successor may be proposed beside them."""
    waiting = select(Proposal).where(
        Proposal.body_id == by.body_id, Proposal.kind == Proposed.LAST_DAY, is_waiting()
    )
    return {
        one.appointment_id: one.until_on
        for one in session.scalars(waiting)
        if one.appointment_id and one.until_on
    }


def _named(proposal: Proposal) -> tuple[Person, Seat, Office, date]:
    """Return what a proposal of an office names; the constraints of the table leave none of it out."""
    named = proposal.person, proposal.seat, proposal.office, proposal.since_on or proposal.until_on
    if None in named:
        raise NotFound
    return cast("tuple[Person, Seat, Office, date]", named)


def _told(session: Session, proposal: Proposal) -> dict[str, str]:
    session.flush()
    person, seat, office, _day = _named(proposal)
    days = {"since_on": proposal.since_on, "until_on": proposal.until_on}
    told = {name: day.isoformat() for name, day in days.items() if day is not None}
    return {"person": person.public_id, "office": office.value, "seat": seat.code, **told}
