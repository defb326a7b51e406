"""The sessions of a person's own: on which devices they are signed in, and ending them."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.devices import sessions_from_new_places
from council.access.signing_in import sessions_of
from council.actions import sessions
from council.actions.calendar import address_ended_since, address_of
from council.records.database import db
from council.web import signed_in
from council.web.acting import body_zone, current_person
from council.web.clock import now
from council.web.forms.base import Form

bp = Blueprint("own_sessions", __name__)

LATELY = timedelta(hours=1)

Page = Response | tuple[str, int]


@bp.get("/account/sessions")
def list_sessions() -> str:
    """Show where the person is signed in now."""
    held, person_id, session = signed_in.holder(), current_person().id, db.session()
    living = sessions_of(session, person_id, at=now())
    return render_template(
        "account/sessions.html",
        sessions=living,
        from_new_places=sessions_from_new_places(session, living),
        has_address=address_of(session, person_id) is not None,
        ended_address=address_ended_since(session, person_id, now() - LATELY),
        this=held.session_id if held else None,
        zone=body_zone(),
    )


@bp.post("/account/sessions/<web_session>/closure")
def end_session(web_session: str) -> Page:
    """End one of them."""
    if Form().validate_on_submit():
        sessions.end_session(session=web_session, person_id=current_person().id, at=now())
    return redirect(url_for(".list_sessions"), 303)


@bp.post("/account/sessions/closure")
def end_others() -> Page:
    """End all of them but this one."""
    held = signed_in.holder()
    if held is not None and Form().validate_on_submit():
        sessions.end_other_sessions(person_id=held.person.id, token=held.token, at=now())
    return redirect(url_for(".list_sessions"), 303)
