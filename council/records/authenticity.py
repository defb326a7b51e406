"""Which paper of ours a digest belongs to, and whether that paper still stands; asked by anyone who holds it.

A digest of 256 bits is guessed by nobody: whoever names one has the paper. Of a draft of the minutes that went to
the states or to who signs it is told that it is one, for it may lie before somebody who takes it for the minutes;
of a draft that the secretariat has shown to nobody, and of a proposed correction, nothing.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from council.records.columns import canonical
from council.records.corrections import MinutesCorrection, correction_in_force
from council.records.decisions import Decision, DecisionNumber
from council.records.dispatches import DispatchSheet
from council.records.draft_prints import version_of_draft, was_shown
from council.records.file_signatures import SignedFile
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Rendering, Signature
from council.records.preparations import sending_ruling

TEXTS_REMEMBERED = 65_536  # 192 characters each

Text = TypeVar("Text", MinutesVersion, MinutesCorrection)


class Answer(StrEnum):
    """What a paper turns out to be."""

    GENUINE = "genuine"
    SUPERSEDED = "superseded"
    CONTINUED = "continued"  # ours to the last byte, and signatures after it that were not given back to us
    DRAFT = "draft"  # ours, and itself never signed
    CHANGED = "changed"
    UNKNOWN = "unknown"
    UNREAD = "unread"


class Kind(StrEnum):
    """Which kind of paper it is."""

    MINUTES = "minutes"
    DECISION = "decision"
    OTHER = "other"


@dataclass(frozen=True)
class Authenticity:
    """The answer; of a paper that is ours its kind, number and version, and by which version it was replaced.

    Of a paper that was issued, not signed, no more is told than stands at its head: `issued` and the number.
    """

    answer: Answer
    kind: Kind | None = None
    meeting: Meeting | None = None
    number: str = ""
    version: int | None = None
    signed_at: datetime | None = None
    replaced_by: int | None = None
    issued: PaperKind | None = None
    awaits_head: bool = False  # the head of the secretariat signs it too, and has not
    signed_version: int | None = None  # of a draft: which version of these minutes is signed
    zone: str = ""  # by whose clock its hours are told, where no more is said of its meeting
    lacks_seal: bool = False  # it was issued under a seal that is not in the file


@dataclass(frozen=True)
class IssuedFile:
    """A file of a paper of ours; without a key it is the paper as it was before its seal, which is kept nowhere."""

    rendering: Rendering
    file_id: int | None = None

    @property
    def is_before_seal(self) -> bool:
        """Say whether the seal under which the paper was issued is not in the file."""
        return self.file_id is None


UNKNOWN = Authenticity(Answer.UNKNOWN)
WITHOUT_SEAL = Authenticity(Answer.CHANGED, lacks_seal=True)

# By the fingerprint of a frozen text, the digests of the record in it: worked out once for each.
_records: dict[str, tuple[str, str]] = {}


def authenticity_of(session: Session, digest: str) -> Authenticity:
    """Return what is known of the file, or of the record inside a protocol, that has the digest."""
    file = issued_files(session, [digest]).get(digest)
    if file is None:
        return _authenticity_of_record(session, digest)
    known = authenticity_of_thing(session, file.rendering.thing_id)
    return WITHOUT_SEAL if file.is_before_seal and known.answer is not Answer.UNKNOWN else known


def _authenticity_of_record(session: Session, digest: str) -> Authenticity:
    """Return what is known of the record inside a protocol, its draft or its correction."""
    if (version := _version_of_record(session, digest)) is not None:
        return _of_version(session, version)
    if (drafted := _draft_of_record(session, digest)) is not None:
        return _draft(session, drafted)
    correction = _correction_of_record(session, digest)
    return _of_correction(session, correction) if correction is not None else UNKNOWN


def is_of_published_minutes(session: Session, meeting: str) -> bool:
    """Say whether the minutes of a meeting, named by its public identifier, are signed."""
    signed = select(Signature.id).join(Minutes).join(Meeting, Meeting.id == Minutes.meeting_id)
    return session.scalars(signed.where(Meeting.public_id == meeting)).first() is not None


def is_printed_here(session: Session, digest: str) -> bool:
    """Say whether the file is one of ours, published or not; for us to know and not to tell."""
    return bool(issued_files(session, [digest]))


def issued_files(session: Session, digests: Iterable[str]) -> dict[str, IssuedFile]:
    """Return of each digest the file of ours: as it was issued, as it was before its seal, or with a signature more."""
    wanted = list(digests)
    own = select(Rendering, StoredFile.sha256).join(Rendering.file)
    found: dict[str, IssuedFile] = {}
    for rendering, sha256 in session.execute(
        own.where(or_(StoredFile.sha256.in_(wanted), Rendering.unsealed_sha256.in_(wanted)))
    ):
        if rendering.unsealed_sha256:
            found.setdefault(rendering.unsealed_sha256, IssuedFile(rendering))
        found[sha256] = IssuedFile(rendering, rendering.file_id)
    returned = select(Rendering, StoredFile.sha256, StoredFile.id).join(
        SignedFile, SignedFile.rendering_id == Rendering.id
    )
    returned = returned.join(StoredFile, StoredFile.id == SignedFile.file_id)
    for rendering, sha256, key in session.execute(returned.where(StoredFile.sha256.in_(wanted))):
        found[sha256] = IssuedFile(rendering, key)
    return {digest: found[digest] for digest in wanted if digest in found}


def authenticity_of_thing(session: Session, thing: str) -> Authenticity:
    """Return what is known of a paper by its identifier, and nothing of a correction that is not signed."""
    if (drafted := version_of_draft(session, thing)) is not None:
        return _draft(session, drafted)
    version = session.scalars(select(MinutesVersion).where(MinutesVersion.public_id == thing)).one_or_none()
    if version is not None:
        return _of_version(session, version)
    corrections = select(MinutesCorrection).where(MinutesCorrection.public_id == thing)
    if (correction := session.scalars(corrections).one_or_none()) is not None:
        return _of_correction(session, correction)
    numbered = session.scalars(
        select(DecisionNumber).join(DecisionNumber.decision).where(Decision.public_id == thing)
    ).one_or_none()
    if numbered is not None:
        meeting = session.get_one(Meeting, numbered.meeting_id)
        return Authenticity(Answer.GENUINE, Kind.DECISION, meeting, numbered.number)
    issued = session.scalars(select(IssuedPaper).where(IssuedPaper.public_id == thing)).one_or_none()
    if issued is not None:
        number, zone = str(issued.number), issued.meeting.zone
        return Authenticity(Answer.GENUINE, Kind.OTHER, number=number, issued=issued.kind, zone=zone)
    sheet = session.scalars(select(DispatchSheet).where(DispatchSheet.public_id == thing)).one_or_none()
    return Authenticity(Answer.GENUINE, Kind.OTHER, zone=sheet.meeting.zone) if sheet else UNKNOWN


def _of_version(session: Session, version: MinutesVersion) -> Authenticity:
    """Return whether the version stands: the signed one does until a correction is signed, others are drafts."""
    signature = session.scalars(select(Signature).where(Signature.version_id == version.id)).one_or_none()
    if signature is None:
        return _draft(session, version)
    meeting, correction = version.minutes.meeting, correction_in_force(session, version.minutes_id)
    replaced_by = version.number + correction.number if correction else None
    answer = Answer.SUPERSEDED if correction else Answer.GENUINE
    told = Authenticity(answer, Kind.MINUTES, meeting, "", version.number, signature.signed_at, replaced_by)
    return replace(told, awaits_head=sending_ruling(session, meeting).bars)


def _draft(session: Session, version: MinutesVersion) -> Authenticity:
    """Return that the version is a draft and which one is signed; nothing where it was shown to nobody."""
    if not was_shown(session, version):
        return UNKNOWN
    signature = version.minutes.signature
    signed = signature.version.number if signature is not None else None
    meeting = version.minutes.meeting
    return Authenticity(Answer.DRAFT, Kind.MINUTES, meeting, version=version.number, signed_version=signed)


def _of_correction(session: Session, correction: MinutesCorrection) -> Authenticity:
    """Return whether a correction stands: the last one signed does, and of an unsigned one nothing is told."""
    last, signature = correction_in_force(session, correction.minutes_id), correction.minutes.signature
    if correction.signed_at is None or last is None or signature is None:
        return UNKNOWN
    own, newest = (signature.version.number + one.number for one in (correction, last))
    answer = Answer.GENUINE if correction.id == last.id else Answer.SUPERSEDED
    replaced_by = None if answer is Answer.GENUINE else newest
    meeting = correction.minutes.meeting
    return Authenticity(answer, Kind.MINUTES, meeting, "", own, correction.signed_at, replaced_by)


def _version_of_record(session: Session, digest: str) -> MinutesVersion | None:
    """Return the version whose minutes.json has the digest, signed or not."""
    versions = select(MinutesVersion.id, MinutesVersion.fingerprint).order_by(MinutesVersion.id.desc())
    return _holding(session, MinutesVersion, versions, digest)


def _draft_of_record(session: Session, digest: str) -> MinutesVersion | None:
    """Return the version whose minutes.json has the digest as the marked draft carries it."""
    versions = select(MinutesVersion.id, MinutesVersion.fingerprint).order_by(MinutesVersion.id.desc())
    return _holding(session, MinutesVersion, versions, digest, as_draft=True)


def _correction_of_record(session: Session, digest: str) -> MinutesCorrection | None:
    """Return the signed correction whose minutes.json has the digest."""
    signed = select(MinutesCorrection.id, MinutesCorrection.fingerprint).where(
        MinutesCorrection.signed_at.is_not(None)
    )
    return _holding(session, MinutesCorrection, signed.order_by(MinutesCorrection.id.desc()), digest)


def _holding(
    session: Session,
    kind: type[Text],
    texts: Select[tuple[int, str]],
    digest: str,
    *,
    as_draft: bool = False,
) -> Text | None:
    """Return the first of the texts whose record has the digest; a text is loaded once in a process."""
    for known, fingerprint in session.execute(texts).all():
        told = _records.get(fingerprint) or _remember(session, kind, known, fingerprint)
        if told[as_draft] == digest:
            return session.get_one(kind, known)
    return None


def _remember(session: Session, kind: type[Text], known: int, fingerprint: str) -> tuple[str, str]:
    """Digest the record of a text once, as the paper and as its draft carry it: it is frozen under its fingerprint."""
    if len(_records) >= TEXTS_REMEMBERED:
        _records.clear()
    content = session.scalars(select(kind.content).where(kind.id == known)).one()
    record = json.loads(content).get("record", {})
    carried = (canonical(told).encode() for told in (record, {**record, "draft": True}))
    own, drafted = (hashlib.sha256(told).hexdigest() for told in carried)
    return _records.setdefault(fingerprint, (own, drafted))
