"""What a pack holds for a reader: the very items, drafts and versions that the reader may open one by one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from council.access.actors import Actor
from council.access.material_scopes import materials_seen_by
from council.access.paper_scopes import corrections_seen_by, versions_seen_by
from council.access.scopes import items_seen_by, reads_drafts
from council.actions.agenda_versions import latest_version
from council.actions.item_reading import ItemReading, readings_of
from council.papers.composing.annexes import annexed_to
from council.papers.composing.excerpts import text_signed
from council.papers.composing.story import number_of_meeting
from council.papers.minutes_text import AnnexText, MeetingForm, MeetingText
from council.papers.minutes_text import Series as SeriesText
from council.papers.pack_text import PackFile, PackItem, PackText
from council.papers.people_text import BodyText
from council.records.agenda import Item
from council.records.corrections import MinutesCorrection, SignedProtocol, protocol_in_force
from council.records.file_signatures import last_believed_file
from council.records.floor import charter_of
from council.records.materials import Material, MaterialOrigin, MaterialVersion
from council.records.meetings import Meeting, Series
from council.records.minutes import Minutes, MinutesVersion
from council.records.preparations import sending_ruling
from council.records.printing import renderings_of

ORIGINS = {
    MaterialOrigin.SECRETARIAT: "секретариат",
    MaterialOrigin.EXECUTIVE_COMMITTEE: "Исполнительный комитет СНГ",
}

Files = dict[str | None, list[PackFile]]


def contents_for(session: Session, meeting: Meeting, actor: Actor) -> PackText:
    """Return the papers of the meeting that the actor may read now, each material in its version in force."""
    charter, files = charter_of(meeting.body), _files(session, meeting, actor)
    protocol = _protocol_read(session, meeting, actor)
    annexes = text_signed(protocol).annexes if protocol is not None else ()
    items = tuple(_annexed(item, annexes) for item in _items(session, meeting, actor, files))
    return PackText(
        body=BodyText(charter.title_ru, charter.title_genitive_ru, charter.regulation_genitive_ru),
        meeting=_meeting_text(meeting),
        files=(*_protocol(session, meeting, protocol), *files.get(None, ())),
        items=items,
        demonstration=meeting.body.is_demonstration,
    )


def _protocol_read(session: Session, meeting: Meeting, actor: Actor) -> SignedProtocol | None:
    """Return the protocol in force, where it is signed and the actor's to read.

    Where a charter asks for a second signature no pack goes out before it, either.
    """
    minutes = session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one_or_none()
    protocol = protocol_in_force(session, minutes) if minutes is not None else None
    if protocol is None or not _reads(session, protocol, actor) or sending_ruling(session, meeting).bars:
        return None
    return protocol


def _protocol(session: Session, meeting: Meeting, protocol: SignedProtocol | None) -> Iterator[PackFile]:
    """Yield the protocol with the signatures in its file."""
    if protocol is None:
        return
    file = last_believed_file(session, renderings_of(session, [protocol.thing_id])[protocol.thing_id])
    title = f"Протокол № {number_of_meeting(meeting)}"
    if protocol.correction:
        title = f"{title}, исправление {protocol.correction}"
    yield PackFile(
        version_id=protocol.thing_id,
        title=title,
        whence=ORIGINS[MaterialOrigin.SECRETARIAT],
        number=json.loads(protocol.content)["version"],
        given_on=protocol.signed_at.astimezone(meeting.venue_zone).date(),
        file_name=f"{title}.pdf",
        media_type=file.media_type,
        sha256=file.sha256,
        size=file.size,
    )


def _annexed(item: PackItem, annexes: Iterable[AnnexText]) -> PackItem:
    """Return the item, each of its files with the number that the protocol lists it under as this very file."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for annex in annexes:
        if annex.title.endswith(annexed_to(item.place)):
            numbers[annex.sha256].append(annex.number)
    files = [
        replace(file, annex=numbers[file.sha256].pop(0) if numbers[file.sha256] else 0) for file in item.files
    ]
    return replace(item, files=tuple(files))


def _reads(session: Session, protocol: SignedProtocol, actor: Actor) -> bool:
    kind: Any = MinutesCorrection if protocol.correction else MinutesVersion
    seen = corrections_seen_by(actor) if protocol.correction else versions_seen_by(actor)
    return session.scalars(seen.where(kind.public_id == protocol.thing_id)).first() is not None


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
