"""The rows of a material and of its versions, as every act on materials writes them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions.contents import file_name_for
from council.actions.refusals import Conflict, NotFound
from council.actions.seats import seat_of
from council.actions.storing import Brought
from council.actions.texts import clean
from council.records.agenda import Item
from council.records.columns import new_public_id
from council.records.item_proposals import ItemProposal
from council.records.materials import (
    Material,
    MaterialKind,
    MaterialLanguage,
    MaterialOrigin,
    MaterialVersion,
    Openness,
)
from council.records.meetings import Meeting


@dataclass(frozen=True)
class About:
    """What a material is, whoever gives it: `state` is a code, `item` the identifier of an item or a proposed one."""

    title: str
    kind: MaterialKind
    language: MaterialLanguage
    openness: Openness
    item: str | None
    origin: MaterialOrigin
    state: str | None = None
    organisation: str = ""


def write_material(session: Session, meeting: Meeting, about: About, *, by: Actor, at: datetime) -> Material:
    """Add the row of a material of the meeting, without a version yet."""
    of_state = about.origin is MaterialOrigin.STATE
    day, proposal = meeting.starts_locally.date(), _proposal(session, meeting, about.item, by=by)
    of_organisation = about.origin is MaterialOrigin.BASE_ORGANISATION
    material = Material(
        public_id=new_public_id(),
        meeting_id=meeting.id,
        item_id=None if proposal else item_of(session, meeting, about.item, by=by),
        proposal_id=proposal.id if proposal else None,
        kind=about.kind,
        title=clean(about.title, field="title"),
        language=about.language,
        origin=about.origin,
        seat_id=seat_of(session, about.state or "", by=by, day=day).id if of_state else None,
        organisation=clean(about.organisation, field="base_organisation") if of_organisation else "",
        openness=about.openness,
        added_at=at,
        added_by_id=by.person_id,
    )
    session.add(material)
    session.flush()
    return material


def write_version(
    session: Session,
    material: Material,
    file: Brought,
    *,
    file_name: str,
    change_note: str = "",
    accepted: bool,
    by: Actor,
    at: datetime,
) -> MaterialVersion:
    """Add the next version of the material; what the secretariat gives is accepted with it."""
    called = file_name_for(file_name, file.media_type)  # a name that is refused leaves no bytes behind
    version = MaterialVersion(
        public_id=new_public_id(),
        number=len(material.versions) + 1,
        file=file.stored(session, at=at),
        file_name=called,
        pages=file.pages,
        change_note=change_note,
        given_at=at,
        given_by_id=by.person_id,
        accepted_at=at if accepted else None,
        accepted_by_id=by.person_id if accepted else None,
    )
    material.versions.append(version)
    session.flush()
    return version


def item_of(session: Session, meeting: Meeting, item: str | None, *, by: Actor) -> int | None:
    """Return the key of the item a paper is given for: one of this meeting that the giver sees."""
    if item is None:
        return None
    asked = seen_by(by, Item).where(Item.public_id == item, Item.meeting_id == meeting.id)
    found = session.scalars(asked.with_only_columns(Item.id)).one_or_none()
    if found is None:
        raise NotFound
    return found


def _proposal(session: Session, meeting: Meeting, named: str | None, *, by: Actor) -> ItemProposal | None:
    """Return the proposal a paper is given for, while it is neither on the agenda nor taken back."""
    asked = seen_by(by, ItemProposal).where(
        ItemProposal.public_id == (named or ""), ItemProposal.meeting_id == meeting.id
    )
    key = session.scalars(asked.with_only_columns(ItemProposal.id)).one_or_none()
    found = session.get_one(ItemProposal, key) if key is not None else None
    return found if found is not None and found.is_open else None


def refuse_after_the_end(meeting: Meeting) -> None:
    """Refuse to change the materials of a meeting that is over."""
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: его материалы уже не меняются.",
            "The meeting is closed or cancelled: its materials no longer change.",
        )


def refuse_withdrawn(material: Material) -> None:
    """Refuse to act on a material that was taken back."""
    if material.withdrawn_at is not None:
        raise Conflict("Этот материал уже отозван.", "This material has been withdrawn already.")
