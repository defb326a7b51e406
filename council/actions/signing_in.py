"""Signing in and out: sessions kept on the server, outside the register since they are no acts of the council."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from council.access.passwords import password_matches
from council.access.signing_in import account_by_email, digest, place_of, seconds_to_wait
from council.actions.alerting import tell_of_new_place
from council.actions.refusals import Incomplete
from council.actions.security_log import note_event, note_event_now
from council.actions.sessions import begin_session
from council.records.binding import is_bound, kept_bound
from council.records.database import transaction
from council.records.people import Account
from council.records.security_log import SecurityKind
from council.records.sessions import SessionEnd, SignInAttempt, WebSession, take_turn_at_the_door

# Failures are kept a day, successes longer: they tell from where an account is usually opened.
FAILURES_KEPT = timedelta(days=1)
SUCCESSES_KEPT = timedelta(days=90)
# What was typed as an account may be a password typed in the wrong place; so much of its digest tells attempts apart.
ACCOUNT_TOLD = 12


class MustWait(Exception):
    """Too many attempts failed lately; the next may be made in `seconds`."""

    def __init__(self, seconds: int):
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class WrongPassword(Incomplete):
    """Either the account or the password is not right; which of them is not said."""

    def __init__(self) -> None:
        super().__init__(
            "Адрес или пароль не подходят. Проверьте раскладку клавиатуры и введите их еще раз.",
            "The address or the password is not right. Check the keyboard layout and enter them again.",
        )


def sign_in(*, email: str, password: str, address: str, agent: str = "", at: datetime) -> str:
    """Begin a session and return its token, or raise `WrongPassword` or `MustWait`.

    It is half open until the second factor is proved, where the person has one.
    The attempt is written down before the password is looked at, so that
    guesses sent all at once are slowed like those sent one by one.
    """
    account_key = digest(email.strip().lower())
    told = {"account": account_key[:ACCOUNT_TOLD]}
    try:
        with transaction() as session:
            attempt_id, account = begin_attempt(session, email, place_of(address), at)
    except MustWait:
        note_event_now(SecurityKind.SIGN_IN_DELAYED, at=at, address=address, detail=told)
        raise
    if not opens(account, password, address=address, at=at) or account is None:
        known = account.person_id if account else None
        note_event_now(SecurityKind.SIGN_IN_FAILED, at=at, person_id=known, address=address, detail=told)
        raise WrongPassword
    with transaction() as session:
        note_success(session, attempt_id)
        person_id = account.person_id
        note_event(session, SecurityKind.SIGN_IN_SUCCEEDED, at=at, person_id=person_id, address=address)
        tell_of_new_place(session, account, address=address, agent=agent, at=at)
        return begin_session(session, person_id=person_id, address=address, agent=agent, at=at)


def sign_out(*, token: str, at: datetime) -> None:
    """End the session; its token opens nothing any more."""
    with transaction() as session:
        by_token = select(WebSession).where(WebSession.token_sha256 == digest(token))
        ended = session.scalars(by_token.where(WebSession.ended_at.is_(None))).one_or_none()
        if ended is not None:
            with kept_bound(ended):
                ended.ended_at, ended.ended_because = at, SessionEnd.SIGNED_OUT
            note_event(
                session, SecurityKind.SIGNED_OUT, at=at, person_id=ended.person_id, address=ended.address
            )


def note_presence(*, session_id: int, at: datetime) -> None:
    """Keep a session alive that is in use."""
    with transaction() as session:
        session.execute(update(WebSession).where(WebSession.id == session_id).values(seen_at=at))


def begin_attempt(session: Session, email: str, address: str, at: datetime) -> tuple[int, Account | None]:
    """Write an attempt at a password down, or raise `MustWait`; return it with the account of the address."""
    account_key = digest(email.strip().lower())
    take_turn_at_the_door(session)
    if seconds := seconds_to_wait(session, account_key=account_key, address=address, at=at):
        raise MustWait(seconds)
    _forget_old_attempts(session, at)
    attempt = SignInAttempt(account_key=account_key, address=address, at=at, succeeded=False)
    session.add(attempt)
    session.flush()
    account = account_by_email(session, email)
    if account is not None:
        session.expunge(account)
    return attempt.id, account


def opens(account: Account | None, password: str, *, address: str, at: datetime) -> bool:
    """Say whether the password is that of the account; one set by another hand than the holder's opens nothing."""
    matches = password_matches(account.password_hash if account is not None else None, password)
    if account is None or is_bound(account):
        return matches
    note_forged("accounts", person_id=account.person_id, address=address, at=at)
    return False


def note_forged(table: str, *, person_id: int, address: str, at: datetime) -> None:
    """Write down that somebody came by a row that this installation has not written as it stands."""
    note_event_now(
        SecurityKind.ROW_FORGED, at=at, person_id=person_id, address=address, detail={"row": table}
    )


def note_success(session: Session, attempt_id: int) -> None:
    """Remember that the attempt succeeded: failures before it no longer slow its owner down."""
    session.execute(update(SignInAttempt).where(SignInAttempt.id == attempt_id).values(succeeded=True))


def _forget_old_attempts(session: Session, at: datetime) -> None:
    session.execute(delete(SignInAttempt).where(SignInAttempt.at < at - SUCCESSES_KEPT))
    session.execute(
        delete(SignInAttempt).where(SignInAttempt.at < at - FAILURES_KEPT, SignInAttempt.succeeded.is_(False))
    )
