"""The door: signing in with a password, and out."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session
from flask_login import current_user
from werkzeug.wrappers import Response

from council.actions import signing_in
from council.actions.signing_in import MustWait, WrongPassword
from council.web import signed_in
from council.web.clock import now
from council.web.forms.signing_in import SignInForm
from council.web.languages import current_language, own_address
from council.web.shell import home_url

bp = Blueprint("signing_in", __name__)


@bp.get("/sign-in")
def show_door() -> str | Response:
    if current_user.is_authenticated:
        return redirect(home_url())
    return _door(SignInForm(next=own_address(request.args.get("next"))))


@bp.post("/sign-in")
def sign_in() -> tuple[str, int] | tuple[str, int, dict[str, str]] | Response:
    form = SignInForm()
    if not form.validate_on_submit():
        return _door(form), 422
    try:
        token = signing_in.sign_in(
            email=form.email.data, password=form.password.data, address=_address(), at=now()
        )
    except WrongPassword as refusal:
        form.form_errors.append(refusal.message(current_language()))
        return _door(form), 422
    except MustWait as refusal:
        return _door(form, wait=refusal.seconds), 429, {"Retry-After": str(refusal.seconds)}
    _leave_former_session()
    signed_in.begin(token)
    return redirect(own_address(form.next.data) or home_url(), 303)


@bp.post("/sign-out")
def sign_out() -> Response:
    _leave_former_session()
    session.clear()
    return redirect("/sign-in", 303)


def _leave_former_session() -> None:
    if current_user.is_authenticated:
        signing_in.sign_out(token=current_user.token, at=now())


def _door(form: SignInForm, wait: int | None = None) -> str:
    accounts = current_app.config.get("DEMONSTRATION_ACCOUNTS", ())
    return render_template("auth/sign_in.html", form=form, wait=wait, demonstration_accounts=accounts)


def _address() -> str:
    return (request.remote_addr or "")[:64]
