"""How a signature is told: by what algorithm, how far it reaches, and whether it holds today."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from flask import Flask
from flask_babel import gettext as _

from council.papers.signature_fields import SEAL_FIELD
from council.records.file_signatures import Covers, Revocation, SignatureFinding, Soundness, Standing
from council.web.naming import person_name

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
    return _("файл до того, что добавлено позже")


def verdict(finding: SignatureFinding, at: datetime, accepted_at: datetime | None = None) -> tuple[str, str]:
    """Return in words whether the signature holds at a moment, and the mark of it.

    `accepted_at` is when the file was taken here, as the register tells: the signature stood in it by then.
    """
    if finding.soundness is Soundness.UNCHECKED:
        return _("подпись не проверена"), "due"
    if finding.soundness is Soundness.BROKEN:
        return _("неверна"), "no"
    if finding.standing is Standing.UNKNOWN:
        return _("цела, издатель сертификата Совету неизвестен"), "due"
    stood_by = [one for one in (finding.stamped_at if finding.is_stamped else None, accepted_at) if one]
    return _validity(finding, at, min(stood_by, default=None))


def _validity(finding: SignatureFinding, at: datetime, stood_by: datetime | None) -> tuple[str, str]:
    """Say whether the certificate was in force when the signature is known to have stood there."""
    if finding.revocation is Revocation.REVOKED:
        if finding.revoked_at is not None and stood_by is not None and stood_by < finding.revoked_at:
            return _("действительна: поставлена до отзыва сертификата"), "yes"
        return _("сертификат отозван"), "no"
    told_at = finding.stamped_at if finding.is_stamped else finding.claimed_at
    if told_at is not None and finding.not_before is not None and told_at < finding.not_before:
        return _("цела, но сертификат тогда еще не действовал"), "due"
    if finding.not_after is None or at <= finding.not_after:
        return _("действительна"), "yes"
    if stood_by is not None and stood_by <= finding.not_after:
        return _("действительна: поставлена до истечения сертификата"), "yes"
    return _("цела, срок сертификата истек"), "due"


def revocation_words(finding: SignatureFinding) -> str:
    """Return what is known of a revocation; nothing of a certificate that is not believed anyhow."""
    words = {
        Revocation.NOT_REVOKED: _("по списку издателя сертификат не отозван"),
        Revocation.REVOKED: _("сертификат отозван издателем"),
        Revocation.OUTDATED: _("отзыв не проверен: список издателя устарел"),
        Revocation.NO_LIST: _("отзыв не проверен: списка издателя здесь нет"),
    }
    if finding.revocation is not None:
        return words[finding.revocation]
    return _("отзыв сертификата не проверялся") if finding.is_believed else ""


def stamp_words(finding: SignatureFinding) -> str:
    """Return by whose clock the hour of the signature is told; a seal is older than the signature under its paper."""
    if finding.stamped_at is None and _is_our_seal(finding):
        return _("по часам Совета, при печати файла")
    if finding.stamped_at is None:
        return _("по часам подписавшего") if finding.claimed_at else ""
    if finding.is_stamped:
        return _("штамп времени: %(whose)s; отзыв сертификата службы не проверялся", whose=finding.stamped_by)
    return _("штамп службы, которая Совету неизвестна: %(whose)s", whose=finding.stamped_by)


def _is_our_seal(finding: SignatureFinding) -> bool:
    """Say whether the signature is the seal a paper of ours was printed under: such a finding is kept, and first."""
    is_kept_seal = finding.id is not None and (finding.place, finding.field) == (0, SEAL_FIELD)
    return is_kept_seal and finding.signer is None and finding.is_believed


def owner_words(finding: SignatureFinding, signers: AbstractSet[int] = frozenset()) -> str:
    """Return how the name in the certificate is known to be that of who signed; `signers` signed the paper by the act.

    A signature that was not found to hold is nobody's: its certificate may have been taken out of another file.
    """
    if finding.soundness is not Soundness.INTACT:
        return _unproven_owner(finding)
    if finding.signer is not None and finding.signer_id in signers:
        return _("Лицо, подписавшее документ в системе: %(person)s", person=person_name(finding.signer))
    if finding.signer is not None:
        return _(
            "Владелец сертификата, подтвердил ключ подписью: %(person)s", person=person_name(finding.signer)
        )
    if finding.standing is Standing.BELIEVED:
        return _("Имя – по сертификату, издателю которого Совет доверяет")
    return _("Имя – только по сертификату, Совет его не подтверждает")


def _unproven_owner(finding: SignatureFinding) -> str:
    name = finding.subject or _("имя не указано")
    if finding.soundness is Soundness.BROKEN:
        return _("Сертификат на имя: %(name)s; подпись неверна, кем поставлена – не известно", name=name)
    return _("Сертификат на имя: %(name)s; подпись не проверена, кем поставлена – не известно", name=name)


def init_app(app: Flask) -> None:
    """Let templates tell of signatures."""
    app.add_template_filter(algorithm_name, "algorithm")
    app.add_template_filter(extent_words, "extent")
    app.add_template_filter(verdict, "verdict")
    app.add_template_filter(revocation_words, "revocation")
    app.add_template_filter(stamp_words, "by_whose_clock")
    app.add_template_filter(owner_words, "whose_signature")
