"""Signatures that are looked at again: when somebody asks, and by the worker of itself as certificates age."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import NOBODY, Actor
from council.access.rights import may
from council.actions.entering import enter
from council.actions.jobs import leave_to_worker
from council.actions.locking import find, locked_meeting
from council.actions.permission import NOT_ENTRUSTED
from council.actions.refusals import Conflict, Forbidden
from council.actions.signature_findings import name_owners, write_findings
from council.actions.signature_programs import findings_in
from council.actions.signing_powers import meeting_of_rendering
from council.records.database import db, transaction
from council.records.file_signatures import SignatureFinding, SignedFile, findings_of
from council.records.files import FileStore
from council.records.floor import floor_of
from council.records.operations import Job, JobState
from council.records.paper_seal import Trusted

ACT = "signed_file.looked_again"
LOOK_JOB = "look_at_signatures"
# Long enough that thirty years of protocols fill no register, short enough that a revoked certificate is seen.
AGAIN_AFTER = timedelta(days=30)
AT_ONCE_AFTER = timedelta(minutes=10)


def look_again(
    *, signed_file: str, store: FileStore, trusted: Trusted, by: Actor, at: datetime
) -> list[SignatureFinding]:
    """Look at the signatures of a file anew, by the certificates and lists kept here today; what was found stays beside it."""
    signed = find(db.session(), SignedFile, signed_file)
    _require_right(db.session(), signed, by=by, at=at)
    _require_rest(db.session(), signed, at)
    size, content = signed.rendering.file.size, store.read(signed.file.sha256)
    findings = findings_in(content, trusted, ours=size, at=at)
    with transaction() as session:
        signed = find(session, SignedFile, signed_file)
        meeting = locked_meeting(session, meeting_of_rendering(session, signed.rendering).public_id, by=by)
        _require_rest(session, signed, at)
        _name_signers(session, signed, findings, at)
        write_findings(session, signed.rendering, signed.file, findings)
        capacity = "worker" if by.person_id == NOBODY else ""
        enter(
            session, ACT, of=signed, by=by, at=at, meeting_id=meeting.id, capacity=capacity,
            detail={"paper": signed.rendering.thing_id, "sha256": signed.file.sha256, "signatures": len(findings)},
        )  # fmt: skip
        return findings


def look_as_worker(*, signed_file: str, store: FileStore, at: datetime) -> None:
    """Look again as the worker, which believes whom the installation believes."""
    signed = find(db.session(), SignedFile, signed_file)
    body_id = meeting_of_rendering(db.session(), signed.rendering).body_id
    trusted = store.seal.trusted() if store.seal else Trusted()
    worker = Actor(person_id=NOBODY, name="", body_id=body_id)
    look_again(signed_file=signed_file, store=store, trusted=trusted, by=worker, at=at)


def ask_for_looks(*, at: datetime) -> bool:
    """Leave the worker the file that was not looked at for longest, where that is long ago; one at a time."""
    due = _file_due(db.session(), at)
    db.session.rollback()
    if due is None:
        return False
    with transaction() as session:
        leave_to_worker(session, LOOK_JOB, {"signed_file": due}, at=at)
    return True


def may_look_again(session: Session, signed: SignedFile, by: Actor, *, at: datetime) -> bool:
    """Say whether the actor may have the signatures of a file looked at again."""
    meeting = meeting_of_rendering(session, signed.rendering)
    return may(by, ACT, floor_of(session, meeting, meeting.closed_at or at))


def _file_due(session: Session, at: datetime) -> str | None:
    latest = func.max(SignatureFinding.checked_at)
    long_ago = (
        select(SignedFile.public_id)
        .join(SignatureFinding, SignatureFinding.file_id == SignedFile.file_id)
        .group_by(SignedFile.id)
        .having(latest < at - AGAIN_AFTER)
        .order_by(latest)
    )
    left = select(Job.payload).where(Job.kind == LOOK_JOB, Job.state != JobState.DONE)
    asked = {payload["signed_file"] for payload in session.scalars(left)}
    return next((thing for thing in session.scalars(long_ago) if thing not in asked), None)


def _require_right(session: Session, signed: SignedFile, *, by: Actor, at: datetime) -> None:
    if by.person_id != NOBODY and not may_look_again(session, signed, by, at=at):
        raise Forbidden(*NOT_ENTRUSTED)


def _require_rest(session: Session, signed: SignedFile, at: datetime) -> None:
    """Refuse a look right after another one: it would fill the register and find the same."""
    last = select(func.max(SignatureFinding.checked_at)).where(SignatureFinding.file_id == signed.file_id)
    checked_at = session.scalar(last)
    if checked_at is not None and at - checked_at < AT_ONCE_AFTER:
        raise Conflict(
            "Подписи этого файла только что проверены. Повторите проверку через десять минут.",
            "The signatures of this file have just been checked. Check them again in ten minutes.",
        )


def _name_signers(
    session: Session, signed: SignedFile, findings: list[SignatureFinding], at: datetime
) -> None:
    """Name whose each signature is: who was named when the file came stays named."""
    name_owners(session, findings, at=at)
    before = findings_of(session, signed.rendering).get(signed.file_id, [])
    for finding, looks in zip(findings, before, strict=False):
        if looks.latest.signer is not None:
            finding.signer_id, finding.signer = looks.latest.signer_id, looks.latest.signer
