"""Whether an issuer has taken a certificate back, asked of lists that are kept here; nothing is fetched from anywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509 import (
    Certificate,
    CertificateRevocationList,
    DeltaCRLIndicator,
    ExtensionNotFound,
    IssuingDistributionPoint,
    load_der_x509_certificate,
    load_der_x509_crl,
)

from council.records.file_signatures import Revocation

# What is told of a way on which several certificates stand.
WORST_FIRST = (Revocation.REVOKED, Revocation.NO_LIST, Revocation.OUTDATED, Revocation.NOT_REVOKED)


@dataclass(frozen=True)
class Told:
    """What the lists tell of a certificate, and since when it is revoked."""

    revocation: Revocation
    revoked_at: datetime | None = None


def revocation_on(path: Sequence[bytes], lists: Iterable[bytes], *, at: datetime) -> Told:
    """Return the worst that is told of the certificates (DER) from the believed one down to the signer's."""
    kept = [_read(one) for one in lists]
    chain = [load_der_x509_certificate(one) for one in path]
    asked = [_asked(issuer, issued, kept, at) for issuer, issued in pairwise(chain)]
    return min(asked, key=lambda told: WORST_FIRST.index(told.revocation), default=Told(Revocation.NO_LIST))


@lru_cache(maxsize=64)
def _read(content: bytes) -> CertificateRevocationList:
    return load_der_x509_crl(content)


def _asked(
    issuer: Certificate, certificate: Certificate, kept: Iterable[CertificateRevocationList], at: datetime
) -> Told:
    lists = [one for one in kept if _is_of(one, issuer)]
    for one in lists:
        named = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
        if named is not None:
            return Told(Revocation.REVOKED, named.revocation_date_utc)
    until = [one.next_update_utc for one in lists if _is_whole(one) and one.next_update_utc is not None]
    if not until:
        return Told(Revocation.NO_LIST)
    return Told(Revocation.NOT_REVOKED if max(until) >= at else Revocation.OUTDATED)


def _is_of(one: CertificateRevocationList, issuer: Certificate) -> bool:
    key: Any = issuer.public_key()
    try:
        return one.issuer == issuer.subject and one.is_signature_valid(key)
    except (TypeError, ValueError, UnsupportedAlgorithm):
        return False


def _is_whole(one: CertificateRevocationList) -> bool:
    """Say whether the list is of all certificates of its issuer: of a part nothing follows for the others."""
    for kind in (DeltaCRLIndicator, IssuingDistributionPoint):
        try:
            one.extensions.get_extension_for_class(kind)
        except ExtensionNotFound:
            continue
        return False
    return True
