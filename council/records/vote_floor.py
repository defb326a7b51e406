"""A vote as its page reads it: with its frozen roll, and without anybody's choice while it is open."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from council.charters import load_charter
from council.records.agenda import Item
from council.records.floor import ALONE, HELD_AS_MEMBER, Floor, Offices, participants_with_offices
from council.records.meetings import Meeting
from council.records.people import Appointment
from council.records.presence import Participant, Passage, Presiding
from council.records.voting import Ballot, RollSeat, Vote

# A vote with its item, meeting and roll. The choices of the ballots are not read, and asking for one is an
# error: what is not in memory cannot slip into a page.
READ_WITH_A_VOTE = (
    joinedload(Vote.item).joinedload(Item.meeting),
    joinedload(Vote.annulment),
    selectinload(Vote.roll).joinedload(RollSeat.participant),
    selectinload(Vote.ballots).defer(Ballot.position, raiseload=True),
)


def floor_of_vote(session: Session, vote: Vote, at: datetime) -> Floor:
    """Read the floor around a vote in two queries: the seats are those of its roll, the persons those who came."""
    meeting = vote.item.meeting
    passages, offices = _passages_with_offices(session, meeting)
    presidings = select(Presiding).where(Presiding.meeting_id == meeting.id).order_by(Presiding.sequence)
    return Floor(
        meeting=meeting,
        at=max([at, *(passage.at for passage in passages)]),
        charter=load_charter(meeting.body.charter_code),
        seats=tuple(sorted((line.seat for line in vote.roll), key=lambda seat: seat.state.place)),
        participants=_participants(vote, passages),
        offices=offices,
        passages=passages,
        presidings=tuple(session.scalars(presidings)),
        item_id=vote.item_id,
    )


def _passages_with_offices(session: Session, meeting: Meeting) -> tuple[tuple[Passage, ...], Offices]:
    """Read the comings and goings, and by which office each member came, in one query; in writing nobody comes."""
    if meeting.is_written:
        return (), {person.id: held for person, held in participants_with_offices(session, meeting).items()}
    rows = session.execute(
        select(Passage, Appointment)
        .join(Passage.participant)
        .outerjoin(Appointment, HELD_AS_MEMBER)
        .options(contains_eager(Passage.participant), *ALONE)
        .where(Passage.meeting_id == meeting.id)
        .order_by(Passage.sequence, Appointment.id)
    ).all()
    offices: dict[int, dict[Appointment, None]] = {}
    for passage, held in rows:
        offices.setdefault(passage.participant_id, {}).update({held: None} if held is not None else {})
    passages = tuple(dict.fromkeys(passage for passage, _held in rows))
    return passages, {listed_id: tuple(held) for listed_id, held in offices.items()}


def _participants(vote: Vote, passages: tuple[Passage, ...]) -> tuple[Participant, ...]:
    """Return those who came to the meeting; asked in writing, those who act for the seats of the roll."""
    if vote.item.meeting.is_written:
        acting = sorted((line.participant for line in vote.roll if line.participant), key=lambda one: one.id)
        return tuple(acting)
    return tuple({passage.participant_id: passage.participant for passage in passages}.values())
