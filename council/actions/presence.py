"""Who is in the room: participants listed, arrivals and departures, and corrections of wrong entries."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.directing import require_secretariat
from council.actions.entering import enter
from council.actions.locking import (
    find,
    locked_meeting,
    participant_in_locked_meeting,
    passage_in_locked_meeting,
    seat_on,
)
from council.actions.refusals import Conflict, Incomplete, NotInOrder
from council.actions.texts import clean
from council.law.charter import Edition
from council.law.credentials import CredentialFacts, rule_on_acting
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.credentials import Credential
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.records.people import Appointment, Office, Person
from council.records.presence import Capacity, Mode, Participant, Passage
from council.records.voting import RollSeat, Standing, Vote


def list_participant(
    *, meeting: str, person: str, capacity: Capacity, post: str, organisation: str = "",
    seat: str | None = None, by: Actor, at: datetime,
) -> Participant:  # fmt: skip
    """List somebody who takes part without a vote: of a delegation, advisory, observer, expert, invited."""
    require_secretariat(by)
    if capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE):
        raise Incomplete(
            "Члена Совета и лицо, его замещающее, отмечают в карточке государства.",
            "A member or a substitute is registered on the card of the state.",
        )
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        _refuse_when_over(held)
        floor = floor_of(session, held, at)
        listed = _listed(
            session,
            held,
            find(session, Person, person),
            capacity,
            seat_id=seat_on(floor, seat).id if seat else None,
            post=clean(post, field="post"),
            organisation=clean(organisation, field="organisation", required=False),
            at=at,
        )
        enter(session, "participant.listed", of=listed, by=by, at=at, meeting_id=held.id)
        return listed


def register_delegate(
    *, meeting: str, seat: str, credential: str | None = None, mode: Mode = Mode.IN_ROOM,
    arrived_at: datetime | None = None, by: Actor, at: datetime,
) -> Passage:  # fmt: skip
    """Register who acts for a state: its member, or the substitute of a confirmed credential."""
    require_secretariat(by)
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        paper = find(session, Credential, credential) if credential else None
        listed = _representative(session, held, seat, paper, at)
        passage = _arrive(session, held, listed, mode, _moment(held, arrived_at, at), by, at)
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
    require_secretariat(by)
    with transaction() as session:
        listed = participant_in_locked_meeting(session, participant, by=by)
        held = session.get_one(Meeting, listed.meeting_id)
        passage = _arrive(session, held, listed, mode, _moment(held, arrived_at, at), by, at)
        enter(session, "presence.arrived", of=passage, by=by, at=at, meeting_id=held.id)
        return passage


def record_departure(
    *, participant: str, left_at: datetime | None = None, by: Actor, at: datetime
) -> Passage:
    """Record that a participant has gone out."""
    require_secretariat(by)
    with transaction() as session:
        listed = participant_in_locked_meeting(session, participant, by=by)
        held = session.get_one(Meeting, listed.meeting_id)
        _refuse_when_over(held)
        if listed.id not in floor_of(session, held, at).in_room:
            raise Conflict("Участник уже отмечен как отсутствующий.", "The participant is not in the room.")
        passage = _entered(
            session, held, listed, arrived=False, mode=Mode.IN_ROOM, moment=_moment(held, left_at, at),
            by=by, at=at,
        )  # fmt: skip
        enter(session, "presence.departed", of=passage, by=by, at=at, meeting_id=held.id)
        return passage


def correct_passage(
    *, passage: str, reason: str, right_moment: datetime | None = None, by: Actor, at: datetime
) -> Passage:
    """Correct a wrong entry by a new one: with the right moment, or voiding it where none is given.

    What was decided meanwhile stands on its own frozen roll and is not touched.
    """
    require_secretariat(by)
    why = clean(reason, field="reason")
    with transaction() as session:
        wrong = passage_in_locked_meeting(session, passage, by=by)
        held = session.get_one(Meeting, wrong.meeting_id)
        _refuse_when_over(held)
        _refuse_second_correction(session, wrong)
        corrected = _entered(
            session, held, wrong.participant,
            arrived=wrong.arrived if right_moment else None,
            mode=wrong.mode,
            moment=_moment(held, right_moment, at),
            by=by, at=at, corrects=wrong, reason=why,
        )  # fmt: skip
        enter(session, "presence.corrected", of=corrected, by=by, at=at, meeting_id=held.id)
        return corrected


def rule_on_registering(
    session: Session, floor: Floor, *, seat: str, person_id: int, paper: Credential | None
) -> Ruling:
    """May this person be registered as acting for the seat: one at a time, and not changed in a vote?"""
    acting = floor.acting.get(seat)
    facts = paper and CredentialFacts(
        confirmed_at=paper.confirmed_at,
        refused_at=paper.refused_at,
        revoked_at=paper.revoked_at,
        meeting_covered=paper.meeting_id == floor.meeting.id,
    )
    frozen = _frozen_in_open_vote(session, floor.meeting.id, seat_on(floor, seat).id)
    return rule_on_acting(
        floor.edition,
        is_member=paper is None,
        credential=facts,
        at=floor.at,
        other_acting=any(person != person_id for person in (acting and acting.person_id, frozen) if person),
    )


def _representative(
    session: Session, held: Meeting, seat: str, paper: Credential | None, at: datetime
) -> Participant:
    """List the person who is to act for the seat, when the law lets them."""
    _refuse_when_over(held)
    floor = floor_of(session, held, at)
    place = seat_on(floor, seat)
    member = None if paper else _member_on_day(session, place.id, held)
    person_id = paper.person_id if paper else member.person_id  # type: ignore[union-attr]
    ruling = rule_on_registering(session, floor, seat=seat, person_id=person_id, paper=paper)
    if ruling.bars:
        raise NotInOrder(ruling)
    return _listed(
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


def _member_on_day(session: Session, seat_id: int, held: Meeting) -> Appointment:
    day = held.starts_locally.date()
    query = select(Appointment).where(Appointment.seat_id == seat_id, Appointment.office == Office.MEMBER)
    for appointment in session.scalars(query):
        if appointment.is_held_on(day):
            return appointment
    raise Incomplete(
        "На день заседания у государства не записан член Совета. Внесите его на странице «Состав».",
        "No member is recorded for the state on the day of the meeting. Enter one on the page of seats.",
    )


def _listed(
    session: Session, held: Meeting, person: Person, capacity: Capacity, *, post: str, at: datetime,
    organisation: str = "", seat_id: int | None = None, credential_id: int | None = None,
) -> Participant:  # fmt: skip
    """Return the line of a person in the list of participants, added where it is not yet there."""
    listed = session.scalars(
        select(Participant)
        .where(Participant.meeting_id == held.id, Participant.person_id == person.id)
        .where(
            Participant.capacity == capacity, Participant.credential_id.is_not_distinct_from(credential_id)
        )
    ).first()
    if listed is None:
        listed = Participant(
            meeting_id=held.id, person_id=person.id, capacity=capacity, seat_id=seat_id,
            credential_id=credential_id, post=post, organisation=organisation, listed_at=at,
        )  # fmt: skip
        session.add(listed)
        session.flush()
    return listed


def _arrive(
    session: Session,
    held: Meeting,
    listed: Participant,
    mode: Mode,
    moment: datetime,
    by: Actor,
    at: datetime,
) -> Passage:
    _refuse_when_over(held)
    floor = floor_of(session, held, at)
    if listed.id in floor.in_room:
        raise Conflict("Участник уже отмечен как присутствующий.", "The participant is already in the room.")
    if listed.seat is not None and listed.capacity in (Capacity.MEMBER, Capacity.SUBSTITUTE):
        ruling = rule_on_registering(
            session, floor, seat=listed.seat.code, person_id=listed.person_id, paper=listed.credential
        )
        if ruling.bars:
            raise NotInOrder(ruling)
    return _entered(session, held, listed, arrived=True, mode=mode, moment=moment, by=by, at=at)


def _entered(
    session: Session, held: Meeting, listed: Participant, *, arrived: bool | None, mode: Mode,
    moment: datetime, by: Actor, at: datetime, corrects: Passage | None = None, reason: str = "",
) -> Passage:  # fmt: skip
    last = session.scalars(
        select(Passage.sequence)
        .where(Passage.meeting_id == held.id)
        .order_by(Passage.sequence.desc())
        .limit(1)
    ).first()
    passage = Passage(
        meeting_id=held.id, sequence=(last or 0) + 1, participant_id=listed.id, at=moment, arrived=arrived,
        mode=mode, entered_at=at, entered_by_id=by.person_id,
        corrects_id=corrects.id if corrects else None, reason=reason,
    )  # fmt: skip
    session.add(passage)
    session.flush()
    return passage


def _moment(held: Meeting, said: datetime | None, at: datetime) -> datetime:
    """Return the moment of a passage; it cannot lie ahead of its entry."""
    if said is not None and said > at:
        raise Incomplete(
            "Время прихода или ухода еще не наступило. Укажите время не позже текущего.",
            "The time of arrival or departure lies ahead. Give a time that has come.",
        )
    return said or at


def _refuse_when_over(held: Meeting) -> None:
    if held.closed_at is not None or held.cancelled_at is not None or held.published_at is None:
        raise Conflict(
            "Присутствие отмечают у опубликованного заседания, пока оно не закрыто.",
            "Presence is recorded for a published meeting until it is closed.",
        )


def _refuse_second_correction(session: Session, wrong: Passage) -> None:
    if session.scalars(select(Passage.id).where(Passage.corrects_id == wrong.id)).first() is not None:
        raise Conflict("Эта запись уже исправлена.", "This entry has been corrected already.")


def _frozen_in_open_vote(session: Session, meeting_id: int, seat_id: int) -> int | None:
    """Return the person who acts for the seat in a vote that is open now."""
    return session.scalars(
        select(Participant.person_id)
        .join(RollSeat, RollSeat.participant_id == Participant.id)
        .join(Vote, Vote.id == RollSeat.vote_id)
        .join(Item, Item.id == Vote.item_id)
        .where(Item.meeting_id == meeting_id, RollSeat.seat_id == seat_id)
        .where(RollSeat.standing == Standing.ENTITLED)
        .where(Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
    ).first()


def _edition(session: Session, held: Meeting, at: datetime) -> Edition:
    return floor_of(session, held, at).edition
