"""The seal of the installation on a paper: an invisible PAdES signature after its last byte."""

from dataclasses import dataclass
from datetime import datetime

from pyhanko.sign.signers import SimpleSigner

from council.papers.signature_fields import SEAL_FIELD
from council.papers.signing import signed
from council.records.paper_seal import SealFile, Trusted
from council.settings import Settings


@dataclass(frozen=True)
class PaperSeal:
    """The seal as it lies at the moment it is used, so that a new one is taken up without a new start."""

    file: SealFile
    timestamp_url: str = ""

    @classmethod
    def of(cls, settings: Settings) -> "PaperSeal":
        return cls(SealFile.of(settings), settings.timestamp_url)

    def sealed(self, pdf: bytes, *, at: datetime) -> bytes:
        """Return the paper with the seal after it; the very bytes that were given, where no seal is in order."""
        if self.file.fault(at) is not None:
            return pdf
        signer = SimpleSigner.load_pkcs12_data(self.file.content(), [], self.file.opened_by)
        return signed(pdf, signer, field=SEAL_FIELD, at=at, timestamp_url=self.timestamp_url)

    def trusted(self) -> Trusted:
        """Return by whose word signatures are believed here."""
        return self.file.trusted()
