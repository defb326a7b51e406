"""Papers that come back signed: by the tool of a state, or here by a certificate lent for this one signature.

What a chair signs by the act of signing are the bytes shown; a signature in the file is a
further revision after those same bytes, and takes nothing away from the act.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.contents import PDF, media_type_of
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.refusals import Conflict
from council.actions.signature_findings import name_owners, write_findings
from council.actions.signature_programs import findings_in, signed_by_lent_key
from council.actions.signing_powers import ACT, meeting_of_rendering, paper_to_be_signed
from council.actions.storing import stored_file
from council.actions.texts import clean_paragraphs
from council.actions.wrong_signatures import SignatureFlaw, wrong_signature
from council.records.database import db, transaction
from council.records.file_signatures import (
    Means,
    SignatureFinding,
    SignedFile,
    Soundness,
    Standing,
    last_believed_file,
)
from council.records.files import FileStore
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.paper_seal import Trusted
from council.records.people import Person


@dataclass(frozen=True)
class SignedContent:
    """A file with a signature more, as it is to be kept: what was found in it, and over which file it was signed here."""

    content: bytes
    findings: Sequence[SignatureFinding]
    means: Means
    statement: str = ""
    over: str = ""


def bring_signed_file(
    *, paper: str, content: bytes, statement: str, store: FileStore, trusted: Trusted, by: Actor, at: datetime
) -> SignedFile:
    """Take a paper back that was signed elsewhere: it begins with our bytes, and nothing but signatures follows."""
    vouched = clean_paragraphs(statement, field="statement", required=False)
    rendering = paper_to_be_signed(db.session(), paper, by=by, at=at)
    if (again := _brought_already(db.session(), rendering, content)) is not None:
        return again
    ours = store.read(rendering.file.sha256)
    if media_type_of(content, largest_mb=store.largest_mb) != PDF or not content.startswith(ours):
        raise wrong_signature(SignatureFlaw.OTHER_DOCUMENT)
    if len(content) == len(ours):
        raise wrong_signature(SignatureFlaw.NOT_SIGNED)
    findings = _looked_into(content, len(ours), trusted, at=at)
    if any(one.standing is Standing.FOREIGN for one in findings) and not vouched:
        raise wrong_signature(SignatureFlaw.UNVOUCHED)
    return _kept(paper, SignedContent(content, findings, Means.OWN_TOOL, vouched), store, by, at)


def sign_with_certificate(
    *, paper: str, sha256: str, key: bytes, passphrase: str, store: FileStore, trusted: Trusted,
    timestamp_url: str, by: Actor, at: datetime,
) -> SignedFile:  # fmt: skip
    """Sign the file that was shown, by its digest, with a certificate that is used once and kept nowhere."""
    session = db.session()
    rendering = paper_to_be_signed(session, paper, by=by, at=at, here=True)
    _require_shown(session, rendering, sha256)
    ours, before = store.read(rendering.file.sha256), store.read(sha256)
    content = signed_by_lent_key(before, key, passphrase, at=at, timestamp_url=timestamp_url)
    findings = _looked_into(content, len(ours), trusted, at=at)
    return _kept(paper, SignedContent(content, findings, Means.CERTIFICATE, over=sha256), store, by, at)


def file_to_sign(session: Session, rendering: Rendering) -> StoredFile:
    """Return the file a signature is put under here: with all the signatures that are believed, and no others."""
    return last_believed_file(session, rendering)


def _require_shown(session: Session, rendering: Rendering, sha256: str) -> None:
    if file_to_sign(session, rendering).sha256 != sha256:
        raise Conflict(
            "Пока страница была открыта, под документом появилась еще одна подпись. Проверьте файл и подпишите его снова.",
            "While the page was open, another signature came under the paper. Look at the file and sign it again.",
        )


def _brought_already(session: Session, rendering: Rendering, content: bytes) -> SignedFile | None:
    """Return the signed file of the paper with these very bytes, so that a form sent twice changes nothing."""
    known = (
        select(SignedFile).join(StoredFile).where(StoredFile.sha256 == hashlib.sha256(content).hexdigest())
    )
    return session.scalars(known.where(SignedFile.rendering_id == rendering.id)).one_or_none()


def _looked_into(content: bytes, ours: int, trusted: Trusted, *, at: datetime) -> list[SignatureFinding]:
    """Return what every signature of the file stands for, or refuse a file that does not hold together."""
    findings = findings_in(content, trusted, ours=ours, at=at)
    if any(one.soundness is Soundness.BROKEN for one in findings):
        raise wrong_signature(SignatureFlaw.BROKEN)
    return findings


def _name_signers(session: Session, signed: SignedContent, by: Actor, at: datetime) -> None:
    """Name whose each signature is: the last one of a lent key is whoever lent it, whatever others call theirs."""
    name_owners(session, signed.findings, at=at)
    if signed.means is not Means.CERTIFICATE:
        return
    last = signed.findings[-1]
    if last.soundness is not Soundness.INTACT:
        return
    last.signer_id, last.signer = by.person_id, session.get_one(Person, by.person_id)


def _kept(paper: str, signed: SignedContent, store: FileStore, by: Actor, at: datetime) -> SignedFile:
    with store.incoming(signed.content) as incoming, transaction() as session:
        is_here = signed.means is Means.CERTIFICATE
        rendering = paper_to_be_signed(session, paper, by=by, at=at, here=is_here)
        meeting = locked_meeting(session, meeting_of_rendering(session, rendering).public_id, by=by)
        if (again := _brought_already(session, rendering, signed.content)) is not None:
            return again
        if is_here:
            _require_shown(session, rendering, signed.over)
        _name_signers(session, signed, by, at)
        file = stored_file(session, incoming.keep(), len(signed.content), PDF, at=at)
        row = SignedFile(
            rendering_id=rendering.id, file_id=file.id, means=signed.means, statement=signed.statement,
            brought_at=at, brought_by_id=by.person_id,
        )  # fmt: skip
        session.add(row)
        findings = write_findings(session, rendering, file, signed.findings)
        enter(
            session, ACT, of=row, by=by, at=at, meeting_id=meeting.id,
            detail={
                "paper": paper, "sha256": file.sha256, "means": signed.means.value,
                "signers": [one.subject for one in findings if one.soundness is Soundness.INTACT],
                "unproven": [one.subject for one in findings if one.soundness is not Soundness.INTACT],
            },
            rows=[file],
        )  # fmt: skip
        return row
