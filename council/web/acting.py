"""Who stands before the page: the person signed in, as an actor of the body, and what every template says of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Flask, abort, g, redirect, request, url_for
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from council.access.actors import Actor, actor_of, day_of
from council.access.factors import is_obliged
from council.access.rights import may
from council.charters import load_charter
from council.law.charter import Edition
from council.records.bodies import Body
from council.records.database import db
from council.records.meetings import Meeting
from council.records.people import Account, Person
from council.web.clock import now
from council.web.navigation import navigation_for
from council.web.number_asked import number_asked_of
from council.web.signed_in import holder

# What a stranger may ask for: the way in, the look, the language and the sign of life.
OPEN_BLUEPRINTS = frozenset(
    {
        "assets",
        "bootstrap",
        "languages",
        "signing_in",
        "invitations",
        "regaining",
        "verifying",
        "health",
        "calendar_feed",
    }
)
# What is open before a second factor that the person must have is set up.
SETTING_UP = frozenset({"factors"})

_FIRST_BODY = select(Body).order_by(Body.id).limit(1)


def init_app(app: Flask) -> None:
    """Let nobody in unnamed, and tell the templates for whom they are drawn."""
    app.before_request(ask_to_sign_in)
    app.before_request(lead_to_set_up)
    app.context_processor(shell_context)


def ask_to_sign_in() -> Response | None:
    """Send a stranger to the sign-in page; a page is closed unless its blueprint is named as open.

    An act sent after the session has ended is told so: a redirect would pass for its success.
    """
    if request.endpoint is None or request.blueprint in OPEN_BLUEPRINTS or signed_in_person() is not None:
        return None
    if request.method not in {"GET", "HEAD"} or "X-Fragment" in request.headers:
        abort(401)
    step = "signing_in.show_door" if holder() is None else "signing_in.prove_factor"
    return redirect(url_for(step, next=request.full_path.rstrip("?")), 303)


def lead_to_set_up() -> Response | None:
    """Let who is obliged to a second factor and has none set one up, and do nothing else before."""
    if request.endpoint is None or request.blueprint in OPEN_BLUEPRINTS | SETTING_UP or not is_setting_up():
        return None
    if request.method not in {"GET", "HEAD"} or "X-Fragment" in request.headers:
        abort(403)
    return redirect(url_for("factors.show_factors"), 303)


def is_setting_up() -> bool:
    """Say whether the person signed in must set up a second factor before anything else."""
    held = holder()
    if held is None or not held.is_whole or held.proved_at is not None:
        return False
    actor = actor_or_none()
    return actor is not None and is_obliged(actor)


def current_actor(meeting: Meeting | None = None) -> Actor:
    """Return who acts, with the powers held for `meeting` when one is given; 403 for a person without any."""
    actor = actor_or_none(meeting)
    if actor is None:
        abort(403)
    return actor


def actor_who_may(act: str) -> Actor:
    """Return who acts; a page for an act that is not theirs does not exist for them."""
    actor = current_actor()
    if not may(actor, act):
        abort(404)
    return actor


def actor_or_none(meeting: Meeting | None = None) -> Actor | None:
    """Return who acts, or None for a stranger or before the installation has a body.

    Where a page has asked for the powers at its meeting, its frame names those.
    """
    kept: dict[int | None, Actor | None] = g.setdefault("actors", {})
    key = meeting.id if meeting is not None else next(reversed(kept), None)
    if key not in kept:
        kept[key] = _read_actor(db.session(), meeting, now())
    return kept[key]


def signed_in_person() -> Person | None:
    """Return the person signed in on this browser."""
    return current_user.person if current_user.is_authenticated else None


def current_person() -> Person:
    """Return the person signed in; a page of one's own is nobody's else."""
    person = signed_in_person()
    if person is None:
        abort(401)
    return person


def signed_in_account() -> Account:
    """Return the account by which the person has signed in."""
    account = current_person().account
    if account is None:
        abort(404)
    return account


def current_body() -> Body | None:
    """Return the body this installation serves; None until it is set up."""
    if "body" not in g:
        g.body = db.session.scalars(_FIRST_BODY).first()
    return g.body


def today() -> date:
    """Return which day it is by the clock of the body."""
    return day_of(db.session(), body_or_404().id, now())


def body_zone() -> str:
    """Return the zone by which the moments of the body are told."""
    return load_charter(body_or_404().charter_code).zone


def body_or_404() -> Body:
    """Return the body of this installation, without which no page of it exists."""
    body = current_body()
    if body is None:
        abort(404)
    return body


def current_rules() -> Edition | None:
    """Return the rules of the body as they stand now, for the clauses that pages cite."""
    body = current_body()
    return load_charter(body.charter_code).latest if body is not None else None


def shell_context() -> dict[str, Any]:
    """Return what the frame of every page asks for; a page that says the database is gone does without."""
    try:
        body, actor, rules = current_body(), actor_or_none(), current_rules()
        nav = [] if is_setting_up() else navigation_for(_beside_meetings(actor))
    except SQLAlchemyError:
        body, actor, rules, nav = None, None, None, []
    return {
        "body": body,
        "actor": actor,
        "rules": rules,
        "body_zone": load_charter(body.charter_code).zone if body is not None else "UTC",
        "nav": nav,
        "number_asked_of": number_asked_of,
        "demonstration": body is not None and body.is_demonstration,
    }


def _beside_meetings(actor: Actor | None) -> Actor | None:
    """Return the actor as the pages beside meetings know them: powers for one meeting open none of those."""
    if actor is None or actor.credential_id is None:
        return actor
    kept: dict[int | None, Actor | None] = g.setdefault("actors", {})
    return kept[None] if None in kept else _read_actor(db.session(), None, now())


def _read_actor(session: Session, meeting: Meeting | None, at: datetime) -> Actor | None:
    person, body = signed_in_person(), current_body()
    if person is None or body is None:
        return None
    return actor_of(session, person, body_id=body.id, at=at, meeting=meeting)
