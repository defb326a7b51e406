"""Who is in the room: participants listed, arrivals and departures, and corrections of wrong entries."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.admissions import Ground, admission_clause, written_admission
from council.actions.entering import enter
from council.actions.locking import (
    find,
    locked_meeting,
    participant_in_locked_meeting,
    passage_in_locked_meeting,
    seat_on,
)
from council.actions.permission import require
from council.actions.presence_book import (
    entered_passage,
    listed_person,
    moment_of_passage,
    refuse_when_over,
    require_effect,
    require_one_voice,
    rule_on_registering,
)
from council.actions.refusals import Conflict, Incomplete, NotFound, NotInOrder
from council.actions.sittings import open_vote_items
from council.actions.texts import clean
from council.law.charter import Edition
from council.records.credentials import Credential
from council.records.database import transaction
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.people import Appointment, Office, Person
from council.records.presence import ACTING, Capacity, Mode, Participant, Passage


def list_participant(
    *, meeting: str, person: str, capacity: Capacity, post: str, organisation: str = "",
    seat: str | None = None, ground: Ground | None = None, by: Actor, at: datetime,
) -> Participant:  # fmt: skip
    """List somebody who takes part without a vote: of a delegation, advisory, observer, expert, invited."""
    require(by, "participant.listed")
    if capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE):
        raise Incomplete(
            "Члена Совета и лицо, его замещающее, отмечают в карточке государства.",
            "A member or a substitute is registered on the card of the state.",
        )
    if (capacity is Capacity.DELEGATION) != (seat is not None):
        raise Incomplete(
            "Государство указывают для члена делегации, и только для него.",
            "A state is named for a person of its delegation, and for nobody else.",
        )
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        refuse_when_over(held)
        floor = floor_of(session, held, at)
        listed = listed_person(
            session,
            held,
            find(session, Person, person),
            capacity,
            seat_id=seat_on(floor, seat).id if seat else None,
            post=clean(post, field="post"),
            organisation=clean(organisation, field="organisation", required=False),
            at=at,
        )
        admitted = [written_admission(session, listed, ground, by=by, at=at)] if ground else []
        enter(
            session, "participant.listed", of=listed, by=by, at=at, meeting_id=held.id, rows=admitted,
            clause=admission_clause(held, listed) if admitted else "",
        )  # fmt: skip
        return listed


def register_delegate(
    *, meeting: str, seat: str, credential: str | None = None, mode: Mode = Mode.IN_ROOM,
    arrived_at: datetime | None = None, by: Actor, at: datetime,
) -> Passage:  # fmt: skip
    """Register who acts for a state: its member, or the substitute of a confirmed credential."""
    require(by, "presence.arrived")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        paper = find(session, Credential, credential) if credential else None
        listed = _representative(session, held, seat, paper, at)
        passage = _arrive(session, held, listed, mode, moment_of_passage(held, arrived_at, at), by, at)
        enter(
            session, "presence.arrived", of=passage, by=by, at=at, meeting_id=held.id,
            clause=_edition(session, held, at).credentials.clause, rows=[listed],
        )  # fmt: skip
        return passage


def record_arrival(
    *, participant: str, mode: Mode = Mode.IN_ROOM, arrived_at: datetime | None = None,
    by: Actor, at: datetime,
) -> Passage:  # fmt: skip
    """Record that a listed participant has come in."""
    require(by, "presence.arrived")
    with transaction() as session:
        listed = participant_in_locked_meeting(session, participant, by=by)
        held = session.get_one(Meeting, listed.meeting_id)
        passage = _arrive(session, held, listed, mode, moment_of_passage(held, arrived_at, at), by, at)
        enter(session, "presence.arrived", of=passage, by=by, at=at, meeting_id=held.id)
        return passage


def record_departure(
    *, participant: str, left_at: datetime | None = None, by: Actor, at: datetime
) -> Passage:
    """Record that a participant has gone out."""
    require(by, "presence.departed")
    with transaction() as session:
        listed = participant_in_locked_meeting(session, participant, by=by)
        held = session.get_one(Meeting, listed.meeting_id)
        refuse_when_over(held)
        if listed.id not in floor_of(session, held, at).in_room:
            raise Conflict("Участник уже отмечен как отсутствующий.", "The participant is not in the room.")
        passage = entered_passage(
            session, held, listed, arrived=False, mode=Mode.IN_ROOM, moment=moment_of_passage(held, left_at, at),
            by=by, at=at,
        )  # fmt: skip
        require_effect(session, held, passage, at)
        enter(session, "presence.departed", of=passage, by=by, at=at, meeting_id=held.id)
        return passage


def correct_passage(
    *, passage: str, reason: str, right_moment: datetime | None = None, by: Actor, at: datetime
) -> Passage:
    """Correct a wrong entry by a new one: with the right moment, or voiding it where none is given.

    What was decided meanwhile stands on its own frozen roll and is not touched.
    """
    require(by, "presence.corrected")
    why = clean(reason, field="reason")
    with transaction() as session:
        wrong = passage_in_locked_meeting(session, passage, by=by)
        held = session.get_one(Meeting, wrong.meeting_id)
        refuse_when_over(held)
        _refuse_during_a_vote(session, held, wrong)
        _refuse_second_correction(session, wrong)
        corrected = entered_passage(
            session, held, wrong.participant,
            arrived=wrong.arrived if right_moment else None,
            mode=wrong.mode,
            moment=moment_of_passage(held, right_moment, at),
            by=by, at=at, corrects=wrong, reason=why,
        )  # fmt: skip
        require_one_voice(session, held, wrong.participant, at)
        enter(session, "presence.corrected", of=corrected, by=by, at=at, meeting_id=held.id)
        return corrected


def _representative(
    session: Session, held: Meeting, seat: str, paper: Credential | None, at: datetime
) -> Participant:
    """List the person who is to act for the seat, when the law lets them."""
    refuse_when_over(held)
    floor = floor_of(session, held, at)
    place = seat_on(floor, seat)
    if paper is not None and paper.seat_id != place.id:
        raise NotFound
    member = None if paper else _member_on_day(session, place.id, floor.day)
    person_id = paper.person_id if paper else member.person_id  # type: ignore[union-attr]
    ruling = rule_on_registering(session, floor, seat=seat, person_id=person_id, paper=paper)
    if ruling.bars:
        raise NotInOrder(ruling)
    return listed_person(
        session,
        held,
        session.get_one(Person, person_id),
        Capacity.SUBSTITUTE if paper else Capacity.MEMBER,
        seat_id=place.id,
        credential_id=paper.id if paper else None,
        post=paper.post if paper else member.post,  # type: ignore[union-attr]
        organisation="" if paper else member.organisation,  # type: ignore[union-attr]
        at=at,
    )


def _member_on_day(session: Session, seat_id: int, day: date) -> Appointment:
    query = select(Appointment).where(Appointment.seat_id == seat_id, Appointment.office == Office.MEMBER)
    for appointment in session.scalars(query):
        if appointment.is_held_on(day):
            return appointment
    raise Incomplete(
        "На этот день у государства не записан член Совета. Внесите его на странице «Состав».",
        "No member is recorded for the state on this day. Enter one on the page of seats.",
    )


def _arrive(
    session: Session,
    held: Meeting,
    listed: Participant,
    mode: Mode,
    moment: datetime,
    by: Actor,
    at: datetime,
) -> Passage:
    refuse_when_over(held)
    floor = floor_of(session, held, at)
    if listed.id in floor.in_room:
        raise Conflict("Участник уже отмечен как присутствующий.", "The participant is already in the room.")
    if listed.seat is not None and listed.capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE):
        ruling = rule_on_registering(
            session, floor, seat=listed.seat.code, person_id=listed.person_id, paper=listed.credential
        )
        if ruling.bars:
            raise NotInOrder(ruling)
    passage = entered_passage(session, held, listed, arrived=True, mode=mode, moment=moment, by=by, at=at)
    require_effect(session, held, passage, at)
    return passage


def _refuse_during_a_vote(session: Session, held: Meeting, wrong: Passage) -> None:
    """Who acts is frozen in the roll of an open vote: no correction may strike them from the room."""
    if wrong.participant.capacity in ACTING and open_vote_items(session, held.id):
        raise Conflict(
            "Идет голосование. Исправьте запись о представителе государства после его закрытия или отзыва.",
            "A vote is open. Correct the entry of a state's representative once it is closed or withdrawn.",
        )


def _refuse_second_correction(session: Session, wrong: Passage) -> None:
    if session.scalars(select(Passage.id).where(Passage.corrects_id == wrong.id)).first() is not None:
        raise Conflict("Эта запись уже исправлена.", "This entry has been corrected already.")


def _edition(session: Session, held: Meeting, at: datetime) -> Edition:
    return floor_of(session, held, at).edition
