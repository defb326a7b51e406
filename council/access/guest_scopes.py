"""What is open to those who take part without a seat: of each meeting only as far as they are admitted to it.

An observer or an expert is admitted by a decision of the body (5.6, 5.7); without one the meeting is not there
for them. Whoever else is listed (invited, advisory, of a delegation) sees the agenda of that meeting.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased

from council.access.actors import Actor
from council.records.admissions import ADMITTED, Admission
from council.records.credentials import Credential
from council.records.materials import Material
from council.records.presence import ACTING, Capacity, Participant

BESIDE = frozenset(Capacity) - ADMITTED - ACTING


def meetings_open_to(actor: Actor) -> Select[tuple[int]]:
    """Return the meetings to which the person is admitted, or in which it is listed otherwise."""
    admitted = Participant.id.in_(_admissions(actor).with_only_columns(Admission.participant_id))
    return select(Participant.meeting_id).where(
        Participant.person_id == actor.person_id, or_(Participant.capacity.in_(sorted(BESIDE)), admitted)
    )


def meetings_attended_by(actor: Actor) -> Select[tuple[int]]:
    """Return the meetings for which the person held powers: a substitute reads their record afterwards."""
    standing = (
        Credential.person_id == actor.person_id,
        Credential.confirmed_at.is_not(None),
        Credential.revoked_at.is_(None),
    )
    listed = select(Participant.meeting_id).join(Credential, Credential.id == Participant.credential_id)
    return select(Credential.meeting_id).where(*standing).union(listed.where(*standing)).subquery().select()


def item_is_open(actor: Actor) -> ColumnElement[bool]:
    """Say whether the material is within what the person is engaged for: an expert for one item sees that item's."""
    of_meeting = _admissions(actor).where(Participant.meeting_id == Material.meeting_id).correlate(Material)
    for_items = of_meeting.where(Admission.item_id.is_not(None))
    return or_(~for_items.exists(), for_items.where(Admission.item_id == Material.item_id).exists())


def _admissions(actor: Actor) -> Select[Any]:
    """Return the admissions of the person that stand, the latest of each listing, and name a decision."""
    later = aliased(Admission)
    newest = select(func.max(later.id)).where(later.participant_id == Participant.id).correlate(Participant)
    return (
        select(Admission.id)
        .join(Participant, Participant.id == Admission.participant_id)
        .where(Participant.person_id == actor.person_id, Participant.capacity.in_(sorted(ADMITTED)))
        .where(Admission.decision_reference != "", Admission.id == newest.scalar_subquery())
    )
