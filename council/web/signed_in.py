"""Who is signed in: the browser's token, the session it opens, and what has been proved in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, current_user

from council.access.factors import has_factor
from council.access.signing_in import session_and_body
from council.actions.sessions import note_forged_session, renew_session
from council.actions.signing_in import note_presence
from council.records.database import db
from council.records.factors import FactorKind
from council.records.people import Person
from council.records.sessions import WebSession
from council.web.clock import now

# Once in five minutes is often enough to know that a session is in use.
PRESENCE_NOTED_EVERY = timedelta(minutes=5)

login_manager = LoginManager()


class SignedIn(UserMixin):
    """A browser somebody signed in on; known to it by the session's token, never by the person's number."""

    def __init__(self, token: str, held: WebSession, *, is_whole: bool):
        self.token = token
        self.person: Person = held.person
        self.session_id = held.public_id
        self.key = held.id
        self.seen_at = held.seen_at
        self.proved_at = held.proved_at
        self.is_whole = is_whole

    @property
    def is_authenticated(self) -> bool:
        """Say whether pages may be shown: the second factor is proved, or the person has none."""
        return self.is_whole

    def get_id(self) -> str:
        return self.token

    def has_proved_since(self, moment: datetime) -> bool:
        return self.proved_at is not None and self.proved_at >= moment


def init_app(app: Flask) -> None:
    """Let the application know its users by their sessions."""
    # A phone changes its address between two stations; the token alone decides.
    login_manager.session_protection = None
    login_manager.init_app(app)


def begin(token: str) -> None:
    """Bind the browser to a new session; nothing it held before outlives the moment, the form token neither."""
    session.clear()
    session["_user_id"] = token
    session["_fresh"] = True


def enter(kind: FactorKind) -> None:
    """Let in who has proved the second factor: a new token, and a new form token with it."""
    held = holder()
    if held is not None:
        begin(renew_session(token=held.token, proved_by=kind, at=now()))


def prove(kind: FactorKind) -> None:
    """Note that the factor was proved again; the browser goes on under a new token, its open forms with it."""
    held = holder()
    if held is not None:
        go_on(renew_session(token=held.token, proved_by=kind, at=now()))
        held.proved_at, held.is_whole = now(), True


def go_on(token: str) -> None:
    """Hold the session under its new token."""
    held = holder()
    if held is not None:
        held.token = token
    session["_user_id"] = token


def holder() -> SignedIn | None:
    """Return who holds the token of this browser, the second factor proved or not."""
    held = current_user._get_current_object()
    return held if isinstance(held, SignedIn) else None


def held_token() -> str | None:
    """Return the token the browser sent, whether or not it opens anything."""
    token = session.get("_user_id")
    return token if isinstance(token, str) else None


def keep_alive() -> None:
    """Count a part that refreshes itself as use: the page of a running meeting is open before somebody."""
    held = holder()
    if held is not None:
        _note_use(held.key, held.seen_at, now())


@login_manager.user_loader
def load(token: str) -> SignedIn | None:
    """Return who a token belongs to, noting now and then that the session is in use."""
    moment: datetime = now()
    found, body = session_and_body(db.session(), token, at=moment)
    if found is None:
        note_forged_session(token, address=(request.remote_addr or "")[:64], at=moment)
        return None
    if body is not None:
        g.body = body
    if "X-Fragment" not in request.headers:  # a page left open asks by itself, with nobody before it
        _note_use(found.id, found.seen_at, moment)
    is_whole = found.proved_at is not None or not has_factor(db.session(), found.person_id)
    return SignedIn(token, found, is_whole=is_whole)


def _note_use(key: int, seen_at: datetime, moment: datetime) -> None:
    if moment - seen_at > PRESENCE_NOTED_EVERY:
        note_presence(session_id=key, at=moment)
