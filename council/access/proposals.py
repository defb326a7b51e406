"""Proposals that wait for a second person: who is shown them, and whose answer they take."""

from sqlalchemy import Select, or_, select
from sqlalchemy.sql.elements import ColumnElement

from council.access.actors import Actor
from council.access.rights import may
from council.records.proposals import OF_OFFICES, Proposal, Proposed

ANSWERED_BY = {
    Proposed.APPOINTMENT: "appointment.made",
    Proposed.LAST_DAY: "appointment.ended",
    Proposed.CLOSURE: "account.disabled",
    Proposed.OVERRIDE_ENDING: "override.ended",
}


def may_answer(actor: Actor, proposal: Proposal) -> bool:
    """Say whether the actor is of those who answer: who could ask for it, or keeps the delegation it concerns."""
    if proposal.kind in OF_OFFICES and actor.keeps_id == proposal.seat_id:
        return True
    return may(actor, ANSWERED_BY[proposal.kind], proposal)


def proposals_seen_by(actor: Actor) -> Select[tuple[Proposal]]:
    """Return the proposals of the kinds the actor answers; of the state's offices to who keeps its delegation.

    That a ruling on the majority is to end is told to every member: who presides may be any of them.
    """
    query = select(Proposal).where(Proposal.body_id == actor.body_id)
    kinds = [kind for kind, act in ANSWERED_BY.items() if may(actor, act)]
    if actor.seat_id is not None:
        kinds.append(Proposed.OVERRIDE_ENDING)
    shown: list[ColumnElement[bool]] = [Proposal.kind.in_(kinds)]
    if actor.keeps_id is not None:
        shown.append(Proposal.kind.in_(sorted(OF_OFFICES)) & (Proposal.seat_id == actor.keeps_id))
    return query.where(or_(*shown))
