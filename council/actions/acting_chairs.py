"""Which co-chair is named to preside over a meeting while the chair is absent."""

from datetime import datetime

from sqlalchemy import func, select

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import locked_meeting, seat_on
from council.actions.permission import require
from council.actions.presence_book import refuse_when_over
from council.actions.refusals import require_in_order
from council.actions.texts import clean
from council.law.chairmanship import rule_on_naming
from council.records.acting_chairs import ActingChair, Namer
from council.records.chairing import chairing_of
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import floor_of


def name_acting_chair(
    *, meeting: str, seat: str, named_by: Namer, basis: str = "", by: Actor, at: datetime
) -> ActingChair:
    """Name the co-chair that presides if the chairing state is not represented; the last one named stands."""
    require(by, "acting_chair.named")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        refuse_when_over(held)
        chairing = chairing_of(session, held)
        named = seat_on(floor_of(session, held, at), seat)
        decision = clean(basis, field="decision_reference", required=False)
        ruling = rule_on_naming(
            chairing.rule,
            named_seat=seat,
            co_chair_seats=chairing.co_chairs,
            by_council=named_by is Namer.COUNCIL,
            basis=decision,
        )
        require_in_order(ruling)
        before = select(func.count(ActingChair.id)).where(ActingChair.meeting_id == held.id)
        entry = ActingChair(
            public_id=new_public_id(),
            meeting_id=held.id,
            sequence=(session.scalar(before) or 0) + 1,
            seat_id=named.id,
            named_by=named_by,
            basis=decision,
            named_at=at,
            entered_by_id=by.person_id,
        )
        session.add(entry)
        enter(
            session, "acting_chair.named", of=held, by=by, at=at, meeting_id=held.id, clause=ruling.clause,
            detail={"state": seat, "named_by": named_by.value, "basis": decision}, rows=[entry],
        )  # fmt: skip
        return entry
