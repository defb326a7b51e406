"""Letters: written inside the act that gives occasion to them, sent by the worker, each as often as it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import find
from council.actions.permission import require
from council.actions.refusals import Conflict
from council.records.database import db, transaction
from council.records.mail import Letter, LetterKind, LetterState
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
) -> list[Letter]:
    """Write a letter to each recipient, in Russian and where the reader wants another language in that too.

    They are written before the act is entered: its entry seals them with its other rows.
    """
    letters = [
        Letter(
            kind=kind,
            meeting_id=meeting.id if meeting is not None else None,
            person_id=recipient.person_id,
            address=recipient.address,
            words={lang: said for lang, said in words.items() if lang in ("ru", recipient.language)},
            path=path,
            event=event,
            written_at=at,
            next_try_at=at,
        )
        for recipient in to
    ]
    session.add_all(letters)
    session.flush()
    return letters


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
        keys = list(session.scalars(due.with_for_update(skip_locked=True)))
        held = update(Letter).where(Letter.id.in_(keys))
        session.execute(held.values(attempts=Letter.attempts + 1, locked_by=worker, locked_until=at + LEASE))
    letters = list(db.session.scalars(select(Letter).where(Letter.id.in_(keys)).order_by(Letter.id)))
    db.session.expunge_all()
    db.session.rollback()
    return letters


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
    """Return when the oldest letter was written that still waits."""
    return session.scalar(select(func.min(Letter.written_at)).where(Letter.state == LetterState.WAITING))


def _is_due(at: datetime) -> ColumnElement[bool]:
    return and_(
        Letter.state == LetterState.WAITING,
        Letter.next_try_at <= at,
        or_(Letter.locked_until.is_(None), Letter.locked_until < at),
    )
