"""Whether a file that somebody holds is a paper of ours as it was issued; it is looked at and never kept."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from council.actions.paper_marks import NOT_ISSUED, is_pack, resembles_issued
from council.actions.programs_apart import run_apart
from council.actions.signature_findings import name_owners
from council.actions.signature_programs import Extension, Unread, findings_and_extension_in
from council.actions.wrong_files import WrongFile
from council.records.authenticity import (
    UNKNOWN,
    WITHOUT_SEAL,
    Answer,
    Authenticity,
    authenticity_of,
    authenticity_of_thing,
    is_of_published_minutes,
)
from council.records.file_signatures import Covers, Looks, SignatureFinding, Soundness, findings_of
from council.records.files import FileStore
from council.records.issued_files import IssuedFile, is_printed_here, issued_files
from council.records.paper_seal import Trusted
from council.records.signers import signers_of

READER = Path(__file__).with_name("record_reading.py")
SECONDS = 10  # our largest protocol takes one
END_OF_REVISION = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
MOST_REVISIONS = 64


@dataclass(frozen=True)
class Checked:
    """What a file turned out to be, and what its signatures are worth.

    `whole_until` is how many bytes at its beginning are a file of ours, where more follows;
    `later` are the signatures that follow, looked at now and written down nowhere; `signers` signed the paper by the act.
    `extension` is what was added after the last signature so that it can be verified in many years.
    """

    known: Authenticity
    looks: Sequence[Looks] = ()
    later: Sequence[SignatureFinding] = ()
    whole_until: int = 0
    is_file: bool = False
    signers: frozenset[int] = frozenset()
    extension: Extension | None = None

    @property
    def revisions(self) -> int:
        """Return how many revisions of the file are ours: the text, and one for each signature known here."""
        return 1 + len(self.looks)

    @property
    def has_unproven(self) -> bool:
        """Say whether a signature stands in the file of which it is not known that it holds, and so not whose it is."""
        return any(one.soundness is not Soundness.INTACT for one in self._every)

    @property
    def has_strangers(self) -> bool:
        """Say whether somebody signed whom nothing here vouches for: anyone can make a certificate in any name."""
        return any(one.signer is None and not one.is_believed for one in self._every)

    @property
    def is_extended(self) -> bool:
        """Say whether the file goes on after its last signature with what keeps that for long: nothing else may follow one."""
        ends_early = any(one.covers is Covers.EARLIER for one in self._every[-1:])
        return self.extension is not None or ends_early

    @property
    def _every(self) -> list[SignatureFinding]:
        return [*(one.latest for one in self.looks), *self.later]


def checked_digest(session: Session, digest: str) -> Checked:
    """Return what is known of a file, or of the record inside a protocol, by its digest."""
    known, file = authenticity_of(session, digest), issued_files(session, [digest]).get(digest)
    if known.answer is Answer.UNKNOWN or file is None:
        return Checked(known)
    return _with_signatures(session, Checked(known, is_file=True), file)


def checked_file(
    session: Session, content: bytes, trusted: Trusted, store: FileStore, *, at: datetime
) -> Checked:
    """Return what the file is: known by its own bytes, by the file of ours it begins with, or by the record inside it.

    Files put together are no paper: of a pack it is told that each of its files is checked by itself.
    One that is none of these and yet bears the marks of a paper of ours was changed, or forged with these marks copied.

    A record alone (minutes.json) is known by its bytes too. A paper of ours of which nothing is told is no changed
    protocol: it is as unknown as its digest. Of a file that could not be read through nothing is said.
    """
    own = hashlib.sha256(content).hexdigest()
    checked = checked_digest(session, own)
    if checked.known.answer is not Answer.UNKNOWN or is_printed_here(session, own):
        return checked
    continued = _continued(session, content, trusted, at)
    if continued is not None:
        return continued
    if is_pack(content):
        return Checked(Authenticity(Answer.PACK))
    if resembles_issued(session, content, store):
        return Checked(Authenticity(Answer.CHANGED))
    return Checked(_by_record(session, content))


def _with_signatures(session: Session, checked: Checked, file: IssuedFile) -> Checked:
    """Return with what is kept of the signatures of the file, and who signed the paper by the act."""
    looks = findings_of(session, file.rendering).get(file.file_id or 0, ())
    signers = signers_of(session, file.rendering.thing_id) or frozenset()
    return replace(checked, looks=looks, signers=signers)


def _continued(session: Session, content: bytes, trusted: Trusted, at: datetime) -> Checked | None:
    """Return what follows a published file of ours: signatures and nothing else, or a change; None where none begins it."""
    ends = _revision_ends(content)
    files = issued_files(session, ends)
    for digest in sorted(files, key=ends.__getitem__, reverse=True):
        known = authenticity_of_thing(session, files[digest].rendering.thing_id)
        if known.answer is not Answer.UNKNOWN:
            begun = _with_signatures(session, Checked(known, whole_until=ends[digest]), files[digest])
            checked = _with_later(session, content, begun, trusted, at)
            return _under_seal(session, checked, files[digest])
    return None


def _under_seal(session: Session, checked: Checked, file: IssuedFile) -> Checked:
    """Return of a file that goes on from a paper before its seal: what was issued goes on with our seal, whole.

    Ours is the one whose certificate sealed the paper as it is kept: anybody can name a certificate after the Council.
    """
    if not file.is_before_seal or checked.known.answer is Answer.UNREAD:
        return checked
    kept = findings_of(session, file.rendering).get(file.rendering.file_id, ())
    seals = {one.first.certificate_sha256 for one in kept[:1]}
    is_sealed = any(one.is_believed and one.certificate_sha256 in seals for one in checked.later[:1])
    return checked if is_sealed else Checked(WITHOUT_SEAL)


def _with_later(session: Session, content: bytes, begun: Checked, trusted: Trusted, at: datetime) -> Checked:
    try:
        every, extension = findings_and_extension_in(
            content, trusted, ours=begun.whole_until, at=at, seconds=SECONDS
        )
    except Unread:
        return Checked(Authenticity(Answer.UNREAD))
    except WrongFile:
        return Checked(Authenticity(Answer.CHANGED), whole_until=begun.whole_until)
    later = every[len(begun.looks) :]
    with session.no_autoflush:
        name_owners(session, later, at=at)
    answer = Answer.DRAFT if begun.known.answer is Answer.DRAFT else Answer.CONTINUED
    return replace(
        begun, known=replace(begun.known, answer=answer), later=later, is_file=True, extension=extension
    )


def _revision_ends(content: bytes) -> dict[str, int]:
    """Return by its digest each beginning of the file that may be a file by itself."""
    found: dict[str, int] = {}
    digest, done = hashlib.sha256(), 0
    for end in islice(END_OF_REVISION.finditer(content), MOST_REVISIONS):
        for until in sorted({end.start() + len(b"%%EOF"), end.end()} - {len(content)}):
            digest.update(content[done:until])
            done = until
            found[digest.copy().hexdigest()] = until
    return found


def _by_record(session: Session, content: bytes) -> Authenticity:
    inside = _record_inside(content)
    if inside is None:
        return Authenticity(Answer.UNREAD)
    digest, meeting = inside
    of_ours = authenticity_of(session, digest) if digest else UNKNOWN
    if of_ours.answer not in NOT_ISSUED or is_of_published_minutes(session, meeting):
        return Authenticity(Answer.CHANGED)
    return UNKNOWN


def _record_inside(content: bytes) -> tuple[str, str] | None:
    """Return the digest and the meeting of the record; None where the reader ran out of time or memory."""
    read = run_apart(READER, content, seconds=SECONDS)
    if read is None or read.returncode != 0:
        return None
    digest, _, meeting = read.stdout.decode("ascii", "replace").partition("\n")
    return digest, meeting
