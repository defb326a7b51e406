"""Which acts ask for the second factor anew, and how: at the page before the act, and again at the act itself."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.access.factors import has_factor
from council.actions.signing_in import MustWait
from council.records.database import db
from council.web import signed_in
from council.web.clock import now
from council.web.forms.proving import ProofForm
from council.web.languages import own_address, referring_page
from council.web.proving import factor_proved, proof_asked
from council.web.shell import home_url
from council.web.typed import typed

bp = Blueprint("stepping_up", __name__)

Page = Response | tuple[str, int] | tuple[str, int, dict[str, str]]

# As long as one question is put and decided: a browser left unlocked votes for nobody after the coffee break.
PROOF_LASTS = timedelta(minutes=15)

# Acts that bind a state or open the record to somebody, with the pages on which they are confirmed.
NEEDS_PROOF = frozenset(
    {
        "voting.show_choice",
        "voting.cast_ballot",
        "voting.object_to_adoption",
        "conducting.confirm_closing",
        "conducting.close",
        "conducting.propose_annulment",
        "conducting.confirm_annulment",
        "conducting.confirm_oral_ballot",
        "conducting.reject_oral_ballot",
        "credentials.confirm_credential",
        "credentials.refuse_credential",
        "credentials.revoke_credential",
        "minutes.sign",
        "preparing.countersign",
        "file_signatures.bring",
        "file_signatures.sign",
        "certificates.enter_certificate",
        "certificates.withdraw",
        "corrections.sign",
        "corrections.countersign",
        "overrides.record_override",
        "overrides.confirm_override",
        "overrides.end_override",
        "inviting.invite_again",
        "nominations.confirm",
        "proposals.confirm",
        "resets.propose",
        "resets.show",
        "resets.confirm",
        "people.open_account",
        "people.disable_account",
        "delegation.close_account",
        "people.appoint",
        "people.end_appointment",
        "secretariat.hand_over",
        "own_account.change",
        "calendar.make",
        "account.change_passphrase",
        "factors.show_factors",
        "factors.add_passkey",
        "factors.remove_passkey",
        "factors.set_up_application",
        "factors.remove_application",
        "factors.make_recovery_codes",
    }
)

# Acts of the same subjects that do without, each with its reason.
WITHOUT_PROOF = {
    "file_signatures.look": "says anew what stands in a file; nobody is bound by it",
    "voting.confirm_choice": "keeps the choice in the voter's own browser; nothing is written",
    "conducting.enter_oral_ballot": "counts for nothing until the presiding person confirms it",
    "conducting.withdraw": "ends a vote in which nobody has voted; nothing is decided by it",
    "credentials.file_credential": "opens nothing until it is confirmed",
    "minutes.draft": "a draft binds nobody until it is signed",
    "people.register_person": "a name in the directory opens nothing",
    "inviting.withdraw_invitation": "closes a link; closing is never held up",
    "calendar.revoke": "closes an address; closing is never held up",
    "resets.refuse": "leaves everything as it is",
    "resets.put_away": "hides a notice from its reader alone",
    "delegation.nominate": "opens nothing until the secretariat confirms",
    "delegation.withdraw_nomination": "leaves everything as it is",
    "nominations.refuse": "leaves everything as it is",
    "proposals.refuse": "leaves everything as it is",
}


def init_app(app: Flask) -> None:
    """Ask before every page and act of the table."""
    app.before_request(ask_for_proof)


def ask_for_proof() -> Page | None:
    """Lead a page of the table to the second factor, and stop an act, unless it was proved a moment ago.

    Who has none passes: whoever is obliged to one has been led to set it up by now, and
    the acts of the table are open to nobody else.
    """
    held = signed_in.holder()
    if request.endpoint not in NEEDS_PROOF or held is None or held.proved_at is None:
        return None
    if held.has_proved_since(now() - PROOF_LASTS) or not has_factor(db.session(), held.person.id):
        return None
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("stepping_up.step_up", next=request.full_path.rstrip("?")), 303)
    return _proved_with_the_act(held)


@bp.route("/step-up", methods=["GET", "POST"])
def step_up() -> Page:
    """Ask for the second factor, and lead on to where it was asked for."""
    held = signed_in.holder()
    form = ProofForm(next=own_address(request.args.get("next")))
    onward = own_address(form.next.data) or home_url()
    if held is None or held.proved_at is None:
        return redirect(onward, 303)
    if form.validate_on_submit():
        try:
            kind = factor_proved(held.person, form)
        except MustWait as refusal:
            return _asked(held, form, "auth/step_up.html", refusal)
        if kind is not None:
            signed_in.prove(kind)
            return redirect(onward, 303)
    return _asked(held, form, "auth/step_up.html")


def _proved_with_the_act(held: signed_in.SignedIn) -> Page | None:
    """Let the act go on when it brings the proof along; else stop it, and let what was typed be sent with one."""
    form = ProofForm(next=referring_page())
    form.next.data = own_address(form.next.data)
    if not form.factor_code.data and not form.factor_answer.data:
        return _asked(held, form, "errors/step_up.html")
    try:
        kind = factor_proved(held.person, form) if form.validate() else None
    except MustWait as refusal:
        return _asked(held, form, "errors/step_up.html", refusal)
    if kind is None:
        return _asked(held, form, "errors/step_up.html")
    signed_in.prove(kind)
    return None


def _asked(held: signed_in.SignedIn, form: ProofForm, template: str, wait: MustWait | None = None) -> Page:
    is_stopped = template.startswith("errors/")
    proof = proof_asked(held.person, form, wait=wait.seconds if wait else None)
    page = render_template(
        template, proof=proof, typed=typed() if is_stopped else (), files=bool(request.files)
    )
    status = 403 if is_stopped else form.status
    return (page, 429, {"Retry-After": str(wait.seconds)}) if wait else (page, status)
