"""A protocol that was prepared for signature goes back of itself when a state adds to the record it must tell."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.announcing import told
from council.actions.mail import write_letters
from council.actions.minutes import minutes_of
from council.records.floor import Floor
from council.records.mail import LetterKind
from council.records.preparations import Preparation, preparation_of, preparations_of
from council.records.recipients import persons, secretariat
from council.wording import notices


def reopen(session: Session, floor: Floor, *, because: str, by: Actor, at: datetime) -> list[Preparation]:
    """Take the protocol back from its signature, if it stands there; who prepares and who signs is written to.

    What a state may say until the signature must stand in what is signed (5.8).
    """
    minutes = minutes_of(session, floor.meeting)
    prepared = preparation_of(session, minutes.id) if minutes is not None else None
    if minutes is None or prepared is None or minutes.is_signed:
        return []
    prepared.withdrawn_at, prepared.withdrawn_by_id = max(at, prepared.prepared_at), by.person_id
    prepared.withdrawal_reason = because
    _tell(session, floor, because, at)
    return [prepared]


def was_prepared(session: Session, floor: Floor) -> bool:
    """Say whether the protocol of the meeting has been prepared for signature before, taken back since or not."""
    minutes = minutes_of(session, floor.meeting)
    return minutes is not None and bool(preparations_of(session, minutes.id))


def _tell(session: Session, floor: Floor, because: str, at: datetime) -> None:
    meeting, last = floor.meeting, floor.presiding
    signer = [last.participant.person_id] if last is not None else []
    day = day_of(session, meeting.body_id, at)
    readers = [*secretariat(session, body_id=meeting.body_id, day=day), *persons(session, signer)]
    once = {reader.person_id: reader for reader in readers}
    write_letters(
        session, LetterKind.MINUTES_DRAFTED, notices.minutes_reopened(told(session, meeting), because),
        to=list(once.values()), path=f"/meetings/{meeting.public_id}/minutes", at=at, meeting=meeting,
    )  # fmt: skip
