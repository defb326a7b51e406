"""A person changes the own passphrase: what was opened by the former one is closed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.passphrases import words_known_of
from council.access.signing_in import place_of
from council.actions.accounts import hashed
from council.actions.calendar import end_address
from council.actions.entering import enter
from council.actions.refusals import Incomplete, NotFound
from council.actions.security_log import note_event, note_event_now
from council.actions.sessions import end_sessions_of, rename_session
from council.actions.signing_in import begin_attempt, note_success, opens
from council.records.binding import kept_bound
from council.records.bodies import Body
from council.records.database import db, transaction
from council.records.people import Account
from council.records.security_log import SecurityKind
from council.records.sessions import SessionEnd


def change_passphrase(
    *, current: str, new: str, token: str, address: str = "", by: Actor, at: datetime
) -> str:
    """Change the passphrase of who knows the present one; return the session's new token.

    Every other session of the person ends. Guessing at the present one is slowed as at the door.
    """
    email = _account_of(db.session(), by).email
    with transaction() as session:
        attempt_id, account = begin_attempt(session, email, place_of(address), at)
    if account is None or not opens(account, current, address=address, at=at):
        note_event_now(SecurityKind.SIGN_IN_FAILED, at=at, person_id=by.person_id, address=address)
        raise Incomplete("Нынешний пароль не подходит.", "The present password is not right.")
    secret = hashed(new, known=_known_words(by))
    with transaction() as session:
        account = _account_of(session, by)
        with kept_bound(account):
            account.password_hash, account.password_changed_at = secret, at
        note_success(session, attempt_id)
        end_sessions_of(session, by.person_id, because=SessionEnd.PASSPHRASE, but=token, at=at)
        end_address(session, by.person_id, at)
        enter(session, "account.passphrase_changed", of=account.person, by=by, at=at, rows=[account])
        note_event(session, SecurityKind.PASSPHRASE_CHANGED, at=at, person_id=by.person_id, address=address)
        return rename_session(session, token, at=at)


def _account_of(session: Session, by: Actor) -> Account:
    account = session.scalars(select(Account).where(Account.person_id == by.person_id)).one_or_none()
    if account is None or account.disabled_at is not None:
        raise NotFound
    return account


def _known_words(by: Actor) -> list[str]:
    account = _account_of(db.session(), by)
    return words_known_of(account.person, body=db.session.get(Body, by.body_id), email=account.email)
