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


class SealFault(StrEnum):
    """Why papers go out unsealed."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXPIRED = "expired"


@dataclass(frozen=True)
class SealFile:
    """A PKCS#12 file with the key of the seal; whoever holds the database alone does not hold it."""

    path: Path
    passphrase: str
    folder: Path

    @classmethod
    def of(cls, settings: Settings) -> SealFile:
        return cls(settings.seal_path, settings.seal_passphrase, settings.keys_dir)

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

    def believed(self) -> list[bytes]:
        """Return the certificates (DER) by which signatures are believed: those laid into the folder of keys."""
        found = [certificate for path in sorted(self.folder.glob(BELIEVED)) for certificate in _read(path)]
        return [certificate.public_bytes(Encoding.DER) for certificate in found]


def _read(path: Path) -> list[x509.Certificate]:
    """Return the certificates of a file; what is none there is passed over, so that one bad file harms no paper."""
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError):
        return []
