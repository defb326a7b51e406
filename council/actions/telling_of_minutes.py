"""What letters tell of the protocol on its way: the draft before the states, the paper before who signs it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import day_of
from council.actions.announcing import told
from council.actions.mail import write_letters
from council.records.corrections import MinutesCorrection
from council.records.floor import Floor
from council.records.mail import LetterKind
from council.records.minutes import MinutesVersion
from council.records.people import Person
from council.records.recipients import Recipient, delegations, head_of_secretariat, persons
from council.wording import notices


def tell_of_circulation(
    session: Session, floor: Floor, version: MinutesVersion, *, until: date, at: datetime
) -> None:
    """Ask every delegation for its remarks by the day."""
    meeting = floor.meeting
    words = notices.draft_circulated(told(session, meeting), version=version.number, until=until)
    path = f"/meetings/{meeting.public_id}/minutes/remarks"
    write_letters(
        session, LetterKind.MINUTES_DRAFTED, words,
        to=_delegations(session, floor, at), path=path, at=at, meeting=meeting,
    )  # fmt: skip


def tell_of_preparation(session: Session, floor: Floor, version: MinutesVersion, *, at: datetime) -> None:
    """Ask whoever presided, and the head of the secretariat where the charter says so, to sign, and tell the delegations that until then they may still dissent."""
    meeting, last = floor.meeting, floor.presiding
    signer = last.participant.person_id if last is not None else None
    path = f"/meetings/{meeting.public_id}/minutes"
    signers = persons(session, [signer] if signer is not None else [])
    if floor.edition.minutes.countersigned:
        signers += head_of_secretariat(
            session, body_id=meeting.body_id, day=day_of(session, meeting.body_id, at)
        )
    words = notices.minutes_to_sign(told(session, meeting), version.number)
    write_letters(session, LetterKind.MINUTES_TO_SIGN, words, to=signers, path=path, at=at, meeting=meeting)
    others = [reader for reader in _delegations(session, floor, at) if reader.person_id != signer]
    write_letters(
        session, LetterKind.MINUTES_DRAFTED, notices.minutes_prepared(told(session, meeting)),
        to=others, path=path, at=at, meeting=meeting,
    )  # fmt: skip


def tell_who_signs_correction(
    session: Session, floor: Floor, correction: MinutesCorrection, signers: Sequence[Person], *, at: datetime
) -> None:
    """Ask whoever signs corrections to read this one."""
    meeting = floor.meeting
    words = notices.correction_to_sign(told(session, meeting), correction.number, correction.reason)
    write_letters(
        session, LetterKind.MINUTES_TO_SIGN, words, to=persons(session, [one.id for one in signers]),
        path=f"/corrections/{correction.public_id}", at=at, meeting=meeting,
    )  # fmt: skip


def tell_of_correction(
    session: Session, floor: Floor, correction: MinutesCorrection, *, at: datetime
) -> None:
    """Tell every delegation that the protocol it was sent is replaced, by which correction and why (5.16)."""
    meeting = floor.meeting
    words = notices.minutes_corrected(told(session, meeting), correction.number, correction.reason)
    write_letters(
        session, LetterKind.DECISIONS_ADOPTED, words, to=_delegations(session, floor, at),
        path=f"/corrections/{correction.public_id}", at=at, meeting=meeting,
    )  # fmt: skip


def _delegations(session: Session, floor: Floor, at: datetime) -> list[Recipient]:
    day = day_of(session, floor.meeting.body_id, at)
    return delegations(session, body_id=floor.meeting.body_id, day=day, meeting=floor.meeting)
