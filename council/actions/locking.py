"""Finding a thing by its public identifier, with the meeting locked until the transaction ends.

The lock is taken by writing first: `SELECT … FOR UPDATE` would do on PostgreSQL, but
SQLite ignores it and lets a ballot in behind the count.
"""

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.refusals import NotFound
from council.records.agenda import Item
from council.records.bodies import Body, Seat
from council.records.corrections import MinutesCorrection
from council.records.credentials import Credential
from council.records.decisions import Decision
from council.records.floor import Floor
from council.records.item_proposals import ItemProposal
from council.records.materials import Material
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.presence import Participant, Passage
from council.records.remarks import Remark, RemarkRound
from council.records.voting import Vote

Found = TypeVar("Found")


def find(session: Session, kind: type[Found], public_id: str) -> Found:
    """Return the row of a kind with a public identifier, or raise `NotFound`."""
    keyed: Any = kind
    found: Found | None = session.scalars(_named(keyed), {"public_id": public_id}).one_or_none()
    if found is None:
        raise NotFound
    return found


@cache
def _named(kind: Any) -> Select[Any]:
    """Return what asks for a kind by its public identifier: built once, since every act finds something by it."""
    return select(kind).where(kind.public_id == bindparam("public_id"))


def locked_body(session: Session, *, by: Actor) -> Body:
    """Return the body of the actor, locked: two acts on its seats, persons or calendar take turns.

    SQLite ignores `FOR UPDATE`, yet there a write transaction has taken its turn already.
    """
    return session.scalars(select(Body).where(Body.id == by.body_id).with_for_update()).one()


def lock_running_meetings(session: Session, *, by: Actor) -> None:
    """Lock every meeting of the actor's body that runs: no vote is opened in any of them meanwhile."""
    running = (Meeting.body_id == by.body_id, Meeting.opened_at.is_not(None), Meeting.closed_at.is_(None))
    session.execute(
        update(Meeting)
        .where(*running)
        .values(acts=Meeting.acts + 1)
        .execution_options(synchronize_session=False)
    )


def seat_on(floor: Floor, code: str) -> Seat:
    """Return the seat of a state on the day of the meeting, or raise `NotFound`."""
    seat = floor.seat(code)
    if seat is None:
        raise NotFound
    return seat


def locked_meeting(session: Session, public_id: str, *, by: Actor) -> Meeting:
    """Return a meeting of the actor's body, locked."""
    return _locked(session, select(Meeting.id).where(Meeting.public_id == public_id), by)


def item_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Item:
    """Return an agenda item, its meeting locked."""
    return _in_locked_meeting(session, Item, public_id, by)


def vote_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Vote:
    """Return a vote, its meeting locked."""
    _locked(session, select(Item.meeting_id).join(Vote).where(Vote.public_id == public_id), by)
    return find(session, Vote, public_id)


def decision_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Decision:
    """Return a decision, its meeting locked."""
    _locked(session, select(Item.meeting_id).join(Decision).where(Decision.public_id == public_id), by)
    return find(session, Decision, public_id)


def credential_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Credential:
    """Return a credential, its meeting locked."""
    return _in_locked_meeting(session, Credential, public_id, by)


def participant_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Participant:
    """Return a participant, the meeting locked."""
    return _in_locked_meeting(session, Participant, public_id, by)


def passage_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Passage:
    """Return an arrival or departure, the meeting locked."""
    return _in_locked_meeting(session, Passage, public_id, by)


def material_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Material:
    """Return a material, its meeting locked."""
    return _in_locked_meeting(session, Material, public_id, by)


def proposal_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> ItemProposal:
    """Return the proposal of an item, its meeting locked."""
    return _in_locked_meeting(session, ItemProposal, public_id, by)


def minutes_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Minutes:
    """Return the minutes, their meeting locked."""
    return _in_locked_meeting(session, Minutes, public_id, by)


def remark_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> Remark:
    """Return a remark on a draft protocol, its meeting locked."""
    meeting = select(Minutes.meeting_id).join(RemarkRound, RemarkRound.minutes_id == Minutes.id)
    meeting = meeting.join(Remark, Remark.round_id == RemarkRound.id)
    _locked(session, meeting.where(Remark.public_id == public_id), by)
    return find(session, Remark, public_id)


def correction_in_locked_meeting(session: Session, public_id: str, *, by: Actor) -> MinutesCorrection:
    """Return a correction of a signed protocol, its meeting locked."""
    meeting = select(Minutes.meeting_id).join(MinutesCorrection, MinutesCorrection.minutes_id == Minutes.id)
    _locked(session, meeting.where(MinutesCorrection.public_id == public_id), by)
    return find(session, MinutesCorrection, public_id)


def _in_locked_meeting(session: Session, kind: type[Found], public_id: str, by: Actor) -> Found:
    keyed: Any = kind
    _locked(session, select(keyed.meeting_id).where(keyed.public_id == public_id), by)
    return find(session, kind, public_id)


def _locked(session: Session, meeting_id: Any, by: Actor) -> Meeting:
    """Lock the meeting the query names; a meeting of another body does not exist for the actor."""
    locked = session.execute(
        update(Meeting)
        .where(Meeting.id == meeting_id.scalar_subquery(), Meeting.body_id == by.body_id)
        .values(acts=Meeting.acts + 1)
        .returning(Meeting.id)
        .execution_options(synchronize_session=False)
    ).scalar_one_or_none()
    if locked is None:
        raise NotFound
    return session.get_one(Meeting, locked, populate_existing=True)
