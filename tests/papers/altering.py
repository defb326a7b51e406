"""Papers as somebody else leaves them: with an update after our bytes, or a signature by another house's algorithm."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import ExtendedKeyUsage
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from council.papers.seal_making import Authority, _draft, _name

ECDSA_WITH_SHA256, GOST_R_34_10_2012 = b"06082A8648CE3D040302", b"06082A85030701010302"


def apart(work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """Do it in another thread: pyHanko brings a loop of its own, and the browser's driver may be running one in this."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work, *given, **named).result()


def changed(paper: bytes, change: Callable[[IncrementalPdfFileWriter], generic.PdfObject]) -> bytes:
    """Return the paper with an incremental update after it, as an editor writes one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    writer.update_container(change(writer))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def turn(writer: IncrementalPdfFileWriter) -> generic.PdfObject:
    """Turn the first page."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(90)
    return page


def turned(paper: bytes) -> bytes:
    return changed(paper, turn)


def a_stamper(authority: Authority) -> DummyTimeStamper:
    """Return a service of time that tells the hour by a certificate of the authority."""
    key = rsa.generate_private_key(65537, 2048)
    since = datetime.now(UTC) - timedelta(days=1)
    made = _draft(_name("Служба времени"), authority.certificate.subject, key, since, timedelta(days=9))
    made = made.add_extension(ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    certificate = made.sign(authority.key, SHA256()).public_bytes(Encoding.DER)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(x509.Certificate.load(certificate), keys.PrivateKeyInfo.load(private))


def with_store(paper: bytes) -> bytes:
    """Return the paper with the certificates of its last signature kept beside it (PAdES B-LT)."""
    last = PdfFileReader(io.BytesIO(paper)).embedded_regular_signatures[-1]
    written = io.BytesIO(paper)
    DocumentSecurityStore.add_dss(written, last.sig_object["/Contents"], certs=[last.signer_cert])
    return written.getvalue()


def with_stamp(paper: bytes, stamper: DummyTimeStamper) -> bytes:
    """Return the paper with a stamp of time over the whole file (PAdES B-LTA)."""
    written, writer = io.BytesIO(), IncrementalPdfFileWriter(io.BytesIO(paper))
    apart(PdfTimeStamper(stamper).timestamp_pdf, writer, "sha256", output=written)
    return written.getvalue()


def as_if_of_gost(signed: bytes, *, after: int) -> bytes:
    """Return the file as if its last signature were by an algorithm that nothing here computes."""
    place = signed.rindex(ECDSA_WITH_SHA256, after)
    return signed[:place] + GOST_R_34_10_2012 + signed[place + len(ECDSA_WITH_SHA256) :]
