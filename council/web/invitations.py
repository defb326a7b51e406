"""The page behind an invitation: whoever holds the link sets the password of one account, once."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.actions import invitations
from council.actions.invitations import DeadLink
from council.actions.refusals import Incomplete
from council.web.acting import body_or_404
from council.web.clock import now
from council.web.forms.invitations import PassphraseForm
from council.web.languages import current_language
from council.web.link_page import KEPT_NOWHERE

bp = Blueprint("invitations", __name__)

Page = Response | tuple[str, int]

# The address is the secret here: no page is told it, only of which site it was, which the guard of forms asks.
UNTOLD = {"Referrer-Policy": "strict-origin", **KEPT_NOWHERE}


@bp.after_request
def tell_nowhere(response: Response) -> Response:
    """Let no answer under such an address tell it on, a refused form and a redirection neither."""
    response.headers.update(UNTOLD)
    return response


@bp.route("/invitations/<token>", methods=["GET", "POST"])
def accept(token: str) -> Page:
    """Ask for a password, twice, and set it; a link that opens nothing says why and what to do."""
    form = PassphraseForm()
    try:
        invitation = invitations.living_invitation(token, at=now())
        if form.validate_on_submit() and _is_accepted(token, form):
            return redirect(url_for("signing_in.show_door"), 303)
        shown = render_template("invitations/invitation.html", form=form, invitation=invitation)
        return shown, form.status
    except DeadLink as dead:
        invitations.note_dead_link(dead.state, address=_address(), at=now())
        shown = render_template("invitations/dead.html", state=dead.state)
        return shown, 404 if dead.state is None else 410


def _is_accepted(token: str, form: PassphraseForm) -> bool:
    """Set the password; what is wrong with it stands beside the field, and the link opens still."""
    chosen = form.passphrase.data or ""
    try:
        invitations.accept_invitation(
            token=token, passphrase=chosen, body_id=body_or_404().id, address=_address(), at=now()
        )
    except Incomplete as flaw:
        form.passphrase.errors = [flaw.message(current_language())]
        return False
    return True


def _address() -> str:
    return (request.remote_addr or "")[:64]
