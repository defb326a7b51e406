"""Objections to adopting without a vote: one is enough, and a vote must be held."""

from datetime import datetime

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import vote_in_locked_meeting
from council.actions.powers import acting_for
from council.actions.refusals import Conflict, NotInOrder
from council.actions.vote_rulings import casting_ruling
from council.records.database import transaction
from council.records.floor import floor_of
from council.records.voting import Manner, Objection


def object_to_adoption(*, vote: str, by: Actor, at: datetime) -> Objection:
    """Record the objection of the actor's state; the question «no objections» ends with it, undecided."""
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        if proceeding.manner is not Manner.NO_OBJECTION:
            raise Conflict("Голосование уже идет: подайте голос.", "A vote is being held: cast your ballot.")
        floor = floor_of(session, proceeding.item.meeting, at).for_item(proceeding.item_id)
        ruling = casting_ruling(floor, proceeding, by)
        acting = acting_for(floor, by)
        if ruling.bars or acting is None:
            raise NotInOrder(ruling)
        objection = Objection(
            vote_id=proceeding.id, seat_id=acting.seat_id, objected_at=at, objected_by_id=by.person_id
        )
        session.add(objection)
        session.flush()
        proceeding.closed_at = max(at, proceeding.opened_at)
        proceeding.closed_by_id = by.person_id
        enter(
            session, "objection.raised", of=proceeding, by=by, at=at,
            meeting_id=proceeding.item.meeting_id, clause=floor.edition.no_objection.clause,
            rows=[objection],
        )  # fmt: skip
        return objection
