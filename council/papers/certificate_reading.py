"""What a certificate says of itself: told alike of one that a person enters and of one that a signature names."""

from typing import Any

from asn1crypto import pem, x509

from council.papers.signature_reading import facts_of_certificate


class NotReadable(Exception):
    """The bytes are no certificate, or more than one, or bring a key along."""


def sole_certificate(content: bytes) -> bytes:
    """Return the one certificate (DER) of a file, in DER or PEM, or raise `NotReadable`."""
    try:
        parts = (
            list(pem.unarmor(content, multiple=True))
            if pem.detect(content)
            else [("CERTIFICATE", {}, content)]
        )
        if [kind for kind, _headers, _der in parts] != ["CERTIFICATE"]:
            raise NotReadable
        certificate = x509.Certificate.load(parts[0][2], strict=True)
        certificate_facts(certificate.dump())
        return bytes(certificate.dump())
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as fault:
        raise NotReadable from fault


def certificate_facts(certificate: bytes) -> dict[str, Any]:
    """Return the digest, the name, the issuer, the number and the term of a certificate (DER)."""
    return facts_of_certificate(x509.Certificate.load(certificate))
