"""The door: a password, then the second factor of whoever has one; and out."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from council.actions import signing_in
from council.actions.signing_in import MustWait, WrongPassword
from council.records.database import db
from council.web import signed_in
from council.web.acting import current_body
from council.web.clock import now
from council.web.demonstration import accounts_offered
from council.web.forms.proving import ProofForm
from council.web.forms.signing_in import SignInForm
from council.web.languages import current_language, own_address
from council.web.proving import factor_proved, proof_asked, visitors_address, visitors_agent
from council.web.session_words import why_signed_out
from council.web.shell import home_url

bp = Blueprint("signing_in", __name__)

Page = Response | tuple[str, int] | tuple[str, int, dict[str, str]]


@bp.get("/sign-in")
def show_door() -> str | Response:
    """Show the door to whoever is not in yet."""
    if current_user.is_authenticated:
        return redirect(home_url())
    return _door(SignInForm(next=own_address(request.args.get("next"))))


@bp.post("/sign-in")
def sign_in() -> Page:
    """Open a session by the password; whoever has a second factor is asked for it next."""
    form = SignInForm()
    if not form.validate_on_submit():
        return _door(form), 422
    try:
        token = signing_in.sign_in(
            email=form.email.data,
            password=form.password.data,
            address=visitors_address(),
            agent=visitors_agent(),
            at=now(),
        )
    except WrongPassword as refusal:
        form.form_errors.append(refusal.message(current_language()))
        return _door(form), 422
    except MustWait as refusal:
        return _door(form, wait=refusal.seconds), 429, {"Retry-After": str(refusal.seconds)}
    _leave_former_session()
    signed_in.begin(token)
    return redirect(own_address(form.next.data) or home_url(), 303)


@bp.route("/sign-in/factor", methods=["GET", "POST"])
def prove_factor() -> Page:
    """Ask for the second factor; until it is proved the session opens nothing else."""
    held = signed_in.holder()
    if held is None:
        return redirect(url_for(".show_door", next=own_address(request.values.get("next"))), 303)
    form = ProofForm(next=own_address(request.args.get("next")))
    onward = own_address(form.next.data) or home_url()
    if held.is_whole:
        return redirect(onward, 303)
    if form.validate_on_submit():
        try:
            kind = factor_proved(held.person, form)
        except MustWait as refusal:
            shown = proof_asked(held.person, form, wait=refusal.seconds)
            return _second_step(shown), 429, {"Retry-After": str(refusal.seconds)}
        if kind is not None:
            signed_in.enter(kind)
            return redirect(onward, 303)
    return _second_step(proof_asked(held.person, form)), form.status


@bp.post("/sign-out")
def sign_out() -> Response:
    """End the session on the server too."""
    _leave_former_session()
    session.clear()
    return redirect("/sign-in", 303)


def _leave_former_session() -> None:
    held = signed_in.holder()
    if held is not None:
        signing_in.sign_out(token=held.token, at=now())


def _second_step(proof: object) -> str:
    return render_template("auth/second_step.html", proof=proof)


def _door(form: SignInForm, wait: int | None = None) -> str:
    body = current_body()
    offered = []
    if body is not None and body.is_demonstration:
        offered = accounts_offered(db.session(), current_app.config.get("DEMONSTRATION_ACCOUNTS", ()))
    return render_template(
        "auth/sign_in.html", form=form, wait=wait, ended=why_signed_out(), demonstration_accounts=offered
    )
