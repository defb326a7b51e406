"""Signing in: whose account and session it is, and how long guessing must wait."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.records.people import Account, Person
from council.records.sessions import SignInAttempt, WebSession

# A session ends by itself after a day without a page, and after a week in any case.
LONGEST_SILENCE = timedelta(hours=24)
LONGEST_SESSION = timedelta(days=7)

# Failures older than this no longer slow anybody down.
WINDOW = timedelta(minutes=15)
FREE_FAILURES_OF_ACCOUNT = 4
# A delegation signs in from one address, and so does a whole hall.
FREE_FAILURES_OF_ADDRESS = 20
LONGEST_WAIT = 30  # seconds: a guesser is slowed, the owner of the account never locked out


def digest(text: str) -> str:
    """Return what is kept of a token or of an account's name typed at the door."""
    return hashlib.sha256(text.encode()).hexdigest()


def account_by_email(session: Session, email: str) -> Account | None:
    """Return the account that may sign in under the address."""
    if not email.isprintable():
        return None  # no account has such an address, and PostgreSQL refuses to be asked for a zero byte
    return session.scalars(
        select(Account).where(Account.email == email.strip().lower(), Account.disabled_at.is_(None))
    ).one_or_none()


def session_of_token(session: Session, token: str, *, at: datetime) -> WebSession | None:
    """Return the living session the browser's token opens, unless its account was disabled since."""
    return session.scalars(
        select(WebSession)
        .join(Account, Account.person_id == WebSession.person_id)
        .join(Person, Person.id == WebSession.person_id)
        .where(WebSession.token_sha256 == digest(token), WebSession.ended_at.is_(None))
        .where(WebSession.seen_at >= at - LONGEST_SILENCE, WebSession.began_at >= at - LONGEST_SESSION)
        .where(Account.disabled_at.is_(None))
    ).one_or_none()


def seconds_to_wait(session: Session, *, account_key: str, address: str, at: datetime) -> int:
    """Return how long the next attempt must wait; 0 when it may be made now.

    From an address that has signed in to this account before, only failures
    from there count: strangers who guess cannot keep the owner waiting.
    """
    of_account = SignInAttempt.account_key == account_key
    from_here = SignInAttempt.address == address
    succeeded_at = _last(session, of_account, from_here, SignInAttempt.succeeded)
    since = max(at - WINDOW, succeeded_at) if succeeded_at else at - WINDOW
    scope = (of_account, from_here) if succeeded_at else (of_account,)
    return max(
        _wait(session, *scope, since=since, at=at, free=FREE_FAILURES_OF_ACCOUNT),
        _wait(session, from_here, since=at - WINDOW, at=at, free=FREE_FAILURES_OF_ADDRESS),
    )


def _wait(session: Session, *scope, since: datetime, at: datetime, free: int) -> int:
    failed = (*scope, SignInAttempt.succeeded.is_(False), SignInAttempt.at > since)
    failures = session.scalar(select(func.count()).select_from(SignInAttempt).where(*failed)) or 0
    if failures <= free:
        return 0
    waited = (at - _last(session, *failed)).total_seconds()
    return max(0, min(2 ** min(failures - free, 5), LONGEST_WAIT) - int(waited))


def _last(session: Session, *scope) -> datetime | None:
    return session.scalar(select(SignInAttempt.at).where(*scope).order_by(SignInAttempt.at.desc()).limit(1))
