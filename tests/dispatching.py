"""What tests of dispatches do again and again: a material is given, sent, and the adopted documents after it."""

from sqlalchemy import select

from council.actions.dispatches import enter_dispatch, issue_dispatch
from council.actions.materials import add_material
from council.records.database import db
from council.records.dispatches import Delivery, Dispatch, DispatchKind
from council.records.files import FileStore
from council.records.materials import Openness
from council.records.meetings import Meeting
from council.records.sendable import versions_to_send
from council.records.sent_rulings import adopted_ruling, materials_ruling, sent_to_members
from tests.files import a_pdf

MATERIALS, ADOPTED = DispatchKind.MATERIALS, DispatchKind.ADOPTED


def give(held, store, *, title="Справка", openness=Openness.ADVISORY, item=None):
    """Give a material to the meeting, its bytes to a store or a folder; return its identifier."""
    world = held.world
    return add_material(
        meeting=held.meeting, item=item, title=title, file_name="note.pdf", content=a_pdf(), openness=openness,
        store=store if isinstance(store, FileStore) else FileStore(store), by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip


def in_force(held):
    """Return the versions that can be sent, by their identifiers."""
    db.session.rollback()
    return [version.public_id for version in versions_to_send(db.session(), meeting_of(held))]


def send(held, versions=None, *, key="form", by=None, note=""):
    """Send the materials named, all of them by default; return the dispatch."""
    world = held.world
    return issue_dispatch(
        meeting=held.meeting, kind=MATERIALS, versions=in_force(held) if versions is None else versions,
        form_key=key, note=note, by=by or world.officer, at=world.tick(),
    ).public_id  # fmt: skip


def send_adopted(held, *, key="adopted", by=None):
    """Send what the meeting adopted; return the dispatch."""
    world = held.world
    return issue_dispatch(
        meeting=held.meeting, kind=ADOPTED, form_key=key, by=by or world.officer, at=world.tick()
    ).public_id


def by_hand(held, *states, on, kind=MATERIALS, key="by-hand", evidence="нота № 7", by=None):
    """Enter what a courier brought to the states on a day."""
    world = held.world
    return enter_dispatch(
        meeting=held.meeting, kind=kind, versions=in_force(held) if kind is MATERIALS else (), states=states,
        handed_on=on, evidence=evidence, form_key=key, by=by or world.officer, at=world.tick(),
    ).public_id  # fmt: skip


def meeting_of(held):
    return db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()


def ruling_of(held, kind=MATERIALS, *, at=None):
    """Return what the law says of the sending now."""
    db.session.rollback()
    meeting, ruled = meeting_of(held), adopted_ruling if kind is ADOPTED else materials_ruling
    return ruled(meeting, sent_to_members(db.session(), meeting), at=at or held.world.clock.now)


def delivery_to(held, dispatch, code):
    """Return the identifier of what a person was sent by a dispatch."""
    db.session.rollback()
    query = (
        select(Delivery.public_id)
        .join(Dispatch, Dispatch.id == Delivery.dispatch_id)
        .where(Dispatch.public_id == dispatch, Delivery.person_id == held.world.actor(code).person_id)
    )
    return db.session.scalars(query).one()
