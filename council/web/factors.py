"""A person's own second factors: set up, taken away, and codes for the day the device is lost."""

from __future__ import annotations

import segno
from flask import Blueprint, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.access.factors import Factors, factors_of, name_of_owner
from council.access.one_time_codes import address_of_secret, in_groups, new_secret
from council.access.passkeys import Assertion, question_of_making
from council.actions import factors
from council.records.database import db
from council.records.factors import FactorKind
from council.web import signed_in
from council.web.acting import body_zone, current_actor, is_setting_up, signed_in_account
from council.web.clock import now
from council.web.forms.base import Form
from council.web.forms.factors import ApplicationForm, PasskeyForm
from council.web.proving import site, vault

bp = Blueprint("factors", __name__)

Page = Response | tuple[str, int]

PENDING = "secret_to_share"  # enciphered: until a code shows that the application has it, it is nowhere else


@bp.get("/account/factors")
def show_factors() -> str:
    """Show by what the person proves to be there, the passkey first."""
    return _factors(PasskeyForm())


@bp.post("/account/factors/passkeys")
def add_passkey() -> Page:
    """Keep the public half of the key that the device has made."""
    form = PasskeyForm()
    if form.validate_on_submit():
        with form.refusals():
            codes = factors.add_passkey(
                answer=Assertion(form.factor_answer.data or "", site()),
                name=form.name.data or _("Ключ доступа"),
                vault=vault(),
                by=current_actor(),
                at=now(),
            )
            return _set_up(FactorKind.PASSKEY, codes)
    return _factors(form), form.status


@bp.post("/account/factors/passkeys/<passkey>/removal")
def remove_passkey(passkey: str) -> Page:
    """Take a passkey away."""
    form = Form()
    if form.validate_on_submit():
        with form.refusals():
            factors.remove_passkey(passkey=passkey, by=current_actor(), at=now())
            return redirect(url_for(".show_factors"), 303)
    return _factors(PasskeyForm(formdata=None), refused=form), form.status


@bp.route("/account/factors/application", methods=["GET", "POST"])
def set_up_application() -> Page:
    """Share a secret with an authenticator application, which answers with its first code."""
    form, secret = ApplicationForm(), _pending_secret()
    if form.validate_on_submit():
        with form.refusals():
            codes = factors.set_up_one_time_codes(
                secret=secret, code=form.code.data or "", vault=vault(), by=current_actor(), at=now()
            )
            session.pop(PENDING, None)
            return _set_up(FactorKind.ONE_TIME_CODE, codes)
    address = address_of_secret(secret, account=signed_in_account().email, issuer=site().rp_id)
    drawn = segno.make(address, error="m").svg_data_uri(scale=5, border=2, dark="#1b2430", light="#fff")
    shown = render_template(
        "account/application.html", form=form, drawn=drawn, secret=in_groups(secret), address=address
    )
    return shown, form.status


@bp.post("/account/factors/application/removal")
def remove_application() -> Page:
    """Take the application away."""
    form = Form()
    if form.validate_on_submit():
        with form.refusals():
            factors.remove_one_time_codes(by=current_actor(), at=now())
            return redirect(url_for(".show_factors"), 303)
    return _factors(PasskeyForm(formdata=None), refused=form), form.status


@bp.post("/account/factors/recovery-codes")
def make_recovery_codes() -> Page:
    """Make recovery codes anew and show them, this once."""
    form = Form()
    if form.validate_on_submit():
        with form.refusals():
            return _codes_shown(factors.make_recovery_codes(by=current_actor(), at=now())), 200
    return _factors(PasskeyForm(formdata=None), refused=form), form.status


def _set_up(kind: FactorKind, codes: list[str]) -> Page:
    """Go on as one who has just proved the factor; with the first one recovery codes are shown, once."""
    signed_in.prove(kind)
    return (_codes_shown(codes), 200) if codes else redirect(url_for(".show_factors"), 303)


def _codes_shown(codes: list[str]) -> str:
    return render_template("account/recovery_codes.html", codes=codes)


def _factors(form: PasskeyForm, refused: Form | None = None) -> str:
    held = factors_of(db.session(), current_actor().person_id)
    return render_template(
        "account/factors.html",
        held=held,
        form=form,
        refused=refused,
        question=_question(held),
        must_set_up=is_setting_up(),
        zone=body_zone(),
    )


def _question(held: Factors) -> str:
    """Return what the device is asked to make a key for; empty where no browser would."""
    here, account = site(), signed_in_account()
    if not here.can_have_passkeys:
        return ""
    challenge = vault().challenge(of=name_of_owner(account.person), at=now())
    return question_of_making(account, site=here, known=held.passkeys, challenge=challenge)


def _pending_secret() -> str:
    """Return the secret about to be shared, the same on every showing of the page."""
    owner = name_of_owner(signed_in_account().person)
    secret = vault().opened(session.get(PENDING, ""), of=owner)
    if secret is None:
        secret = new_secret()
        session[PENDING] = vault().enciphered(secret, of=owner)
    return secret
