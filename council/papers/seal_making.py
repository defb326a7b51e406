"""A seal made on the spot: a certification authority of the installation's own, and certificates it issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

# A protocol is kept for thirty years; who signs is asked again every five.
AUTHORITY_LASTS = timedelta(days=30 * 366)
CERTIFICATE_LASTS = timedelta(days=5 * 365)


@dataclass(frozen=True)
class Issued:
    """A key with its certificate, and the certificate of who issued it."""

    key: EllipticCurvePrivateKey
    certificate: x509.Certificate
    issuer: x509.Certificate

    def as_pkcs12(self, passphrase: str) -> bytes:
        closed = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
        return pkcs12.serialize_key_and_certificates(None, self.key, self.certificate, [self.issuer], closed)


@dataclass(frozen=True)
class Authority:
    """Issues the certificates of one installation; whoever is to believe them is given its own."""

    key: EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def founded(cls, name: str, *, at: datetime) -> Authority:
        key, called = generate_private_key(SECP256R1()), _name(name)
        made = _draft(called, called, key, at, AUTHORITY_LASTS)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        made = made.add_extension(_usage(issues=True), critical=True)
        return cls(key, made.sign(key, SHA256()))

    @classmethod
    def read(cls, content: bytes) -> Authority:
        """Return the authority kept in a PKCS#12 file."""
        kept = pkcs12.load_pkcs12(content, None)
        if kept.cert is None or not isinstance(kept.key, EllipticCurvePrivateKey):
            raise ValueError("the file holds no authority of ours")
        return cls(kept.key, kept.cert.certificate)

    def as_pkcs12(self) -> bytes:
        return pkcs12.serialize_key_and_certificates(None, self.key, self.certificate, None, NoEncryption())

    def as_pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def issue(self, name: str, *, organisation: str = "", at: datetime) -> Issued:
        """Issue a key that signs and does nothing else."""
        key = generate_private_key(SECP256R1())
        made = _draft(_name(name, organisation), self.certificate.subject, key, at, CERTIFICATE_LASTS)
        made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        made = made.add_extension(_usage(issues=False), critical=True)
        return Issued(key, made.sign(self.key, SHA256()), self.certificate)


def _name(name: str, organisation: str = "") -> x509.Name:
    parts = [(NameOID.COMMON_NAME, name), (NameOID.ORGANIZATION_NAME, organisation)]
    return x509.Name([x509.NameAttribute(kind, _cut(said)) for kind, said in parts if said])


def _cut(said: str) -> str:
    """Return as much of a name as X.520 has room for, counted in bytes."""
    return said.encode()[:64].decode(errors="ignore")


def _draft(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number())
    return made.not_valid_before(at).not_valid_after(at + lasts)


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues, content_commitment=not issues, key_cert_sign=issues, crl_sign=issues,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
