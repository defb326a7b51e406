"""Materials: documents given to a meeting by the secretariat, their versions, and their withdrawal."""

from datetime import datetime

from council.access.actors import Actor
from council.access.seeing import meeting_of
from council.actions.entering import enter
from council.actions.locking import locked_meeting, material_in_locked_meeting
from council.actions.material_powers import require_hand_on
from council.actions.material_rows import (
    About,
    refuse_after_the_end,
    refuse_withdrawn,
    write_material,
    write_version,
)
from council.actions.permission import require
from council.actions.refusals import Conflict
from council.actions.storing import Brought, brought
from council.actions.texts import clean_paragraphs
from council.records.database import db, transaction
from council.records.files import FileStore
from council.records.materials import (
    Material,
    MaterialKind,
    MaterialLanguage,
    MaterialOrigin,
    MaterialVersion,
    Openness,
)
from council.records.meetings import Meeting

LONGEST_NOTE = 2000


def add_material(
    *,
    meeting: str,
    item: str | None = None,
    title: str,
    kind: MaterialKind = MaterialKind.OTHER,
    language: MaterialLanguage = MaterialLanguage.RU,
    origin: MaterialOrigin = MaterialOrigin.SECRETARIAT,
    state: str | None = None,
    organisation: str = "",
    openness: Openness,
    file_name: str,
    content: bytes,
    store: FileStore,
    by: Actor,
    at: datetime,
) -> Material:
    """Add a document, accepted with it; its bytes lie on the disk before any row names them."""
    require(by, "material.added")
    about = About(title, kind, language, openness, item, origin, state, organisation)
    with brought(content, meeting, store) as file, transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        refuse_after_the_end(held)
        material = write_material(session, held, about, by=by, at=at)
        version = write_version(session, material, file, file_name=file_name, accepted=True, by=by, at=at)
        detail = {"sha256": file.sha256, "openness": openness.value, "kind": kind.value}
        enter(
            session, "material.added", of=material, by=by, at=at, meeting_id=held.id, detail=detail, rows=[version]
        )  # fmt: skip
        return material


def add_version(
    *,
    material: str,
    change_note: str,
    file_name: str,
    content: bytes,
    store: FileStore,
    by: Actor,
    at: datetime,
) -> MaterialVersion:
    """Add another version, saying what changed; one given by a state waits for the secretariat to accept it.

    The earlier versions stay: members read the last that was accepted.
    """
    held_at = db.session.scalars(meeting_of(Material, material).with_only_columns(Meeting.public_id))
    said = clean_paragraphs(change_note, field="change_note", longest=LONGEST_NOTE)
    with brought(content, held_at.one_or_none() or "", store) as file, transaction() as session:
        given = material_in_locked_meeting(session, material, by=by)
        held = require_hand_on(session, given, "material.versioned", by=by, at=at)
        refuse_after_the_end(held)
        refuse_withdrawn(given)
        _refuse_the_same(given, file)
        version = write_version(
            session, given, file, file_name=file_name, change_note=said, accepted=by.is_secretariat, by=by, at=at
        )  # fmt: skip
        detail = {"material": given.public_id, "version": version.number, "sha256": file.sha256}
        enter(
            session, "material.versioned", of=version, by=by, at=at, meeting_id=held.id, detail=detail, rows=[given]
        )  # fmt: skip
        return version


def withdraw_material(*, material: str, by: Actor, at: datetime) -> Material:
    """Take a document back; it stays on record. A state takes back its own until the secretariat accepts it."""
    with transaction() as session:
        given = material_in_locked_meeting(session, material, by=by)
        held = require_hand_on(session, given, "material.withdrawn", by=by, at=at)
        refuse_after_the_end(held)
        refuse_withdrawn(given)
        if given.current is not None and not by.is_secretariat:
            raise Conflict(
                "Секретариат уже принял этот материал. Попросите секретариат отозвать его.",
                "The secretariat has accepted this material already. Ask it to withdraw the material.",
            )
        given.withdrawn_at, given.withdrawn_by_id = at, by.person_id
        enter(session, "material.withdrawn", of=given, by=by, at=at, meeting_id=given.meeting_id)
        return given


def _refuse_the_same(material: Material, file: Brought) -> None:
    """Refuse the bytes of the version before: nothing has changed then."""
    if material.latest.file.sha256 == file.sha256:
        number = material.latest.number
        raise Conflict(
            f"Этот файл совпадает с версией {number}: изменений нет. Выберите измененный файл.",
            f"This file is the same as version {number}: nothing has changed. Choose the changed file.",
        )
