"""The person's own address and language."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.actions.own_account import change_account
from council.web.acting import current_actor, signed_in_account
from council.web.clock import now
from council.web.forms.own_account import OwnAccountForm

bp = Blueprint("own_account", __name__)


@bp.route("/account/address", methods=["GET", "POST"])
def change() -> Response | tuple[str, int]:
    """Change the address one signs in by, and the language of letters."""
    by, account = current_actor(), signed_in_account()
    form = OwnAccountForm() if request.method == "POST" else OwnAccountForm(obj=account)
    if form.validate_on_submit():
        with form.refusals():
            change_account(**form.said(), by=by, at=now())
            return redirect(url_for("account.show_account"), 303)
    return render_template("account/address.html", form=form), form.status
