"""The certificates by which a person signs in files: entered and taken back on their own account."""

from __future__ import annotations

import hashlib

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions.certificates import register_certificate, withdraw_certificate, words_of
from council.records.certificates import certificates_of
from council.records.database import db
from council.web.acting import current_actor, current_person
from council.web.clock import now
from council.web.filing import bytes_sent, sent
from council.web.forms.base import Form
from council.web.forms.certificates import OwnCertificateForm

bp = Blueprint("certificates", __name__)

Page = Response | tuple[str, int]


@bp.route("/account/certificates", methods=["GET", "POST"])
def enter_certificate() -> Page:
    """Show the certificates of the person, and take one more."""
    form = OwnCertificateForm()
    if form.validate_on_submit():
        with form.refusals():
            register_certificate(content=bytes_sent(form.file) or b"", by=current_actor(), at=now())
            return redirect(url_for(".enter_certificate"), 303)
    return _page(form), form.status


@bp.post("/account/certificates/<certificate>/withdrawal")
def withdraw(certificate: str) -> Page:
    """Take a certificate back."""
    form = Form()
    if form.validate_on_submit():
        with form.refusals():
            withdraw_certificate(certificate=certificate, by=current_actor(), at=now())
            return redirect(url_for(".enter_certificate"), 303)
    return _page(OwnCertificateForm(formdata=None), refused=form), form.status


@bp.get("/account/certificates/words")
def words() -> Response:
    """Send the words that the person signs to show that they hold a key."""
    said = words_of(current_person())
    digest = hashlib.sha256(said).hexdigest()
    return sent(said, "text/plain", digest, name="Подтверждение подписи.txt", plain="signature-proof.txt")


def _page(form: OwnCertificateForm, refused: Form | None = None) -> str:
    held = certificates_of(db.session(), current_actor().person_id)
    return render_template("account/certificates.html", form=form, held=held, refused=refused)
