"""Which paper of ours a digest belongs to, and whether that paper still stands; asked by anyone who holds it.

A digest of 256 bits is guessed by nobody: whoever names one has the paper. Of a draft of the minutes that went to
the states or to who signs it is told that it is one, for it may lie before somebody who takes it for the minutes;
of a draft that the secretariat has shown to nobody, and of a proposed correction, nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.corrections import MinutesCorrection, correction_in_force
from council.records.decisions import Decision, DecisionNumber
from council.records.dispatches import DispatchSheet
from council.records.draft_prints import version_of_draft, was_shown
from council.records.issued_files import issued_files
from council.records.issued_papers import IssuedPaper
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.named_bytes import is_drafted_so
from council.records.papers_replaced import replaced_since
from council.records.people import Person
from council.records.preparations import sending_ruling
from council.records.record_digests import correction_of_record, draft_of_record, version_of_record
from council.records.signers import signers_of


class Answer(StrEnum):
    """What a paper turns out to be."""

    GENUINE = "genuine"
    SUPERSEDED = "superseded"
    CONTINUED = "continued"  # ours to the last byte, and signatures after it that were not given back to us
    DRAFT = "draft"  # ours, and itself never signed
    CHANGED = "changed"
    PACK = "pack"  # several files put together, which anybody can do: no paper itself
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

    Of a paper that was issued, not signed, no more is told than it prints itself: what is called and numbered how,
    and of which meeting; beside it only that the protocol it was taken from was corrected since.
    """

    answer: Answer
    kind: Kind | None = None
    meeting: Meeting | None = None
    number: str = ""
    version: int | None = None
    signed_at: datetime | None = None
    replaced_by: int | None = None
    paper: IssuedPaper | DispatchSheet | None = None
    corrected_by: int = 0  # of a paper taken from the protocol: which correction has replaced that protocol
    signed_by: tuple[Person, ...] = ()  # who signed it by an act of the record
    awaits_head: bool = False  # the head of the secretariat signs it too, and has not
    signed_version: int | None = None  # of a draft: which version of these minutes is signed
    lacks_seal: bool = False  # it was issued under a seal that is not in the file


UNKNOWN = Authenticity(Answer.UNKNOWN)
WITHOUT_SEAL = Authenticity(Answer.CHANGED, lacks_seal=True)


def authenticity_of(session: Session, digest: str) -> Authenticity:
    """Return what is known of the file, or of the record inside a protocol, that has the digest."""
    file = issued_files(session, [digest]).get(digest)
    if file is None:
        return _authenticity_of_record(session, digest)
    known = authenticity_of_thing(session, file.rendering.thing_id)
    return WITHOUT_SEAL if file.is_before_seal and known.answer is not Answer.UNKNOWN else known


def _authenticity_of_record(session: Session, digest: str) -> Authenticity:
    """Return what is known of the record inside a protocol, its draft or its correction."""
    if (version := version_of_record(session, digest)) is not None:
        return _of_version(session, version) if is_drafted_so(session, version) else UNKNOWN
    if (drafted := draft_of_record(session, digest)) is not None:
        return _draft(session, drafted)
    correction = correction_of_record(session, digest)
    return _of_correction(session, correction) if correction is not None else UNKNOWN


def is_of_published_minutes(session: Session, meeting: str) -> bool:
    """Say whether the minutes of a meeting, named by its public identifier, are signed."""
    signed = select(Signature.id).join(Minutes).join(Meeting, Meeting.id == Minutes.meeting_id)
    return session.scalars(signed.where(Meeting.public_id == meeting)).first() is not None


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
    return _of_issued(session, thing)


def _of_issued(session: Session, thing: str) -> Authenticity:
    """Return that a paper was issued, and whether the protocol it was taken from was replaced since."""
    paper = session.scalars(select(IssuedPaper).where(IssuedPaper.public_id == thing)).one_or_none()
    if paper is not None:
        correction = replaced_since(session, paper.meeting_id, [paper]).get(paper.id, 0)
        answer = Answer.SUPERSEDED if correction else Answer.GENUINE
        told = Authenticity(answer, Kind.OTHER, paper.meeting, str(paper.number), paper=paper)
        return replace(told, corrected_by=correction)
    sheet = session.scalars(select(DispatchSheet).where(DispatchSheet.public_id == thing)).one_or_none()
    if sheet is None:
        return UNKNOWN
    return Authenticity(Answer.GENUINE, Kind.OTHER, sheet.meeting, str(sheet.number), paper=sheet)


def _of_version(session: Session, version: MinutesVersion) -> Authenticity:
    """Return whether the version stands: the signed one does until a correction is signed, others are drafts."""
    signature = session.scalars(select(Signature).where(Signature.version_id == version.id)).one_or_none()
    if signature is None:
        return _draft(session, version)
    meeting, correction = version.minutes.meeting, correction_in_force(session, version.minutes_id)
    replaced_by = version.number + correction.number if correction else None
    answer = Answer.SUPERSEDED if correction else Answer.GENUINE
    told = Authenticity(answer, Kind.MINUTES, meeting, "", version.number, signature.signed_at, replaced_by)
    signed_by = _signers(session, version.public_id, signature.signed_by_id)
    return replace(told, awaits_head=sending_ruling(session, meeting).bars, signed_by=signed_by)


def _signers(session: Session, thing: str, first: int) -> tuple[Person, ...]:
    """Return who signed the paper by an act, who presided before the head of the secretariat."""
    others = (signers_of(session, thing) or frozenset()) - {first}
    return tuple(session.get_one(Person, key) for key in (first, *sorted(others)))


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
    signed_by = correction.signed_by_id
    if correction.signed_at is None or signed_by is None or last is None or signature is None:
        return UNKNOWN
    own, newest = (signature.version.number + one.number for one in (correction, last))
    answer = Answer.GENUINE if correction.id == last.id else Answer.SUPERSEDED
    replaced_by = None if answer is Answer.GENUINE else newest
    meeting = correction.minutes.meeting
    told = Authenticity(answer, Kind.MINUTES, meeting, "", own, correction.signed_at, replaced_by)
    return replace(told, signed_by=_signers(session, correction.public_id, signed_by))
