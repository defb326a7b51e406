"""Closing an account: at once, or by two persons where it would take somebody out of a vote that is open."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of, offices_held
from council.actions.calendar import end_address
from council.actions.entering import enter
from council.actions.invitations import withdraw_standing
from council.actions.proposing import clause_of_powers, refuse_second_proposal
from council.actions.refusals import Conflict, NotFound
from council.actions.sessions import end_sessions_of
from council.records.agenda import Item
from council.records.binding import kept_bound
from council.records.meetings import Meeting
from council.records.people import Account, Office, Person
from council.records.presence import Participant
from council.records.proposals import Proposal, Proposed
from council.records.sessions import SessionEnd
from council.records.voting import RollSeat, Vote


def close_or_propose(session: Session, holder: Person, *, by: Actor, at: datetime) -> Proposal | None:
    """Close the account inside an act; return the proposal where a second person has to confirm it first."""
    account = open_account_of(session, holder)
    if not takes_two(session, holder, body_id=by.body_id, day=day_of(session, by.body_id, at)):
        _close(session, account, by=by, at=at)
        enter(session, "account.disabled", of=holder, by=by, at=at, rows=[account])
        return None
    refuse_second_proposal(session, Proposed.CLOSURE, person_id=holder.id)
    proposal = Proposal(
        body_id=by.body_id, kind=Proposed.CLOSURE, person_id=holder.id, proposed_at=at,
        proposed_by_id=by.person_id,
    )  # fmt: skip
    session.add(proposal)
    clause = clause_of_powers(session, by.body_id, at)
    detail = {"person": holder.public_id}
    enter(session, "account.closing_proposed", of=proposal, by=by, at=at, clause=clause, detail=detail)
    return proposal


def carry_out_closure(session: Session, proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """Close the account inside the act of the second person."""
    if proposal.person is None:
        raise NotFound
    account = open_account_of(session, proposal.person)
    _close(session, account, by=by, at=at)
    clause, detail = clause_of_powers(session, by.body_id, at), {"proposed_by": proposal.proposed_by_id}
    enter(session, "account.disabled", of=proposal.person, by=by, at=at, clause=clause, detail=detail)


def takes_two(session: Session, holder: Person, *, body_id: int, day: date) -> bool:
    """Say whether a vote is open in the body, and the person is a member or acts for a state in it."""
    open_vote = (
        select(Vote.id)
        .join(Item, Item.id == Vote.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Meeting.body_id == body_id, Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
    )
    acts = (
        select(RollSeat.id)
        .join(Participant, Participant.id == RollSeat.participant_id)
        .where(Participant.person_id == holder.id, RollSeat.vote_id == Vote.id)
        .exists()
    )
    is_member = any(
        held.office is Office.MEMBER for held in offices_held(session, holder.id, body_id=body_id, day=day)
    )
    query = open_vote if is_member else open_vote.where(acts)
    return session.scalars(query.limit(1)).first() is not None


def open_account_of(session: Session, holder: Person) -> Account:
    """Return the account of the person, which is not closed yet."""
    account = session.scalars(select(Account).where(Account.person_id == holder.id)).one_or_none()
    if account is None:
        raise NotFound
    if account.disabled_at is not None:
        raise Conflict("Учетная запись уже закрыта.", "The account is disabled already.")
    return account


def _close(session: Session, account: Account, *, by: Actor, at: datetime) -> None:
    with kept_bound(account):
        account.disabled_at = at
    end_sessions_of(session, account.person_id, because=SessionEnd.DISABLED, at=at)
    end_address(session, account.person_id, at)
    withdraw_standing(session, account.person, by=by, at=at)
