"""The letter of a state on paper, entered with what the state says by it; the same letter is entered once."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.days import require_order
from council.actions.refusals import Conflict, Incomplete
from council.actions.storing import Brought
from council.actions.texts import clean
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.meetings import Meeting
from council.records.state_letters import StateLetter

LONGEST_NUMBER = 80


@dataclass(frozen=True)
class LetterOfState:
    """What names a letter: its number and day, and the day it was received; with its scan, or why there is none."""

    number: str
    dated_on: date
    received_on: date
    scan: bytes | None = None
    without_scan: str = ""


def letter_entered(
    session: Session, meeting: Meeting, seat: Seat, letter: LetterOfState, scan: Brought | None,
    *, by: Actor, at: datetime,
) -> StateLetter:  # fmt: skip
    """Return the letter as it is on record, entered now at its first use."""
    number = clean(letter.number, field="number", longest=LONGEST_NUMBER)
    _require_days(letter, today=day_of(session, meeting.body_id, at))
    found = session.scalars(
        select(StateLetter).where(
            StateLetter.meeting_id == meeting.id,
            StateLetter.seat_id == seat.id,
            StateLetter.number == number,
            StateLetter.dated_on == letter.dated_on,
        )
    ).one_or_none()
    if found is not None:
        return _same(found, letter, scan)
    row = StateLetter(
        public_id=new_public_id(),
        meeting_id=meeting.id,
        seat_id=seat.id,
        number=number,
        dated_on=letter.dated_on,
        received_on=letter.received_on,
        file_id=scan.stored(session, at=at).id if scan is not None else None,
        without_scan=_why_without(letter, scan),
        entered_at=at,
        entered_by_id=by.person_id,
    )
    session.add(row)
    session.flush()
    return row


def _require_days(letter: LetterOfState, *, today: date) -> None:
    require_order(letter.dated_on, None)
    if letter.received_on < letter.dated_on:
        raise Incomplete(
            "Письмо получено раньше, чем написано. Исправьте даты.",
            "The letter was received before it was written. Correct the dates.",
        )
    if letter.received_on > today:
        raise Incomplete(
            "День получения письма еще не наступил. Исправьте дату.",
            "The day the letter was received lies ahead. Correct the date.",
        )


def _why_without(letter: LetterOfState, scan: Brought | None) -> str:
    """Return why the letter has no scan: nobody can check what was entered from it but by the paper itself."""
    reason = clean(letter.without_scan, field="without_scan", required=False)
    if scan is None and not reason:
        raise Incomplete(
            "Приложите скан письма или напишите, почему его нет. Ничего не записано.",
            "Attach the scan of the letter, or write why there is none. Nothing was recorded.",
        )
    return "" if scan is not None else reason


def _same(found: StateLetter, letter: LetterOfState, scan: Brought | None) -> StateLetter:
    """Refuse to say otherwise of a letter that is on record: it is quoted already."""
    another_scan = scan is not None and (found.file is None or found.file.sha256 != scan.sha256)
    if another_scan or found.received_on != letter.received_on:
        raise Conflict(
            f"Письмо № {found.number} уже внесено: получено {found.received_on:%d.%m.%Y}. Укажите тот же день"
            " и не прикладывайте другой скан.",
            f"Letter No {found.number} is on record: received on {found.received_on}. Name the same day, and"
            " bring no other scan.",
        )
    return found
