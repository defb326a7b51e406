"""Which materials an actor may see, and which of their versions.

What a state submits is its own and the secretariat's until it is accepted; the others then read
what was accepted, each within the circle the material is open to.
"""

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true

from council.access.actors import Actor
from council.access.dispatch_scopes import deliveries_seen_by
from council.access.guest_scopes import item_is_open
from council.access.scopes import item_is_published, meeting_is_seen
from council.records.agenda import Item
from council.records.decisions import Decision, DecisionOutcome
from council.records.dispatches import Delivery, DispatchPaper
from council.records.item_proposals import ItemProposal
from council.records.materials import Material, MaterialVersion, Openness
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.people import Office
from council.records.state_letters import StateLetter
from council.records.voting import Annulment


def materials_seen_by(actor: Actor) -> Select[tuple[Material]]:
    """Return the materials open to the actor; those of items not yet published are the secretariat's.

    A delegation keeps those that were withdrawn in its list, as withdrawn: what stood in the record does
    not vanish from it. To the others they are gone.
    """
    query = select(Material).join(Meeting, Meeting.id == Material.meeting_id)
    return query.where(Meeting.body_id == actor.body_id, meeting_is_seen(actor), _is_seen(actor))


def material_versions_seen_by(actor: Actor) -> Select[tuple[MaterialVersion]]:
    """Return the versions the actor may read of the materials seen: the accepted ones, of one's own state all.

    Of a material withdrawn since those that were sent to the actor: what has come to somebody cannot be
    unsent, and they may have to show what it was.
    """
    materials = materials_seen_by(actor).with_only_columns(Material.id)
    query = select(MaterialVersion).join(Material, Material.id == MaterialVersion.material_id)
    stands = or_(Material.withdrawn_at.is_(None), MaterialVersion.id.in_(_sent_to(actor)))
    readable = and_(MaterialVersion.accepted_at.is_not(None), stands)
    return query.where(
        MaterialVersion.material_id.in_(materials),
        true() if actor.is_secretariat else or_(readable, _is_own(actor)),
    )


def item_proposals_seen_by(actor: Actor) -> Select[tuple[ItemProposal]]:
    """Return the items that states propose: each the state's own and the secretariat's; on the agenda it is everybody's."""
    query = select(ItemProposal).join(Meeting, Meeting.id == ItemProposal.meeting_id)
    own = false() if actor.delegation_id is None else ItemProposal.seat_id == actor.delegation_id
    return query.where(
        Meeting.body_id == actor.body_id, meeting_is_seen(actor), true() if actor.is_secretariat else own
    )


def state_letters_seen_by(actor: Actor) -> Select[tuple[StateLetter]]:
    """Return the letters of states on paper: each the state's own and the secretariat's."""
    query = select(StateLetter).join(Meeting, Meeting.id == StateLetter.meeting_id)
    own = false() if actor.delegation_id is None else StateLetter.seat_id == actor.delegation_id
    return query.where(
        Meeting.body_id == actor.body_id, meeting_is_seen(actor), true() if actor.is_secretariat else own
    )


def openness_for(actor: Actor) -> frozenset[Openness]:
    """Return the circles of materials that are open to the actor."""
    if actor.is_secretariat or actor.delegation_id is not None:
        return frozenset(Openness)
    if Office.ADVISORY in actor.offices:
        return frozenset({Openness.ADVISORY, Openness.OBSERVERS})
    return frozenset({Openness.OBSERVERS})


def _is_seen(actor: Actor) -> ColumnElement[bool]:
    if actor.is_secretariat:
        return true()
    of_known_item = exists().where(Item.id == Material.item_id, item_is_published())
    given = and_(
        Material.withdrawn_at.is_(None) if actor.delegation_id is None else true(),
        exists().where(MaterialVersion.material_id == Material.id, MaterialVersion.accepted_at.is_not(None)),
        or_(Material.openness.in_(sorted(openness_for(actor))), _is_open_to_all()),
        or_(Material.item_id.is_(None), of_known_item),
        item_is_open(actor) if actor.is_guest else true(),
    )
    return or_(_is_own(actor), given)


def _sent_to(actor: Actor) -> Select[tuple[int | None]]:
    """Ask for the versions that went to the actor or to the actor's state."""
    deliveries = deliveries_seen_by(actor).with_only_columns(Delivery.id)
    sent = select(DispatchPaper.version_id).join(Delivery, Delivery.dispatch_id == DispatchPaper.dispatch_id)
    return sent.where(Delivery.id.in_(deliveries), DispatchPaper.version_id.is_not(None))


def _is_own(actor: Actor) -> ColumnElement[bool]:
    return false() if actor.delegation_id is None else Material.seat_id == actor.delegation_id


def _is_open_to_all() -> ColumnElement[bool]:
    """Say whether what opens with the decision is open: the decision adopted and standing, the protocol signed."""
    signed = exists().where(Signature.minutes_id == Minutes.id, Minutes.meeting_id == Material.meeting_id)
    annulled = exists().where(Annulment.vote_id == Decision.vote_id, Annulment.confirmed_at.is_not(None))
    adopted = exists().where(
        Decision.item_id == Material.item_id, Decision.outcome == DecisionOutcome.ADOPTED, ~annulled
    )
    return and_(Material.openness == Openness.ADOPTED, signed, or_(Material.item_id.is_(None), adopted))
