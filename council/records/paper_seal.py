"""Where the seal of the installation lies: its key and certificate in a file beside the database, and whom it believes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from council.settings import Settings

BELIEVED = "*.pem"
REVOKED = "*.crl"
LARGEST_LIST = 8 * 1024 * 1024  # the lists of a country's largest authority are smaller


class SealFault(StrEnum):
    """Why papers go out unsealed."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Trusted:
    """Certificates (DER) by which signatures are believed, and lists (DER) of those that their issuers took back."""

    certificates: tuple[bytes, ...] = ()
    revocations: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class SealFile:
    """A PKCS#12 file with the key of the seal; whoever holds the database alone does not hold it."""

    path: Path
    passphrase: str
    folder: Path
    trust: Path | None = None

    @classmethod
    def of(cls, settings: Settings) -> SealFile:
        return cls(settings.seal_path, settings.seal_passphrase, settings.keys_dir, settings.trust_dir)

    def content(self) -> bytes:
        return self.path.read_bytes()

    @property
    def opened_by(self) -> bytes | None:
        """Return the passphrase as a PKCS#12 file takes it."""
        return self.passphrase.encode() or None

    def certificate(self) -> x509.Certificate | None:
        """Return the certificate of the seal; None where the file is not there or is not opened."""
        try:
            kept = pkcs12.load_pkcs12(self.content(), self.opened_by)
        except (OSError, ValueError):
            return None
        return kept.cert.certificate if kept.cert and kept.key else None

    def fault(self, at: datetime) -> SealFault | None:
        """Return why nothing is sealed at a moment; None where the seal is in order."""
        if not self.path.is_file():
            return SealFault.MISSING
        certificate = self.certificate()
        if certificate is None:
            return SealFault.UNREADABLE
        valid = certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc
        return None if valid else SealFault.EXPIRED

    def trusted(self) -> Trusted:
        """Return whom the installation believes: by the folder of keys, and by the one that the operator keeps.

        Nothing is fetched from anywhere: a list that nobody laid there is not known here.
        """
        folders = [self.folder, *([self.trust] if self.trust and self.trust != self.folder else [])]
        read = [
            certificate
            for folder in folders
            for path in sorted(folder.glob(BELIEVED))
            for certificate in _read(path)
        ]
        lists = [one for folder in folders for path in sorted(folder.glob(REVOKED)) for one in _list(path)]
        return Trusted(tuple(one.public_bytes(Encoding.DER) for one in read), tuple(lists))


def _read(path: Path) -> list[x509.Certificate]:
    """Return the certificates of a file; what is none there is passed over, so that one bad file harms no paper."""
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError):
        return []


def _list(path: Path) -> list[bytes]:
    """Return the list of revoked certificates in a file (DER or PEM); nothing where there is none."""
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_LIST else b""
        is_pem = content.lstrip().startswith(b"-----BEGIN")
        read = x509.load_pem_x509_crl if is_pem else x509.load_der_x509_crl
        return [read(content).public_bytes(Encoding.DER)]
    except (OSError, ValueError):
        return []
