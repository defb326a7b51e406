"""What was sent, as each may see it: the secretariat all of it, a state what went to itself, anybody what came to them."""

from sqlalchemy import ColumnElement, Select, false, or_, select, true

from council.access.actors import Actor
from council.access.guest_scopes import meetings_attended_by
from council.access.scopes import meetings_seen_by
from council.records.dispatches import Delivery, Dispatch, DispatchSheet
from council.records.meetings import Meeting


def deliveries_seen_by(actor: Actor) -> Select[tuple[Delivery]]:
    """Return the deliveries: all for the secretariat, those to the state for its delegation, and one's own."""
    query = select(Delivery).join(Dispatch, Dispatch.id == Delivery.dispatch_id)
    if actor.is_secretariat:
        of_body = select(Meeting.id).where(Meeting.body_id == actor.body_id)
        return query.where(Dispatch.meeting_id.in_(of_body))
    seen = meetings_seen_by(actor).with_only_columns(Meeting.id)
    return query.where(
        Dispatch.meeting_id.in_(seen), or_(Delivery.person_id == actor.person_id, _of_its_state(actor))
    )


def dispatches_seen_by(actor: Actor) -> Select[tuple[Dispatch]]:
    """Return the dispatches of which the actor sees any delivery."""
    deliveries = deliveries_seen_by(actor).with_only_columns(Delivery.dispatch_id)
    return select(Dispatch).where(Dispatch.id.in_(deliveries))


def sheets_seen_by(actor: Actor) -> Select[tuple[DispatchSheet]]:
    """Return the certificates of distribution: they tell of every state, and are the secretariat's."""
    query = select(DispatchSheet).join(Meeting, Meeting.id == DispatchSheet.meeting_id)
    return query.where(Meeting.body_id == actor.body_id, true() if actor.is_secretariat else false())


def _of_its_state(actor: Actor) -> ColumnElement[bool]:
    """Say whether it went to the actor's state; a substitute knows of the meetings the paper is for alone."""
    if actor.delegation_id is None:
        return false()
    of_state = Delivery.seat_id == actor.delegation_id
    if actor.credential_id is None:
        return of_state
    return of_state & Dispatch.meeting_id.in_(meetings_attended_by(actor))
