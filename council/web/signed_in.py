"""Who is signed in: the browser's token and the session it opens."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask, session
from flask_login import LoginManager, UserMixin

from council.access.signing_in import session_of_token
from council.actions.signing_in import note_presence
from council.records.database import db
from council.records.people import Person
from council.web.clock import now

# Once in five minutes is often enough to know that a session is in use.
PRESENCE_NOTED_EVERY = timedelta(minutes=5)

login_manager = LoginManager()


class SignedIn(UserMixin):
    """A signed-in browser; known to it by the session's token, never by the person's number."""

    def __init__(self, token: str, person: Person):
        self.token = token
        self.person = person

    def get_id(self) -> str:
        return self.token


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


@login_manager.user_loader
def load(token: str) -> SignedIn | None:
    """Return who a token belongs to, noting now and then that the session is in use."""
    moment: datetime = now()
    found = session_of_token(db.session(), token, at=moment)
    if found is None:
        return None
    if moment - found.seen_at > PRESENCE_NOTED_EVERY:
        note_presence(session_id=found.id, at=moment)
    return SignedIn(token, found.person)
