"""A state submits a material; the secretariat accepts it for the meeting or returns it with a remark."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import locked_meeting, material_in_locked_meeting
from council.actions.material_powers import require_hand_on, require_paper_reaches
from council.actions.material_rows import (
    About,
    refuse_after_the_end,
    refuse_withdrawn,
    write_material,
    write_version,
)
from council.actions.permission import require, require_sight
from council.actions.refusals import Conflict
from council.actions.storing import brought
from council.actions.texts import clean_paragraphs
from council.records.database import transaction
from council.records.files import FileStore
from council.records.materials import (
    Material,
    MaterialKind,
    MaterialLanguage,
    MaterialOrigin,
    MaterialVersion,
    Openness,
)

LONGEST_REMARK = 2000


def submit_material(
    *,
    meeting: str,
    state: str,
    item: str | None = None,
    title: str,
    kind: MaterialKind = MaterialKind.OTHER,
    language: MaterialLanguage = MaterialLanguage.RU,
    openness: Openness,
    file_name: str,
    content: bytes,
    store: FileStore,
    by: Actor,
    at: datetime,
) -> Material:
    """Give a document for a state; it is the state's and the secretariat's alone until it is accepted."""
    require(by, "material.submitted", seat=state)
    about = About(title, kind, language, openness, item, MaterialOrigin.STATE, state)
    with brought(content, meeting, store) as file, transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        require_sight(held, by=by)
        refuse_after_the_end(held)
        material = write_material(session, held, about, by=by, at=at)
        require_paper_reaches(session, held, material, by=by, at=at)
        version = write_version(session, material, file, file_name=file_name, accepted=False, by=by, at=at)
        detail = {"sha256": file.sha256, "openness": openness.value, "kind": kind.value, "state": state}
        enter(
            session, "material.submitted", of=material, by=by, at=at, meeting_id=held.id, detail=detail,
            rows=[version],
        )  # fmt: skip
        return material


def accept_material(*, material: str, version: int, by: Actor, at: datetime) -> MaterialVersion:
    """Accept the version that waits, the one of the number that was read: from now on the members see it."""
    with transaction() as session:
        given, waiting = _waiting(session, material, version, "material.accepted", by=by, at=at)
        waiting.accepted_at, waiting.accepted_by_id = max(at, waiting.given_at), by.person_id
        _enter(session, "material.accepted", given, waiting, by=by, at=at)
        return waiting


def return_material(*, material: str, version: int, remark: str, by: Actor, at: datetime) -> MaterialVersion:
    """Return the version that waits with what is to be mended; the state may give another."""
    said = clean_paragraphs(remark, field="remark", longest=LONGEST_REMARK)
    with transaction() as session:
        given, waiting = _waiting(session, material, version, "material.returned", by=by, at=at)
        waiting.returned_at, waiting.returned_by_id = max(at, waiting.given_at), by.person_id
        waiting.remark = said
        _enter(session, "material.returned", given, waiting, by=by, at=at)
        return waiting


def _waiting(
    session: Session, material: str, version: int, act: str, *, by: Actor, at: datetime
) -> tuple[Material, MaterialVersion]:
    """Return a material of the locked meeting with the version that waits, if it is the one that was read."""
    given = material_in_locked_meeting(session, material, by=by)
    refuse_after_the_end(require_hand_on(session, given, act, by=by, at=at))
    refuse_withdrawn(given)
    waiting = given.waiting
    if waiting is None:
        raise Conflict(
            "Эта версия уже рассмотрена. Ничего не изменено.",
            "This version has been answered already. Nothing was changed.",
        )
    if waiting.number != version:
        raise Conflict(
            f"Государство тем временем представило версию {waiting.number}. Прочтите ее.",
            f"The state has meanwhile submitted version {waiting.number}. Read that one.",
        )
    return given, waiting


def _enter(
    session: Session, act: str, material: Material, version: MaterialVersion, *, by: Actor, at: datetime
) -> None:
    detail = {"material": material.public_id, "version": version.number, "remark": version.remark}
    enter(session, act, of=version, by=by, at=at, meeting_id=material.meeting_id, detail=detail)
