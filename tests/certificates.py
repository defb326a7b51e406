"""Certificates that tests sign by, of an authority that each test run founds for itself."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder

from council.actions.certificates import words_of
from council.papers.seal_making import Authority, Issued
from council.records.people import Person

LONG_AGO = datetime(2024, 6, 1, tzinfo=UTC)


@cache
def an_authority(name: str = "Испытательный центр") -> Authority:
    return Authority.founded(name, at=LONG_AGO)


def a_proof(person: Person, issued: Issued | None = None, *, name: str = "Владелец") -> bytes:
    """Return what shows that the person holds the key of a certificate: a signature over the words that name them."""
    return a_signature(words_of(person), issued or an_authority().issue(name, at=LONG_AGO))


def a_signature(words: bytes, issued: Issued) -> bytes:
    """Return a signature that stands beside the words (CMS), with its certificate."""
    made = PKCS7SignatureBuilder().set_data(words).add_signer(issued.certificate, issued.key, SHA256())
    return made.sign(Encoding.DER, [PKCS7Options.DetachedSignature, PKCS7Options.Binary])


def a_list(authority: Authority, *revoked: x509.Certificate, at: datetime, lasts: timedelta) -> bytes:
    """Return the authority's list of certificates it took back at the moment (DER)."""
    made = x509.CertificateRevocationListBuilder().issuer_name(authority.certificate.subject)
    made = made.last_update(at).next_update(at + lasts)
    for certificate in revoked:
        named = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(at)
        made = made.add_revoked_certificate(named.build())
    return made.sign(authority.key, SHA256()).public_bytes(Encoding.DER)
