"""The powers of a substitute, asked again inside the transaction of every act done by them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.refusals import NotInOrder
from council.law.credentials import rule_on_acting
from council.law.ruling import Ruling
from council.records.credentials import Credential, facts_of, is_for
from council.records.floor import Floor, charter_of, floor_of
from council.records.meetings import Meeting
from council.records.presence import ACTING, Participant


def require_powers(session: Session, floor: Floor, by: Actor, *, seat: str | None) -> None:
    """Refuse who speaks for the state by a paper that no longer stands, or does not reach to the item of the floor.

    The actor was read when the request came in; meanwhile the paper may have been revoked.
    """
    ruling = missing_powers(session, floor, by) if by.seat == seat else None
    if ruling is not None:
        raise NotInOrder(ruling)


def missing_powers(session: Session, floor: Floor, by: Actor) -> Ruling | None:
    """Return what stands in the way of the paper by which the actor speaks for a state; None where nothing does."""
    if by.credential_id is None:
        return None
    paper = session.get_one(Credential, by.credential_id, populate_existing=True)
    ruling = rule_on_paper(floor, paper)
    return ruling if ruling.bars else None


def acting_for(floor: Floor, by: Actor) -> Participant | None:
    """Return the participant through whom the actor acts for a seat in the room."""
    return next((person for person in floor.acting.values() if person.person_id == by.person_id), None)


def lost_powers(floor: Floor, by: Actor) -> Ruling | None:
    """Return what the law says of the powers by which the actor came and does not act; None where it is not that.

    Who came by a paper that has been revoked, is over or is for other items, or as a member whose office has
    ended, is told so, and not merely that the state is absent.
    """
    came = next((one for one in reversed(floor.participants) if _came_to_act(floor, one, by)), None)
    if came is None or acting_for(floor, by) is not None:
        return None
    ruling = rule_on_paper(floor, came.credential) if came.credential else rule_on_office(floor, came)
    return ruling if ruling.bars else None


def rule_on_lost_powers(session: Session, by: Actor, meeting: Meeting, at: datetime) -> Ruling | None:
    """Return what the law says of the powers the person had at a meeting and has no more; None without such."""
    if meeting.closed_at is not None:
        return None
    query = select(Credential).where(
        Credential.person_id == by.person_id, Credential.revoked_at.is_not(None), is_for(meeting)
    )
    paper = session.scalars(query.order_by(Credential.id.desc()).limit(1)).first()
    if paper is None:
        return lost_powers(floor_of(session, meeting, at), by)
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    moment = max(at, paper.revoked_at or at)
    return rule_on_acting(edition, is_member=False, credential=facts_of(paper, meeting), at=moment)


def rule_on_office(floor: Floor, member: Participant) -> Ruling:
    """Return whether who is listed as a member acts by the office on the floor's day."""
    until = floor.last_day_of(member)
    return rule_on_acting(
        floor.edition, is_member=True, credential=None, at=floor.at, on=floor.day, office_until=until
    )


def _came_to_act(floor: Floor, one: Participant, by: Actor) -> bool:
    return one.person_id == by.person_id and one.id in floor.in_room and one.capacity in ACTING


def rule_on_paper(floor: Floor, paper: Credential) -> Ruling:
    """Return whether a paper gives its holder powers on the floor now, for its item where it is narrowed to one."""
    return rule_on_acting(
        floor.edition,
        is_member=False,
        credential=facts_of(paper, floor.meeting),
        at=max(floor.at, paper.revoked_at or floor.at),  # acts are ordered by the lock, not by the clock
        on=floor.day,
        item=str(floor.item_id) if floor.item_id else None,
    )
