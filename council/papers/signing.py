"""Signs a PDF in one of its fields, with a time stamp (RFC 3161) if one is to be had: also a program of its own.

As a program it signs with a key that somebody has lent for this one signature: the key is
seen by no other process and is gone with this one. It imports nothing of the house.
"""

import io
import json
import resource
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from asn1crypto import tsp
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

MEMORY, SECONDS = 1024 * 1024 * 1024, 20
LONGEST_WAIT = 10
LONGEST_ANSWER = 64 * 1024


class _NoOtherAddress(HTTPRedirectHandler):
    """Whoever is configured is asked, and nobody they point to."""

    def redirect_request(self, *_args: object) -> None:
        return None


_ask = build_opener(_NoOtherAddress).open


class StampingService(TimeStamper):
    """Another house says by its own clock that a signature was there; only the digest of the signature is sent to it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        asked = Request(self.address, data=req.dump(), headers=headers)  # noqa: S310 - the settings let in http alone
        try:
            with _ask(asked, timeout=LONGEST_WAIT) as answer:
                return tsp.TimeStampResp.load(answer.read(LONGEST_ANSWER))
        except (URLError, OSError, ValueError) as fault:
            raise TimestampRequestError(f"{self.address}: {fault}") from fault


class _SignerAt(PdfSigner):
    """Signs by the hour it is told, and not by the clock it finds."""

    at: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


class _Paper(IncrementalPdfFileWriter):
    """A paper whose notes on itself stay as they are: written anew they would describe PDF/UA as PDF/A does not allow."""

    def _update_meta(self) -> None:
        """Leave the metadata alone; the hour of a signature stands in the signature."""


def signed(pdf: bytes, signer: SimpleSigner, *, field: str, at: datetime, timestamp_url: str = "") -> bytes:
    """Return the paper with a signature after it; every byte before stays as it was.

    A paper is not kept from anybody because a service of time elsewhere is silent:
    then it is signed without a stamp, and whoever looks into the signature sees that.
    """
    if timestamp_url:
        try:
            return _signed(pdf, signer, field, at, StampingService(timestamp_url))
        except TimestampRequestError:
            pass
    return _signed(pdf, signer, field, at, None)


def _signed(pdf: bytes, signer: SimpleSigner, field: str, at: datetime, stamper: TimeStamper | None) -> bytes:
    about = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    signing = _SignerAt(about, signer=signer, timestamper=stamper, new_field_spec=SigFieldSpec(field))
    signing.at = at
    written = io.BytesIO()
    # The library brings a loop of its own, and the thread that asks may be running one.
    with ThreadPoolExecutor(max_workers=1) as apart:
        apart.submit(signing.sign_pdf, _Paper(io.BytesIO(pdf)), output=written).result()
    return written.getvalue()


def signed_with_lent_key(
    pdf: bytes, key: bytes, passphrase: str, *, at: datetime, timestamp_url: str
) -> bytes:
    """Return the paper signed in the next free field, or raise `ValueError` with the name of the flaw."""
    _require_key(key, passphrase, at)
    signer = SimpleSigner.load_pkcs12_data(key, [], passphrase.encode() or None)
    if signer is None:
        raise ValueError("UNKNOWN_KEY")
    try:
        return signed(pdf, signer, field=_free_field(pdf), at=at, timestamp_url=timestamp_url)
    except (SigningError, PdfError, NotImplementedError) as fault:
        raise ValueError("UNKNOWN_KEY") from fault


def _require_key(key: bytes, passphrase: str, at: datetime) -> None:
    try:
        kept = pkcs12.load_pkcs12(key, passphrase.encode() or None)
    except ValueError as fault:
        is_pkcs12 = key[:1] == b"\x30" and b"\x2a\x86\x48\x86\xf7\x0d\x01\x07" in key[:64]
        raise ValueError("WRONG_PASSPHRASE" if is_pkcs12 else "NO_PKCS12") from fault
    if kept.key is None or kept.cert is None:
        raise ValueError("NO_KEY")
    certificate = kept.cert.certificate
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise ValueError("EXPIRED")


def _free_field(pdf: bytes) -> str:
    """Return the first field laid out for a signature that holds none; another one, where all are taken."""
    paper = IncrementalPdfFileWriter(io.BytesIO(pdf)).prev
    names = {name: value is None for name, value, _field in enumerate_sig_fields(paper)}
    free = [name for name, is_free in names.items() if is_free and name.startswith("Signature")]
    return free[0] if free else f"Signature{len(names)}"


def main() -> None:
    """Sign what stands on standard input: a line that says how, the key, then the paper; a flaw goes to the other output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a key that was lent lies in this memory
    asked = json.loads(sys.stdin.buffer.readline())
    key = sys.stdin.buffer.read(asked["key"])
    pdf = sys.stdin.buffer.read()
    try:
        content = signed_with_lent_key(
            pdf, key, asked["passphrase"],
            at=datetime.fromisoformat(asked["at"]), timestamp_url=asked["timestamp_url"],
        )  # fmt: skip
    except ValueError as flaw:
        sys.exit(str(flaw))
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
