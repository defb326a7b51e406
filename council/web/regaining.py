"""A forgotten password: who has the second factor at hand sets a new one, others ask the secretariat."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions.regaining import NotRegained, regain_by_factor
from council.web.acting import body_or_404
from council.web.clock import now
from council.web.forms.regaining import RegainingForm
from council.web.languages import current_language
from council.web.proving import vault, visitors_address

bp = Blueprint("regaining", __name__)


@bp.route("/sign-in/reset", methods=["GET", "POST"])
def regain() -> Response | tuple[str, int]:
    """Ask for the address and a code; one answer to whatever is wrong, the way to a new password otherwise."""
    form = RegainingForm()
    if form.validate_on_submit():
        try:
            issued = regain_by_factor(
                email=form.email.data or "",
                code=form.factor_code.data or "",
                vault=vault(),
                body_id=body_or_404().id,
                address=visitors_address(),
                at=now(),
            )
            return redirect(url_for("invitations.accept", token=issued.token), 303)
        except NotRegained as refusal:
            form.form_errors.append(refusal.message(current_language()))
    return render_template("auth/reset.html", form=form), form.status
