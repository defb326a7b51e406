"""A person's own account: who they are here, and the passphrase."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.factors import factors_of
from council.access.resets import noticed_by
from council.access.signing_in import sessions_of
from council.actions import passphrases
from council.actions.digests import choice_of
from council.actions.signing_in import MustWait
from council.records.database import db
from council.web import signed_in
from council.web.acting import body_zone, current_actor, signed_in_account
from council.web.clock import now
from council.web.forms.account import PassphraseForm
from council.web.forms.base import Form
from council.web.proving import visitors_address

bp = Blueprint("account", __name__)

Page = Response | tuple[str, int]


@bp.get("/account")
def show_account() -> str:
    """Show the account with the ways to everything that belongs to it."""
    account = signed_in_account()
    chosen = choice_of(db.session(), account.person_id)
    return render_template(
        "account/account.html",
        account=account,
        resets=[
            noticed
            for noticed in noticed_by(db.session(), current_actor(), at=now())
            if noticed.person_id == account.person_id
        ],
        held=factors_of(db.session(), account.person_id),
        digest_hour=None if chosen is None else chosen.hour,
        zone=body_zone(),
        sessions=len(sessions_of(db.session(), account.person_id, at=now())),
    )


@bp.route("/account/passphrase", methods=["GET", "POST"])
def change_passphrase() -> Page:
    """Change the passphrase; every other session of the person ends with the former one."""
    form, held = PassphraseForm(), signed_in.holder()
    if held is not None and form.validate_on_submit():
        with form.refusals():
            try:
                token = passphrases.change_passphrase(
                    current=form.current_passphrase.data or "",
                    new=form.new_passphrase.data or "",
                    token=held.token,
                    address=visitors_address(),
                    by=current_actor(),
                    at=now(),
                )
            except MustWait as refusal:
                return _passphrase(form, wait=refusal.seconds), 429
            signed_in.go_on(token)
            return redirect(url_for(".show_account"), 303)
    return _passphrase(form), form.status


def _passphrase(form: Form, wait: int | None = None) -> str:
    return render_template("account/passphrase.html", form=form, wait=wait, account=signed_in_account())
