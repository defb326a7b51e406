"""The daily digest: chosen by each person for what may wait, gathered by the worker at the chosen hour."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.mail import without_what_is_done
from council.actions.refusals import Incomplete
from council.records.columns import new_public_id
from council.records.database import db, transaction
from council.records.digest_hours import next_digest, zone_of_digests
from council.records.mail import Letter, LetterChoice, LetterKind, LetterState
from council.records.people import Account
from council.wording.digests import digest

CLOSED = "The account was closed before the digest was written."


def choose_letters(*, hour: int | None, by: Actor, at: datetime) -> LetterChoice:
    """Have what may wait once a day at an hour of the body's clock, or at once; no act of the council.

    What is held already goes by the new choice, so that nothing is lost between the two.
    """
    if hour is not None and not 0 <= hour <= 23:
        raise Incomplete("Выберите час сводки.", "Choose the hour of the digest.")
    with transaction() as session:
        chosen = choice_of(session, by.person_id)
        if chosen is None:
            chosen = LetterChoice(person_id=by.person_id)
            session.add(chosen)
        chosen.hour, chosen.chosen_at = hour, at
        held = update(Letter).where(Letter.person_id == by.person_id, Letter.state == LetterState.HELD)
        if hour is None:
            session.execute(held.values(state=LetterState.WAITING, next_try_at=at))
        else:
            due = next_digest(hour, zone=zone_of_digests(session), after=at)
            session.execute(held.values(next_try_at=due))
        return chosen


def choice_of(session: Session, person_id: int) -> LetterChoice | None:
    """Return what the person has chosen; who has chosen nothing is written to at once."""
    return session.scalars(select(LetterChoice).where(LetterChoice.person_id == person_id)).one_or_none()


def write_digests(*, at: datetime) -> int:
    """Write the digest of everybody whose hour has come, and return how many were written."""
    due = select(Letter.person_id).where(Letter.state == LetterState.HELD, Letter.next_try_at <= at)
    readers = db.session.scalars(due.distinct()).all()
    db.session.rollback()
    return sum(_gather(person_id, at) for person_id in readers)


def _gather(person_id: int, at: datetime) -> bool:
    """Put what is held for a person into one letter: all of it or, when the worker is killed, nothing yet."""
    with transaction() as session:
        held = select(Letter).where(Letter.person_id == person_id, Letter.state == LetterState.HELD)
        found = session.scalars(held.order_by(Letter.id).with_for_update(of=Letter)).all()
        letters = without_what_is_done(session, found, at=at)
        if not letters:
            return False
        account = session.scalars(select(Account).where(Account.person_id == person_id)).one_or_none()
        if account is None or account.disabled_at is not None:
            _give_up(letters)
            return False
        gathered = _digest(session, letters, account, at)
        for letter in letters:
            letter.state, letter.digest_id = LetterState.GATHERED, gathered.id
        return True


def _digest(session: Session, letters: Sequence[Letter], account: Account, at: datetime) -> Letter:
    here = at.astimezone(zone_of_digests(session))
    languages = ["ru"] if account.language == "ru" else ["ru", account.language]
    words = digest([(letter.words, letter.path) for letter in letters], at=here, languages=languages)
    gathered = Letter(
        public_id=new_public_id(), kind=LetterKind.DIGEST, person_id=account.person_id, address=account.email,
        words=words, path="/letters", written_at=at, state=LetterState.WAITING, next_try_at=at,
    )  # fmt: skip
    session.add(gathered)
    session.flush()
    return gathered


def _give_up(letters: Sequence[Letter]) -> None:
    for letter in letters:
        letter.state, letter.answer = LetterState.REFUSED, CLOSED
