"""Annulment of a closed vote: proposed by one person with a reason, confirmed by another."""

from datetime import datetime

from council.access.actors import Actor
from council.actions.directing import direction_of
from council.actions.entering import enter
from council.actions.locking import vote_in_locked_meeting
from council.actions.refusals import Conflict, require_in_order
from council.actions.texts import clean_reason_for_minutes
from council.actions.vote_rulings import annulling_ruling
from council.records.database import transaction
from council.records.floor import floor_of
from council.records.voting import Annulment


def propose_annulment(*, vote: str, reason: str, by: Actor, at: datetime) -> Annulment:
    """Ask that a closed vote be annulled; it takes a second person to do it."""
    why = clean_reason_for_minutes(reason)
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        floor = floor_of(session, proceeding.item.meeting, at)
        require_in_order(annulling_ruling(session, floor, proceeding, asked_by=by.person_id, reason=reason))
        direction = direction_of(floor, by)
        if proceeding.annulment is not None:
            raise Conflict("Отмена уже предложена.", "The annulment has been proposed already.")
        if proceeding.closed_at is None:
            raise Conflict("Сначала закройте голосование.", "Close the vote first.")
        annulment = Annulment(vote_id=proceeding.id, reason=why, proposed_at=at, proposed_by_id=by.person_id)
        session.add(annulment)
        enter(
            session, "annulment.proposed", of=annulment, by=by, at=at,
            meeting_id=proceeding.item.meeting_id, capacity=direction.capacity,
            detail={"vote": proceeding.public_id},
        )  # fmt: skip
        return annulment


def confirm_annulment(*, vote: str, by: Actor, at: datetime) -> Annulment:
    """Confirm the annulment that another person proposed; the vote may then be held again."""
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        floor = floor_of(session, proceeding.item.meeting, at)
        annulment = proceeding.annulment
        if annulment is None:
            raise Conflict("Отмена голосования не предложена.", "No annulment has been proposed.")
        require_in_order(
            annulling_ruling(
                session, floor, proceeding,
                asked_by=annulment.proposed_by_id, reason=annulment.reason, confirmed_by=by.person_id,
            )
        )  # fmt: skip
        direction = direction_of(floor, by)
        annulment.confirmed_at = at
        annulment.confirmed_by_id = by.person_id
        enter(
            session, "vote.annulled", of=proceeding, by=by, at=at,
            meeting_id=proceeding.item.meeting_id, capacity=direction.capacity, rows=[annulment],
        )  # fmt: skip
        return annulment
