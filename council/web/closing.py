"""The page before an account is closed: whose it is, what ends with it, and what follows."""

from __future__ import annotations

from flask import render_template
from sqlalchemy import func, select

from council.access.actors import Actor, offices_held
from council.actions.closing_accounts import takes_two
from council.records.database import db
from council.records.invitations import standing_invitation
from council.records.people import Person
from council.records.sessions import WebSession
from council.web.acting import today
from council.web.clock import now
from council.web.forms.base import Form


def closing_page(person: Person, by: Actor, form: Form, *, back: str) -> tuple[str, int]:
    """Return the page that names the person and asks for the last word."""
    session, day = db.session(), today()
    standing = (WebSession.person_id == person.id, WebSession.ended_at.is_(None))
    page = render_template(
        "people/closure.html",
        person=person,
        offices=offices_held(session, person.id, body_id=by.body_id, day=day),
        sessions=session.scalar(select(func.count(WebSession.id)).where(*standing)),
        invitation=standing_invitation(session, person, at=now()),
        takes_two=takes_two(session, person, body_id=by.body_id, day=day),
        form=form,
        back=back,
    )
    return page, form.status
