"""The page that shows a link just given out: once, to whoever gave it out, and to no cache."""

from __future__ import annotations

from flask import make_response, render_template, url_for
from werkzeug.wrappers import Response

from council.actions.invitations import Issued
from council.web.acting import current_actor

# A page that holds a link to a password is kept by no browser and no proxy.
KEPT_NOWHERE = {"Cache-Control": "private, no-store"}


def page_of_link(issued: Issued, *, back: str | None = None) -> Response:
    """Return the page with the link; it names the site as the request did, whose host is a trusted one."""
    invitation = issued.invitation
    if back is None:
        back = url_for("people.show_person", person=invitation.person.public_id)
    shown = render_template(
        "invitations/link.html",
        invitation=invitation,
        link=url_for("invitations.accept", token=issued.token, _external=True),
        back=back,
        keeps=current_actor().keeps is not None,
    )
    response = make_response(shown)
    response.headers.update(KEPT_NOWHERE)
    return response
