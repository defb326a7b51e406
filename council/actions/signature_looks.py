"""Signatures that are looked at again: when somebody asks, and by the worker of itself as certificates age."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from council.access.actors import NOBODY, Actor
from council.access.rights import may
from council.actions.entering import enter
from council.actions.jobs import leave_to_worker
from council.actions.locking import locked_meeting
from council.actions.permission import NOT_ENTRUSTED
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.reprinting import JOBS
from council.actions.signature_findings import findings_from, name_owners, write_findings
from council.actions.signature_programs import findings_in, signatures_in
from council.actions.signing_powers import meeting_of_rendering
from council.records.certificates import entries_of
from council.records.database import db, transaction
from council.records.file_signatures import (
    Covers,
    Means,
    SignatureFinding,
    SignedFile,
    Soundness,
    findings_of,
)
from council.records.files import FileStore
from council.records.floor import floor_of
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.operations import Job, JobState
from council.records.paper_seal import Trusted
from council.records.people import Person
from council.records.printing import renderings_of

ACT = "signed_file.looked_again"
LOOK_JOB = "look_at_signatures"
# Long enough that thirty years of protocols fill no register, short enough that a revoked certificate is seen.
AGAIN_AFTER = timedelta(days=30)
AT_ONCE_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Looked:
    """A file whose signatures are looked at, of which paper it is, and the row by which the register knows it."""

    of: Any
    rendering: Rendering
    file: StoredFile

    @property
    def is_issued(self) -> bool:
        """Say whether it is the paper as it was issued, with our own seal alone."""
        return self.file.id == self.rendering.file_id


def look_again(
    *, thing: str, store: FileStore, trusted: Trusted, by: Actor, at: datetime
) -> list[SignatureFinding]:
    """Look anew at the signatures of a file, by the certificates and lists kept here today; what was found stays beside it.

    The thing is a file that came back signed, or a paper as it was issued.
    """
    looked = _looked_at(db.session(), thing)
    if by.person_id != NOBODY and not may_look_again(db.session(), looked.rendering, by, at=at):
        raise Forbidden(*NOT_ENTRUSTED)
    _require_rest(db.session(), looked, at)
    findings = _findings(looked, store.read(looked.file.sha256), trusted, at)
    with transaction() as session:
        looked = _looked_at(session, thing)
        meeting = locked_meeting(session, meeting_of_rendering(session, looked.rendering).public_id, by=by)
        _require_rest(session, looked, at)
        _name_signers(session, looked, findings, at)
        write_findings(session, looked.rendering, looked.file, findings)
        capacity = "worker" if by.person_id == NOBODY else ""
        enter(
            session, ACT, of=looked.of, by=by, at=at, meeting_id=meeting.id, capacity=capacity,
            detail={"paper": looked.rendering.thing_id, "sha256": looked.file.sha256, "signatures": len(findings)},
        )  # fmt: skip
        return findings


def look_as_worker(*, signed_file: str, store: FileStore, at: datetime) -> None:
    """Look again as the worker, which believes whom the installation believes."""
    rendering = _looked_at(db.session(), signed_file).rendering
    body_id = meeting_of_rendering(db.session(), rendering).body_id
    trusted = store.seal.trusted() if store.seal else Trusted()
    worker = Actor(person_id=NOBODY, name="", body_id=body_id)
    look_again(thing=signed_file, store=store, trusted=trusted, by=worker, at=at)


def ask_for_looks(*, at: datetime) -> bool:
    """Leave the worker the file that was not looked at for longest, where that is long ago; one at a time."""
    due = _file_due(db.session(), at)
    db.session.rollback()
    if due is None:
        return False
    with transaction() as session:
        leave_to_worker(session, LOOK_JOB, {"signed_file": due}, at=at)
    return True


def may_look_again(session: Session, rendering: Rendering, by: Actor, *, at: datetime) -> bool:
    """Say whether the actor may have the signatures of a paper looked at again."""
    meeting = meeting_of_rendering(session, rendering)
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
    found = next((thing for thing in session.scalars(long_ago) if thing not in asked), None)
    return found if found is not None or asked else _seal_due(session, at)


def _seal_due(session: Session, at: datetime) -> str | None:
    """Return the newest paper under a seal no signature of which was looked at for long: it answers for all of them.

    Every paper that nobody signed bears the one seal, and whether it is whole the register tells; to look at each
    of them would fill the register with the same answer.
    """
    looked, own = aliased(SignatureFinding), SignatureFinding
    lately = exists().where(
        looked.certificate_sha256 == own.certificate_sha256, looked.checked_at >= at - AGAIN_AFTER
    )
    newest = select(func.max(Rendering.id)).join(own, own.file_id == Rendering.file_id)
    newest = newest.where(~lately).group_by(own.certificate_sha256)
    papers = select(Rendering.thing_id).where(Rendering.id.in_(newest)).order_by(Rendering.id)
    return session.scalars(papers).first()


def _looked_at(session: Session, thing: str) -> Looked:
    signed = session.scalars(select(SignedFile).where(SignedFile.public_id == thing)).one_or_none()
    if signed is not None:
        return Looked(signed, signed.rendering, signed.file)
    rendering = renderings_of(session, [thing]).get(thing)
    if rendering is None:
        raise NotFound
    return Looked(_printed(session, thing), rendering, rendering.file)


def _printed(session: Session, thing: str) -> Any:
    """Return the paper itself, whatever its kind."""
    for kind in JOBS:
        named: Any = select(kind).where(getattr(kind, "public_id") == thing)  # noqa: B009 - each kind has one
        if (paper := session.scalars(named).one_or_none()) is not None:
            return paper
    raise NotFound


def _findings(looked: Looked, content: bytes, trusted: Trusted, at: datetime) -> list[SignatureFinding]:
    if not looked.is_issued:
        return findings_in(content, trusted, ours=looked.rendering.file.size, at=at)
    told = signatures_in(content, trusted.certificates, ours=0, at=at)
    return findings_from(told, trusted, at=at)


def _require_rest(session: Session, looked: Looked, at: datetime) -> None:
    """Refuse a look where there is nothing to see, and right after another one, which would find the same."""
    last = select(func.max(SignatureFinding.checked_at)).where(SignatureFinding.file_id == looked.file.id)
    checked_at = session.scalar(last)
    if checked_at is None:
        raise Conflict("В этом файле нет подписей.", "There are no signatures in this file.")
    if at - checked_at < AT_ONCE_AFTER:
        raise Conflict(
            "Подписи этого файла только что проверены. Повторите проверку через десять минут.",
            "The signatures of this file have just been checked. Check them again in ten minutes.",
        )


def _name_signers(session: Session, looked: Looked, findings: list[SignatureFinding], at: datetime) -> None:
    """Name whose each signature is: who was named stays named, unless somebody else has shown that key too."""
    name_owners(session, findings, at=at)
    entries = entries_of(session, (one.certificate_sha256 or "" for one in findings), at=at)
    before = findings_of(session, looked.rendering).get(looked.file.id, [])
    for finding, looks in zip(findings, before, strict=False):
        named = looks.latest.signer
        if named is None or finding.soundness is not Soundness.INTACT:
            continue
        entered = entries.get(finding.certificate_sha256 or "", ())
        stays = all(one.person_id == named.id for one in entered) or _has_lent(looked, finding, named)
        finding.signer_id, finding.signer = (named.id, named) if stays else (None, None)


def _has_lent(looked: Looked, finding: SignatureFinding, person: Person) -> bool:
    """Say whether the person gave this very signature here by lending the key, whoever else holds it."""
    signed = looked.of
    is_lent = isinstance(signed, SignedFile) and signed.means is Means.CERTIFICATE
    return is_lent and signed.brought_by_id == person.id and finding.covers is Covers.WHOLE
