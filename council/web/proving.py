"""Proving the second factor on a page: the form, the question to a passkey, and the answer taken to the act."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request
from flask_babel import gettext as _

from council.access.factors import factors_of, name_of_owner
from council.access.passkeys import Assertion, Site, question_of_proof
from council.access.spent import Spent
from council.access.vault import Vault
from council.actions.proving import WrongFactor, prove_factor
from council.records.database import db
from council.records.factors import FactorKind
from council.records.people import Person
from council.settings import Settings
from council.web.acting import current_body
from council.web.clock import now
from council.web.forms.proving import ProofForm
from council.web.languages import current_language, parts_of
from council.web.shell import body_short_title


@dataclass(frozen=True)
class Proof:
    """What a page shows that asks for the second factor."""

    form: ProofForm
    question: str  # to a passkey; empty where the person has none for this site
    takes_codes: bool
    wait: int | None = None


def proof_asked(person: Person, form: ProofForm, wait: int | None = None) -> Proof:
    """Return what to ask of the person: the passkey first, codes beside it."""
    factors, here = factors_of(db.session(), person.id), site()
    passkeys = [passkey for passkey in factors.passkeys if passkey.rp_id == here.rp_id]
    challenge = vault().challenge(of=name_of_owner(person), at=now())
    question = question_of_proof(passkeys, site=here, challenge=challenge) if passkeys else ""
    only_passkeys = bool(passkeys) and factors.one_time_secret is None and not factors.recovery_codes
    return Proof(form, question, takes_codes=not only_passkeys, wait=wait)


def factor_proved(person: Person, form: ProofForm) -> FactorKind | None:
    """Return by what the person has proved to be there; None when the form names why not."""
    answered = form.factor_answer.data or ""
    code = form.factor_code.data or ""
    if not answered and not code.strip():
        form.factor_code.errors = [_("Введите код")]
        return None
    answer = Assertion(answered, site()) if answered else code
    try:
        return prove_factor(
            person_id=person.id, answer=answer, vault=vault(), address=visitors_address(), at=now()
        )
    except WrongFactor as refusal:
        form.factor_code.errors = [refusal.message(current_language())]
        return None


def vault() -> Vault:
    """Return what enciphers the secrets of second factors."""
    settings: Settings = current_app.config["SETTINGS"]
    return Vault(settings.secret_key, Spent(settings.data_dir / "spent"))


def site() -> Site:
    """Return for which name a browser makes and uses passkeys here."""
    address = request.host_url.rstrip("/")
    return Site(parts_of(address).hostname or "", address, body_short_title(current_body()))


def visitors_address() -> str:
    """Return the address the request came from, as far as it is kept."""
    return (request.remote_addr or "")[:64]


def visitors_agent() -> str:
    """Return what the browser calls itself."""
    return request.headers.get("User-Agent", "")
