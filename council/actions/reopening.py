"""A protocol that was prepared for signature goes back of itself when a state adds to the record it must tell."""

from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.announcing import told
from council.actions.mail import write_letters
from council.actions.minutes import minutes_of
from council.law.ruling import Ruling
from council.law.statements import rule_on_reopening
from council.records.floor import Floor
from council.records.mail import LetterKind
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.preparations import Preparation, preparation_of
from council.records.recipients import persons, secretariat
from council.records.register import RegisterEntry
from council.records.remarks import remarks_on
from council.wording import notices

REOPENING = ("dissent.filed", "dissent.withdrawn", "intention.stated")


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


def reopening_ruling(session: Session, meeting: Meeting, seat: str) -> Ruling:
    """Return whether what the state says now may take the protocol of the meeting back from its signature."""
    query = select(Preparation).join(Minutes, Minutes.id == Preparation.minutes_id)
    made = session.scalars(query.where(Minutes.meeting_id == meeting.id)).all()
    is_prepared = any(one.withdrawn_at is None for one in made)
    has_reopened = is_prepared and len(made) > 1 and _has_reopened(session, meeting, seat)
    may_remark = has_reopened and remarks_on(session, made[0].minutes_id).last is not None
    return rule_on_reopening(
        seat=seat, is_prepared=is_prepared, has_reopened=has_reopened, may_remark=may_remark
    )


def _has_reopened(session: Session, meeting: Meeting, seat: str) -> bool:
    """Say whether a preparation was withdrawn by what the state said: in its name, by that person, at that moment."""
    said = and_(
        RegisterEntry.meeting_id == meeting.id, RegisterEntry.seat == seat, RegisterEntry.act.in_(REOPENING),
        RegisterEntry.person_id == Preparation.withdrawn_by_id, RegisterEntry.at == Preparation.withdrawn_at,
    )  # fmt: skip
    query = select(Preparation.id).join(RegisterEntry, said)
    query = query.join(Minutes, Minutes.id == Preparation.minutes_id).where(Minutes.meeting_id == meeting.id)
    return session.scalars(query).first() is not None


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
