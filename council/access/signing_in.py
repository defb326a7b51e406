"""Signing in: whose account and session it is, and how long guessing must wait."""

import hashlib
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from council.records.binding import is_bound
from council.records.bodies import Body
from council.records.people import Account, Person
from council.records.sessions import SessionEnd, SignInAttempt, WebSession

# A browser left behind in a hall is no open door after an hour; a live page of a running meeting keeps it
# open, since a council lasts longer. A day is the longest meeting (NIST SP 800-63B-4, AAL2).
LONGEST_SILENCE = timedelta(hours=1)
LONGEST_SESSION = timedelta(hours=24)

# Failures older than this no longer slow anybody down.
WINDOW = timedelta(minutes=15)
FREE_FAILURES_OF_ACCOUNT = 4
# So many within the window, from wherever, are no owner's slips: after them no address has free failures.
FREE_FAILURES_OF_ACCOUNT_ANYWHERE = 20
# A delegation signs in from one address, and so does a whole hall.
FREE_FAILURES_OF_ADDRESS = 20
LONGEST_WAIT = 30  # seconds: a guesser is slowed, the owner of the account never locked out

_LIVES = (
    WebSession.ended_at.is_(None),
    WebSession.seen_at >= bindparam("seen_since"),
    WebSession.began_at >= bindparam("began_since"),
)
# Built once: every request asks this, and to build the statement takes longer than to have it answered.
_BY_TOKEN = (
    select(WebSession)
    .join(Account, Account.person_id == WebSession.person_id)
    .join(Person, Person.id == WebSession.person_id)
    .where(WebSession.token_sha256 == bindparam("token_sha256"), *_LIVES)
    .where(Account.disabled_at.is_(None))
)
_FIRST_BODY = select(func.min(Body.id)).scalar_subquery()
_BY_TOKEN_WITH_BODY = _BY_TOKEN.add_columns(Body).outerjoin(Body, Body.id == _FIRST_BODY)


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
    """Return the living session the browser's token opens, unless its account was disabled since.

    One that another hand has turned to somebody else is none.
    """
    found = _session_by_token(session, token, at=at)
    return found if found is not None and is_bound(found) else None


def session_and_body(session: Session, token: str, *, at: datetime) -> tuple[WebSession | None, Body | None]:
    """Return the same together with the body worked in: every page asks for both, and so in one query."""
    found, body = session.execute(_BY_TOKEN_WITH_BODY, _asked(token, at)).one_or_none() or (None, None)
    return (found, body) if found is not None and is_bound(found) else (None, body)


def forged_session_of(session: Session, token: str, *, at: datetime) -> WebSession | None:
    """Return the session the token would open, had this installation written its row as it stands."""
    found = _session_by_token(session, token, at=at)
    return None if found is None or is_bound(found) else found


def sessions_of(session: Session, person_id: int, *, at: datetime) -> list[WebSession]:
    """Return the living sessions of a person, the one used last first."""
    living = select(WebSession).where(WebSession.person_id == person_id, *_LIVES)
    latest = living.order_by(WebSession.seen_at.desc(), WebSession.id.desc())
    return list(session.scalars(latest, _since(at)))


def end_of_session(session: Session, token: str, *, at: datetime) -> SessionEnd | None:
    """Return why the token opens nothing any more, when somebody ended its session lately."""
    ended = select(WebSession.ended_because).where(WebSession.token_sha256 == digest(token))
    return session.scalar(ended.where(WebSession.ended_at >= at - LONGEST_SESSION))


def seconds_to_wait(session: Session, *, account_key: str, address: str, at: datetime) -> int:
    """Return how long the next attempt must wait; 0 when it may be made now.

    The wait runs from failures at this address only. Were those from elsewhere to
    begin it anew, whoever keeps guessing would keep the owner of the account out.
    Many guesses from elsewhere take away the free failures and nothing more, so a
    first attempt from an address never waits for them. From where the account was
    opened before, neither they nor the neighbours in the hall count at all.
    """
    of_account = SignInAttempt.account_key == account_key
    from_here = SignInAttempt.address == address
    since = at - WINDOW
    if succeeded_at := _last(session, of_account, from_here, SignInAttempt.succeeded):
        since = max(since, succeeded_at)
        return _wait(session, of_account, from_here, since=since, at=at, free=FREE_FAILURES_OF_ACCOUNT)
    is_attacked = _failures(session, of_account, since=since) > FREE_FAILURES_OF_ACCOUNT_ANYWHERE
    free = 0 if is_attacked else FREE_FAILURES_OF_ACCOUNT
    return max(
        _wait(session, of_account, from_here, since=since, at=at, free=free),
        _wait(session, from_here, since=since, at=at, free=FREE_FAILURES_OF_ADDRESS),
    )


def place_of(address: str) -> str:
    """Return what failures are counted by: of IPv6 the network, since a guesser has all the addresses in it."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if known.version == 4 or known.ipv4_mapped is not None:
        return address
    return str(ip_network((known.packed[:8] + bytes(8), 64)))


def _session_by_token(session: Session, token: str, *, at: datetime) -> WebSession | None:
    return session.scalars(_BY_TOKEN, _asked(token, at)).one_or_none()


def _asked(token: str, at: datetime) -> dict[str, Any]:
    return {"token_sha256": digest(token)} | _since(at)


def _since(at: datetime) -> dict[str, datetime]:
    """Return since when a session that lives must have been seen, and since when it may have begun."""
    return {"seen_since": at - LONGEST_SILENCE, "began_since": at - LONGEST_SESSION}


def _wait(session: Session, *scope, since: datetime, at: datetime, free: int) -> int:
    failures = _failures(session, *scope, since=since)
    if failures <= free:
        return 0
    waited = (at - _last(session, *scope, SignInAttempt.succeeded.is_(False))).total_seconds()
    return max(0, min(2 ** min(failures - free, 5), LONGEST_WAIT) - int(waited))


def _failures(session: Session, *scope, since: datetime) -> int:
    failed = (*scope, SignInAttempt.succeeded.is_(False), SignInAttempt.at > since)
    return session.scalar(select(func.count()).select_from(SignInAttempt).where(*failed)) or 0


def _last(session: Session, *scope) -> datetime | None:
    return session.scalar(select(SignInAttempt.at).where(*scope).order_by(SignInAttempt.at.desc()).limit(1))
