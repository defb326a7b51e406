"""Asking the members in writing: who is asked for each state, listed before the questions are put."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require
from council.actions.presence_book import listed_person, refuse_when_over
from council.actions.refusals import Conflict, Incomplete, require_in_order
from council.actions.rules_of_procedure import written_ruling
from council.records.bodies import Seat
from council.records.credentials import Credential, is_for
from council.records.database import transaction
from council.records.floor import seats_on
from council.records.meetings import Meeting
from council.records.people import Appointment, Office
from council.records.presence import Capacity, Participant


def ask_members(*, meeting: str, by: Actor, at: datetime) -> list[Participant]:
    """List for each state whom the questions are sent to: its confirmed substitute, else its member.

    Done again before the opening, it adds those whose powers were confirmed meanwhile.
    """
    require(by, "members.asked")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        refuse_when_over(held)
        _refuse_meeting(held)
        day = held.starts_locally.date()
        ruling = written_ruling(session, held.body, day)
        require_in_order(ruling)
        listed = [
            person
            for seat in seats_on(session, held.body_id, day)
            if (person := _addressee(session, held, seat, at)) is not None
        ]
        enter(
            session, "members.asked", of=held, by=by, at=at, clause=ruling.clause, meeting_id=held.id,
            rows=listed,
        )  # fmt: skip
        return listed


def letter_of(meeting: Meeting, letter: str) -> str:
    """Return the reference of the letter a reply came by; a reply in writing names one, a vote aloud has none."""
    if meeting.is_written and not letter:
        raise Incomplete("Укажите письмо с ответом государства.", "Name the letter with the state's reply.")
    return letter if meeting.is_written else ""


def _addressee(session: Session, held: Meeting, seat: Seat, at: datetime) -> Participant | None:
    """Return whom the state is asked through; None where it has named nobody."""
    paper = _standing_powers(session, held, seat)
    if paper is not None:
        return listed_person(
            session, held, paper.person, Capacity.SUBSTITUTE, seat_id=seat.id, credential_id=paper.id,
            post=paper.post, at=at,
        )  # fmt: skip
    member = _member(session, held, seat)
    if member is None:
        return None
    return listed_person(
        session, held, member.person, Capacity.MEMBER, seat_id=seat.id, post=member.post,
        organisation=member.organisation, at=at,
    )  # fmt: skip


def _standing_powers(session: Session, held: Meeting, seat: Seat) -> Credential | None:
    day = held.starts_locally.date()
    papers = session.scalars(
        select(Credential).where(is_for(held), Credential.seat_id == seat.id).order_by(Credential.id.desc())
    )
    return next((paper for paper in papers if paper.stood_in(held, on=day)), None)


def _member(session: Session, held: Meeting, seat: Seat) -> Appointment | None:
    day = held.starts_locally.date()
    query = select(Appointment).where(Appointment.seat_id == seat.id, Appointment.office == Office.MEMBER)
    return next((one for one in session.scalars(query) if one.is_held_on(day)), None)


def _refuse_meeting(held: Meeting) -> None:
    if not held.is_written:
        raise Conflict(
            "Заседание проводится с участием представителей: их присутствие отмечают в зале.",
            "The meeting is held with representatives present: they are registered as they come.",
        )
    if held.opened_at is not None:
        raise Conflict(
            "Рассмотрение уже открыто: кому направлены вопросы, не меняется.",
            "The procedure is open already: whom the questions were sent to no longer changes.",
        )
