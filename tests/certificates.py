"""Certificates that tests sign by, of an authority that each test run founds for itself."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from council.papers.seal_making import Authority

LONG_AGO = datetime(2024, 6, 1, tzinfo=UTC)


@cache
def an_authority(name: str = "Испытательный центр") -> Authority:
    return Authority.founded(name, at=LONG_AGO)


def a_certificate(name: str) -> bytes:
    """Return a certificate without its key, in PEM."""
    return an_authority().issue(name, at=LONG_AGO).certificate.public_bytes(Encoding.PEM)


def a_list(authority: Authority, *revoked: x509.Certificate, at: datetime, lasts: timedelta) -> bytes:
    """Return the authority's list of certificates it took back at the moment (DER)."""
    made = x509.CertificateRevocationListBuilder().issuer_name(authority.certificate.subject)
    made = made.last_update(at).next_update(at + lasts)
    for certificate in revoked:
        named = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(at)
        made = made.add_revoked_certificate(named.build())
    return made.sign(authority.key, SHA256()).public_bytes(Encoding.DER)
