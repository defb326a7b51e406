"""Materials: documents given to a meeting, for an item or for the whole of it."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.contents import file_name_for
from council.actions.entering import enter
from council.actions.locking import find, locked_meeting, material_in_locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict, NotFound
from council.actions.storing import brought
from council.actions.texts import clean
from council.records.agenda import Item
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.files import FileStore
from council.records.materials import Material, Openness
from council.records.meetings import Meeting


def add_material(
    *,
    meeting: str,
    item: str | None = None,
    title: str,
    file_name: str,
    content: bytes,
    openness: Openness,
    store: FileStore,
    by: Actor,
    at: datetime,
) -> Material:
    """Add a document; its bytes lie on the disk before any row names them."""
    require(by, "material.added")
    called = clean(title, field="title")
    with brought(content, meeting, store) as file, transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        _refuse_after_the_end(held)
        material = Material(
            public_id=new_public_id(),
            meeting_id=held.id,
            item_id=_item_of(session, held, item),
            title=called,
            file_name=file_name_for(file_name, file.media_type),
            file_id=file.stored(session, at=at).id,
            openness=openness,
            added_at=at,
            added_by_id=by.person_id,
        )
        session.add(material)
        session.flush()
        detail = {"sha256": file.sha256, "openness": openness.value}
        enter(session, "material.added", of=material, by=by, at=at, meeting_id=held.id, detail=detail)
        return material


def withdraw_material(*, material: str, by: Actor, at: datetime) -> Material:
    """Take a document back; it stays on record with the secretariat."""
    require(by, "material.withdrawn")
    with transaction() as session:
        given = material_in_locked_meeting(session, material, by=by)
        _refuse_after_the_end(session.get_one(Meeting, given.meeting_id))
        if given.withdrawn_at is not None:
            raise Conflict("Этот материал уже отозван.", "This material has been withdrawn already.")
        given.withdrawn_at, given.withdrawn_by_id = at, by.person_id
        enter(session, "material.withdrawn", of=given, by=by, at=at, meeting_id=given.meeting_id)
        return given


def _item_of(session: Session, meeting: Meeting, item: str | None) -> int | None:
    if item is None:
        return None
    found = find(session, Item, item)
    if found.meeting_id != meeting.id:
        raise NotFound
    return found.id


def _refuse_after_the_end(meeting: Meeting) -> None:
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: его материалы уже не меняются.",
            "The meeting is closed or cancelled: its materials no longer change.",
        )
