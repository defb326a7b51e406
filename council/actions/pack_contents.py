"""What a pack holds for a reader: the very items, drafts and versions that the reader may open one by one."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from council.access.actors import Actor
from council.access.material_scopes import materials_seen_by
from council.access.scopes import items_seen_by, reads_drafts
from council.actions.agenda_versions import latest_version
from council.actions.item_reading import ItemReading, readings_of
from council.papers.composing.story import number_of_meeting
from council.papers.minutes_text import MeetingForm, MeetingText
from council.papers.minutes_text import Series as SeriesText
from council.papers.pack_text import PackFile, PackItem, PackText
from council.papers.people_text import BodyText
from council.records.agenda import Item
from council.records.floor import charter_of
from council.records.materials import Material, MaterialOrigin, MaterialVersion
from council.records.meetings import Meeting, Series

ORIGINS = {
    MaterialOrigin.SECRETARIAT: "секретариат",
    MaterialOrigin.EXECUTIVE_COMMITTEE: "Исполнительный комитет СНГ",
}

Files = dict[str | None, list[PackFile]]


def contents_for(session: Session, meeting: Meeting, actor: Actor) -> PackText:
    """Return the papers of the meeting that the actor may read now, each material in its version in force."""
    charter, files = charter_of(meeting.body), _files(session, meeting, actor)
    items = tuple(_items(session, meeting, actor, files))
    return PackText(
        body=BodyText(charter.title_ru, charter.title_genitive_ru, charter.regulation_genitive_ru),
        meeting=_meeting_text(meeting),
        files=tuple(files.get(None, ())),
        items=items,
        demonstration=meeting.body.is_demonstration,
    )


def _files(session: Session, meeting: Meeting, actor: Actor) -> Files:
    """Return the files by the public identifier of their item; under None those of the whole meeting."""
    query: Any = (
        materials_seen_by(actor)
        .where(Material.meeting_id == meeting.id, Material.withdrawn_at.is_(None))
        .order_by(Material.id)
    )
    keys = dict(session.execute(select(Item.id, Item.public_id).where(Item.meeting_id == meeting.id)).all())
    found: Files = defaultdict(list)
    for material in session.scalars(query).unique():
        if (version := material.current) is not None:
            item = keys[material.item_id] if material.item_id is not None else None
            found[item].append(_file(material, version, meeting.venue_zone))
    return found


def _file(material: Material, version: MaterialVersion, zone: ZoneInfo) -> PackFile:
    whence = ORIGINS.get(material.origin, material.organisation)
    return PackFile(
        version_id=version.public_id,
        title=material.title,
        whence=material.seat.state.short_ru if material.seat is not None else whence,
        number=version.number,
        given_on=version.given_at.astimezone(zone).date(),
        file_name=version.file_name,
        media_type=version.file.media_type,
        sha256=version.file.sha256,
        size=version.file.size,
    )


def _items(session: Session, meeting: Meeting, actor: Actor, files: Files) -> Iterator[PackItem]:
    """Yield the items as the actor reads them: as the agenda published froze them, until the meeting is open."""
    ours: Any = (
        items_seen_by(actor)
        .where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
        .options(selectinload(Item.drafts), selectinload(Item.functions))
        .order_by(Item.position)
    )
    items = session.scalars(ours).unique().all()
    known = {
        item.public_id: _item(reading, files.get(item.public_id, []))
        for item, reading in zip(items, readings_of(session, meeting, items, actor), strict=True)
    }
    if actor.is_secretariat or (meeting.opened_at is not None and reads_drafts(actor)):
        yield from known.values()
        return
    version = latest_version(session, meeting)
    for entry in version.content if version is not None else ():
        given = tuple(files.get(entry["item"], ()))
        without_draft = PackItem(entry["position"], entry["title"], entry["rapporteur"], files=given)
        yield known.get(entry["item"], without_draft)


def _item(reading: ItemReading, files: list[PackFile]) -> PackItem:
    return PackItem(
        place=reading.number,
        title=reading.title,
        rapporteur=reading.rapporteur,
        draft_number=reading.draft.number if reading.draft else None,
        points=tuple(reading.draft.points) if reading.draft else (),
        files=tuple(files),
    )


def _meeting_text(meeting: Meeting) -> MeetingText:
    return MeetingText(
        ordinal=meeting.ordinal,
        starts_on=meeting.starts_locally.date(),
        ends_on=meeting.ends_locally.date(),
        place=f"г. {meeting.city}",
        number=number_of_meeting(meeting),
        series=SeriesText.ORDINARY if meeting.series is Series.REGULAR else SeriesText.EXTRAORDINARY,
        form=MeetingForm(meeting.form.value),
    )
