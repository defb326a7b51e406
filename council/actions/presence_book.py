"""The presence book: a line for each participant, a numbered entry for each coming and going."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.locking import seat_on
from council.actions.refusals import Conflict, Incomplete, NotInOrder
from council.law.credentials import rule_on_acting
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.credentials import Credential, facts_of
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.presence import Capacity, Mode, Participant, Passage
from council.records.voting import RollSeat, Standing, Vote


def rule_on_registering(
    session: Session, floor: Floor, *, seat: str, person_id: int, paper: Credential | None
) -> Ruling:
    """May this person be registered as acting for the seat: one at a time, and not changed in a vote?"""
    acting = floor.acting.get(seat)
    frozen = _frozen_in_open_vote(session, floor.meeting.id, seat_on(floor, seat).id)
    return rule_on_acting(
        floor.edition,
        is_member=paper is None,
        credential=facts_of(paper, floor.meeting) if paper else None,
        at=floor.at,
        on=floor.day,
        other_acting=any(person != person_id for person in (acting and acting.person_id, frozen) if person),
        acts_elsewhere=any(
            person.person_id == person_id for code, person in floor.acting.items() if code != seat
        ),
    )


def listed_person(
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


def entered_passage(
    session: Session, held: Meeting, listed: Participant, *, arrived: bool | None, mode: Mode,
    moment: datetime, by: Actor, at: datetime, corrects: Passage | None = None, reason: str = "",
) -> Passage:  # fmt: skip
    """Write a passage under the next number of the presence book."""
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


def moment_of_passage(held: Meeting, said: datetime | None, at: datetime) -> datetime:
    """Return the moment of a passage; it cannot lie ahead of its entry."""
    if said is not None and said > at:
        raise Incomplete(
            "Время прихода или ухода еще не наступило. Укажите время не позже текущего.",
            "The time of arrival or departure lies ahead. Give a time that has come.",
        )
    if said is not None and said < held.starts_at - timedelta(days=1):
        raise Incomplete(
            "Указанное время раньше дня заседания. Проверьте дату и время.",
            "The time given is before the day of the meeting. Check the date and the time.",
        )
    return said or at


def require_effect(session: Session, held: Meeting, passage: Passage, at: datetime) -> None:
    """Refuse a coming or going dated before an earlier one of the same person, which would change nothing."""
    inside = passage.participant_id in floor_of(session, held, at).in_room
    if inside is not passage.arrived:
        raise Incomplete(
            "Указанное время раньше предыдущей отметки этого участника. Проверьте время.",
            "The time given is before the last entry of this participant. Check the time.",
        )


def require_one_voice(session: Session, held: Meeting, listed: Participant, at: datetime) -> None:
    """Refuse a correction by which two persons would act for one state, or one person for two."""
    floor = floor_of(session, held, at)
    acting = [
        person
        for person in floor.participants
        if person.seat_id == listed.seat_id and floor.has_acting(person)
    ]
    of_person = [person for person in floor.acting.values() if person.person_id == listed.person_id]
    ruling = rule_on_acting(
        floor.edition,
        is_member=True,
        credential=None,
        at=at,
        other_acting=len(acting) > 1,
        acts_elsewhere=len(of_person) > 1,
    )
    if ruling.bars:
        raise NotInOrder(ruling)


def refuse_when_over(held: Meeting) -> None:
    """Refuse to record presence outside a published meeting that has yet to end."""
    if held.closed_at is not None or held.cancelled_at is not None or held.published_at is None:
        raise Conflict(
            "Присутствие отмечают у опубликованного заседания, пока оно не закрыто.",
            "Presence is recorded for a published meeting until it is closed.",
        )


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
