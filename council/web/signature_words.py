"""How a signature is told: by what algorithm, how far it reaches, and whether it holds today."""

from __future__ import annotations

from datetime import datetime

from flask import Flask
from flask_babel import gettext as _

from council.records.file_signatures import Covers, SignatureFinding, Soundness, Standing

# Names that are alike in every language, by how the identifiers are called in the standards.
ALGORITHMS = {
    "ecdsa": "ECDSA",
    "rsassa_pkcs1v15": "RSA",
    "rsa": "RSA",
    "rsassa_pss": "RSA-PSS",
    "ed25519": "Ed25519",
    "ed448": "Ed448",
    "1.2.643.7.1.1.1.1": "ГОСТ Р 34.10-2012",
    "1.2.643.7.1.1.1.2": "ГОСТ Р 34.10-2012",
    "1.2.643.7.1.1.3.2": "ГОСТ Р 34.10-2012",
    "1.2.643.7.1.1.3.3": "ГОСТ Р 34.10-2012",
    "1.2.643.7.1.1.2.2": "ГОСТ Р 34.11-2012",
    "1.2.643.7.1.1.2.3": "ГОСТ Р 34.11-2012",
}


def algorithm_name(told: str) -> str:
    """Return the algorithm and the digest as people know them; of others the identifier itself."""
    signing, _comma, digest = told.partition(", ")
    digest_name = ALGORITHMS.get(digest, digest.upper().replace("SHA", "SHA-").replace("_", "-"))
    return f"{ALGORITHMS.get(signing.removeprefix(f'{digest}_'), signing)}, {digest_name}"


def extent_words(covers: Covers) -> str:
    if covers is Covers.WHOLE:
        return _("весь файл")
    return _("файл до следующей подписи")


def verdict(finding: SignatureFinding, at: datetime) -> tuple[str, str]:
    """Return in words whether the signature holds today, and the mark of it."""
    if finding.soundness is Soundness.UNCHECKED:
        return _("не проверяется здесь"), "due"
    if finding.soundness is Soundness.BROKEN:
        return _("неверна"), "no"
    if finding.standing is Standing.UNKNOWN:
        return _("цела, издатель сертификата неизвестен"), "due"
    return _validity(finding, at)


def _validity(finding: SignatureFinding, at: datetime) -> tuple[str, str]:
    """Say whether the certificate lasts, or lasted at the hour that another house has stamped."""
    if finding.not_after is None or at <= finding.not_after:
        return _("действительна"), "yes"
    if finding.stamped_at is not None and finding.stamped_at <= finding.not_after:
        return _("действительна: поставлена до истечения сертификата"), "yes"
    return _("цела, срок сертификата истек"), "due"


def init_app(app: Flask) -> None:
    """Let templates tell of signatures."""
    app.add_template_filter(algorithm_name, "algorithm")
    app.add_template_filter(extent_words, "extent")
    app.add_template_filter(verdict, "verdict")
