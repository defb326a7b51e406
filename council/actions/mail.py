"""Letters: written inside the act that gives occasion to them, sent by the worker, each as often as it takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import find
from council.actions.permission import require
from council.actions.refusals import Conflict
from council.records.bodies import Body
from council.records.database import db, transaction
from council.records.digest_hours import next_digest, zone_of_digests
from council.records.mail import MAY_WAIT, TO_BE_SENT, Letter, LetterKind, LetterState
from council.records.matters import matter_of_state, outstanding
from council.records.meetings import Meeting
from council.records.recipients import Recipient
from council.wording.mail import Words

# A server answers within a minute or two; a worker that was killed is relieved after it.
LEASE = timedelta(minutes=5)
# A server that is down for a night loses nobody's letter; an address that never answers is given up in two days.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, *[60] * 48))


@dataclass(frozen=True)
class ServerAnswer:
    """What the mail server said: taken, refused for good, or not yet."""

    is_taken: bool
    is_final: bool
    text: str


def write_letters(
    session: Session,
    kind: LetterKind,
    words: Words,
    *,
    to: Iterable[Recipient],
    path: str,
    at: datetime,
    meeting: Meeting | None = None,
    event: dict[str, Any] | None = None,
    matter: str = "",
    due_on: date | None = None,
) -> list[Letter]:
    """Write a letter to each recipient, in Russian and where the reader wants another language in that too.

    They are written before the act is entered: its entry seals them with its other rows. What may
    wait is held for whoever has chosen a daily digest.
    """
    readers = list(to)
    waits = kind in MAY_WAIT and any(reader.digest_hour is not None for reader in readers)
    zone = zone_of_digests(session) if waits else None
    letters = [
        Letter(
            kind=kind,
            meeting_id=meeting.id if meeting is not None else None,
            person_id=reader.person_id,
            address=reader.address,
            words={lang: said for lang, said in words.items() if lang in ("ru", reader.language)},
            path=path,
            event=event,
            matter=matter_of_state(matter, reader.state),
            due_on=due_on,
            written_at=at,
            **_turn(zone, reader, at),
        )
        for reader in readers
    ]
    session.add_all(letters)
    session.flush()
    return letters


def _turn(zone: ZoneInfo | None, reader: Recipient, at: datetime) -> dict[str, Any]:
    """Return when the letter goes: now, or held until the reader's digest."""
    if zone is None or reader.digest_hour is None:
        return {"state": LetterState.WAITING, "next_try_at": at}
    return {"state": LetterState.HELD, "next_try_at": next_digest(reader.digest_hour, zone=zone, after=at)}


def claim_letters(*, worker: str, at: datetime, most: int = 20) -> list[Letter]:
    """Return letters that are due, the oldest first, held by this worker for the lease.

    A look without a lock comes first: a worker that idles must not keep the writers waiting.
    """
    due = select(Letter.id).where(_is_due(at)).order_by(Letter.id).limit(most)
    waiting = db.session.scalars(due).first()
    db.session.rollback()
    if waiting is None:
        return []
    with transaction() as session:
        found = session.scalars(
            select(Letter)
            .where(_is_due(at))
            .order_by(Letter.id)
            .limit(most)
            .with_for_update(of=Letter, skip_locked=True)
        ).all()
        keys = [letter.id for letter in without_what_is_done(session, found, at=at)]
        held = update(Letter).where(Letter.id.in_(keys))
        session.execute(held.values(attempts=Letter.attempts + 1, locked_by=worker, locked_until=at + LEASE))
    letters = list(db.session.scalars(select(Letter).where(Letter.id.in_(keys)).order_by(Letter.id)))
    db.session.expunge_all()
    db.session.rollback()
    return letters


def without_what_is_done(session: Session, letters: Sequence[Letter], *, at: datetime) -> list[Letter]:
    """Withdraw the letters that ask for what has been done meanwhile, and return the others.

    Nobody who has acted is asked to: not even where the mail server was down, or a digest awaited.
    """
    if not any(letter.matter for letter in letters):
        return list(letters)
    body = session.scalars(select(Body).order_by(Body.id).limit(1)).one()
    asked = {matter.key for matter in outstanding(session, body, at=at)}
    for letter in letters:
        if letter.matter and letter.matter not in asked:
            letter.state = LetterState.WITHDRAWN
    session.flush()
    return [letter for letter in letters if letter.state is not LetterState.WITHDRAWN]


def note_answer(letter: Letter, answer: ServerAnswer, *, worker: str, at: datetime) -> None:
    """Write down what the server said of a letter this worker holds; not taken, it is tried again after a pause."""
    given_up = answer.is_final or letter.attempts > len(PAUSES)
    state = LetterState.REFUSED if given_up else LetterState.WAITING
    values = {
        "state": LetterState.ACCEPTED if answer.is_taken else state,
        "accepted_at": at if answer.is_taken else None,
        "next_try_at": at if answer.is_taken or given_up else at + PAUSES[letter.attempts - 1],
        "answer": answer.text[:2000],
        "locked_by": None,
        "locked_until": None,
    }
    with transaction() as session:
        session.execute(
            update(Letter).where(Letter.id == letter.id, Letter.locked_by == worker).values(**values)
        )


def give_back(letters: Iterable[Letter], *, worker: str) -> None:
    """Let go of letters that were held and never begun, as if they had not been."""
    keys = [letter.id for letter in letters]
    with transaction() as session:
        session.execute(
            update(Letter)
            .where(Letter.id.in_(keys), Letter.locked_by == worker)
            .values(attempts=Letter.attempts - 1, locked_by=None, locked_until=None)
        )


def repeat_letter(*, letter: str, by: Actor, at: datetime) -> Letter:
    """Have a letter that was given up tried again, to the address the person has now: to where is entered anew."""
    require(by, "letter.repeated")
    with transaction() as session:
        found = find(session, Letter, letter)
        if found.state is not LetterState.REFUSED:
            raise Conflict(
                "Письмо уже принято почтовым сервером или еще ждет отправки.",
                "The mail server has taken this letter, or it is still waiting.",
            )
        account = found.person.account
        found.address = account.email if account is not None else found.address
        found.state, found.attempts, found.next_try_at = LetterState.WAITING, 0, at
        enter(session, "letter.repeated", of=found, by=by, at=at, meeting_id=found.meeting_id)
        return found


def oldest_unsent(session: Session) -> datetime | None:
    """Return since when the oldest letter waits to be sent; one held for a digest waits from its hour on."""
    waits_since = case((Letter.state == LetterState.HELD, Letter.next_try_at), else_=Letter.written_at)
    oldest: datetime | None = session.scalar(
        select(func.min(waits_since)).where(Letter.state.in_(TO_BE_SENT))
    )
    return oldest


def _is_due(at: datetime) -> ColumnElement[bool]:
    return and_(
        Letter.state == LetterState.WAITING,
        Letter.next_try_at <= at,
        or_(Letter.locked_until.is_(None), Letter.locked_until < at),
    )
