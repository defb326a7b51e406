"""Papers that come back signed: by the tool of a state, or here by a certificate lent for this one signature.

What a chair signs by the act of signing are the bytes shown; a signature in the file is a
further revision after those same bytes, and takes nothing away from the act.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.actions.contents import PDF, media_type_of
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import NOT_ENTRUSTED
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.signature_findings import write_findings
from council.actions.signature_programs import require_only_signatures, signatures_in, signed_by_lent_key
from council.actions.storing import stored_file
from council.actions.texts import clean_paragraphs
from council.actions.wrong_signatures import SignatureFlaw, wrong_signature
from council.records.database import db, transaction
from council.records.file_signatures import Means, SignedFile, Soundness, Standing, signed_files_of
from council.records.files import FileStore
from council.records.floor import floor_of
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.minutes import MinutesVersion, Rendering, Signature
from council.records.printing import meeting_of_printed, renderings_of

ACT = "signed_file.brought"
MOST = 20  # signatures of a chair, of all states, and some that went wrong

Found = Sequence[Mapping[str, Any]]


def bring_signed_file(
    *, paper: str, content: bytes, statement: str, store: FileStore, believed: Sequence[bytes], by: Actor,
    at: datetime,
) -> SignedFile:  # fmt: skip
    """Take a paper back that was signed elsewhere: it begins with our bytes, and nothing but signatures follows."""
    vouched = clean_paragraphs(statement, field="statement", required=False)
    rendering = _to_be_signed(db.session(), paper, by=by, at=at)
    if (again := _brought_already(db.session(), rendering, content)) is not None:
        return again
    ours = store.read(rendering.file.sha256)
    if media_type_of(content, largest_mb=store.largest_mb) != PDF or not content.startswith(ours):
        raise wrong_signature(SignatureFlaw.OTHER_DOCUMENT)
    if len(content) == len(ours):
        raise wrong_signature(SignatureFlaw.NOT_SIGNED)
    found = _looked_into(content, len(ours), believed)
    if any(told["standing"] == Standing.FOREIGN for told in found) and not vouched:
        raise wrong_signature(SignatureFlaw.UNVOUCHED)
    return _kept(paper, content, found, Means.OWN_TOOL, vouched, store, by, at)


def sign_with_certificate(
    *, paper: str, key: bytes, passphrase: str, store: FileStore, believed: Sequence[bytes], timestamp_url: str,
    by: Actor, at: datetime,
) -> SignedFile:  # fmt: skip
    """Sign the newest file of the paper with a certificate that is used once and kept nowhere."""
    session = db.session()
    rendering = _to_be_signed(session, paper, by=by, at=at)
    newest = [*(signed.file for signed in signed_files_of(session, rendering)), rendering.file]
    ours, before = store.read(rendering.file.sha256), store.read(max(newest, key=_size).sha256)
    content = signed_by_lent_key(before, key, passphrase, at=at, timestamp_url=timestamp_url)
    found = _looked_into(content, len(ours), believed)
    return _kept(paper, content, found, Means.CERTIFICATE, "", store, by, at)


def may_be_signed(session: Session, rendering: Rendering, by: Actor, *, at: datetime) -> bool:
    """Say whether the actor may give a signed file of the paper now."""
    try:
        _require_right(session, rendering, by=by, at=at)
    except (Forbidden, NotFound):
        return False
    return not is_draft(session, rendering)


def is_draft(session: Session, rendering: Rendering) -> bool:
    """Say whether the paper is a version of the minutes under which nobody has put the name yet."""
    version = session.scalars(
        select(MinutesVersion).where(MinutesVersion.public_id == rendering.thing_id)
    ).one_or_none()
    if version is None:
        return False
    signed = select(func.count()).select_from(Signature).where(Signature.version_id == version.id)
    return not session.scalar(signed)


def _brought_already(session: Session, rendering: Rendering, content: bytes) -> SignedFile | None:
    """Return the signed file of the paper with these very bytes, so that a form sent twice changes nothing."""
    known = (
        select(SignedFile).join(StoredFile).where(StoredFile.sha256 == hashlib.sha256(content).hexdigest())
    )
    return session.scalars(known.where(SignedFile.rendering_id == rendering.id)).one_or_none()


def _size(file: StoredFile) -> int:
    return file.size


def _to_be_signed(session: Session, paper: str, *, by: Actor, at: datetime) -> Rendering:
    rendering = renderings_of(session, [paper]).get(paper)
    if rendering is None:
        raise NotFound
    _require_right(session, rendering, by=by, at=at)
    if is_draft(session, rendering):
        raise Conflict(
            "Это проект: сначала председательствующий подписывает протокол в системе, затем файл.",
            "This is a draft: the chair signs the minutes here first, and then the file.",
        )
    if len(signed_files_of(session, rendering)) >= MOST:
        raise Conflict(
            f"Под этим документом уже {MOST} подписанных файлов.",
            f"The paper has {MOST} signed files already.",
        )
    return rendering


def _require_right(session: Session, rendering: Rendering, *, by: Actor, at: datetime) -> None:
    meeting = _meeting_of(session, rendering)
    if not may(by, ACT, floor_of(session, meeting, meeting.closed_at or at)):
        raise Forbidden(*NOT_ENTRUSTED)


def _meeting_of(session: Session, rendering: Rendering) -> Meeting:
    meeting = meeting_of_printed(session, rendering.thing_id)
    if meeting is None:
        raise NotFound
    return meeting


def _looked_into(content: bytes, ours: int, believed: Sequence[bytes]) -> Found:
    """Return what every signature of the file stands for, or refuse a file that does not hold together."""
    require_only_signatures(content, ours=ours)
    found = signatures_in(content, believed, ours=ours)
    if any(told["soundness"] == Soundness.BROKEN for told in found):
        raise wrong_signature(SignatureFlaw.BROKEN)
    return found


def _kept(
    paper: str,
    content: bytes,
    found: Found,
    means: Means,
    statement: str,
    store: FileStore,
    by: Actor,
    at: datetime,
) -> SignedFile:
    with store.incoming(content) as incoming, transaction() as session:
        rendering = _to_be_signed(session, paper, by=by, at=at)
        meeting = locked_meeting(session, _meeting_of(session, rendering).public_id, by=by)
        if (again := _brought_already(session, rendering, content)) is not None:
            return again
        file = stored_file(session, incoming.keep(), len(content), PDF, at=at)
        signed = SignedFile(
            rendering_id=rendering.id, file_id=file.id, means=means, statement=statement, brought_at=at,
            brought_by_id=by.person_id,
        )  # fmt: skip
        session.add(signed)
        findings = write_findings(session, rendering, file, found, at=at)
        enter(
            session, ACT, of=signed, by=by, at=at, meeting_id=meeting.id,
            detail={
                "paper": paper, "sha256": file.sha256, "means": means.value,
                "signers": [finding.subject for finding in findings],
            },
            rows=[file],
        )  # fmt: skip
        return signed
