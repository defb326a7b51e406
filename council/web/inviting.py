"""Giving out another link to somebody who has not come in yet, and taking one back."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import invitations
from council.records.people import Person
from council.web.acting import current_actor
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.link_page import page_of_link

bp = Blueprint("inviting", __name__)


@bp.post("/people/<person>/invitation")
def invite_again(person: str) -> Response:
    """Give out a new link, shown once by the page that answers; the one before opens nothing."""
    by, shown = current_actor(), found_or_404(Person, person)
    return page_of_link(
        invitations.invite_again(person=shown.public_id, by=by, at=now()), back=_page_of(shown)
    )


@bp.post("/people/<person>/invitation/withdrawal")
def withdraw_invitation(person: str) -> Response:
    """Take the link back."""
    by, shown = current_actor(), found_or_404(Person, person)
    invitations.withdraw_invitation(person=shown.public_id, by=by, at=now())
    return redirect(_page_of(shown), 303)


def _page_of(person: Person) -> str:
    """Return the page of the person, or of the delegation for who keeps its users and not the list of all."""
    if may(current_actor(), "person.registered"):
        return url_for("people.show_person", person=person.public_id)
    return url_for("delegation.show_delegation")
