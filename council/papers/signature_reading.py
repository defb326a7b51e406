"""Reads the signatures of a PDF and says what each stands for: also a program of its own, since a file from outside may be hostile.

As a program it reads a line of JSON and the file from standard input and answers in JSON;
it is started with little memory, little time and none of our settings, and imports nothing of the house.
"""

import io
import json
import resource
import sys
import zlib
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

Told = dict[str, Any]

MEMORY, SECONDS = 1024 * 1024 * 1024, 20
KNOWN = {"rsassa_pkcs1v15", "rsassa_pss", "ecdsa", "ed25519", "ed448"}
EARLIEST, LATEST = 1904, 9996  # leap years both, so that a 29 February stays one
DIGESTS = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512", "shake256"}
# Signatures that only say at what hour a signature stood there are none of a person.
ANY_SIGNING = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


class Flawed(Exception):
    """The file is not what it should be; the message is the name of the flaw."""


def signatures_of(content: bytes, believed: list[bytes], *, ours: int = 0) -> list[Told]:
    """Return what stands in each signature, the earliest first, or raise `Flawed`.

    `ours` is how many bytes at the beginning are the paper as it was issued: they must be
    signed after them, and the last signature stands for the whole file.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=True)
        embedded = sorted(reader.embedded_signatures, key=_end)
        if ours:
            _require_ours_signed(content, ours, embedded)
        context = ValidationContext(trust_roots=[x509.Certificate.load(one) for one in believed])
        return [_told(one, len(content), context) for one in embedded]
    except (PdfError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        raise Flawed("DAMAGED") from fault


def _require_ours_signed(content: bytes, ours: int, embedded: list[EmbeddedPdfSignature]) -> None:
    """Refuse a file whose last signature does not stand for all of it, or that brings none over our bytes."""
    new = [one for one in embedded if _ranges(one)[1] >= ours]
    if not new:
        raise Flawed("NOT_SIGNED")
    for one in new:
        start, first, second, rest = _ranges(one)
        gap = content[first:second]
        if start or second + rest > len(content) or gap[:1] + gap[-1:] != b"<>" or gap[1:-1].strip(HEX):
            raise Flawed("NOT_OVER_OURS")
    if _end(new[-1]) != len(content):
        raise Flawed("ADDED_AFTER")


def _ranges(one: EmbeddedPdfSignature) -> tuple[int, ...]:
    return tuple(int(number) for number in list(one.byte_range)[:4])


def _end(one: EmbeddedPdfSignature) -> int:
    """Return how far into the file the signature stands for it."""
    return sum(_ranges(one)[2:])


HEX = b"0123456789abcdefABCDEF"


def _told(one: EmbeddedPdfSignature, size: int, context: ValidationContext) -> Told:
    """Return who signed, when, how, how much, and what can be said of it here."""
    signed: cms.SignedData = one.signed_data
    signer = extract_signer_info(signed)
    certificate = _certificate_of(signed, signer)
    algorithm, digest = signer["signature_algorithm"], signer["digest_algorithm"]["algorithm"]
    told = {
        "field": _plain(one.field_name),
        "algorithm": f"{algorithm['algorithm'].native}, {digest.native}",
        "covers": "whole" if _end(one) == size else "earlier",
        "claimed_at": _iso(one.self_reported_timestamp),
        **_of_certificate(certificate),
    }
    return told | (_verdict(one, context) if _is_known(algorithm, digest.native) else FOREIGN)


FOREIGN: Told = {"standing": "foreign", "soundness": "unchecked", "stamped_at": None, "stamped_by": ""}


def _is_known(algorithm: Any, digest: str) -> bool:
    try:
        return algorithm.signature_algo in KNOWN and digest in DIGESTS
    except ValueError:
        return False


def _verdict(one: EmbeddedPdfSignature, context: ValidationContext) -> Told:
    """Return what a check of the bytes and of the certificate finds; what was added later is looked at elsewhere."""
    # The library brings a loop of its own, and the thread that asks may be running one.
    with ThreadPoolExecutor(max_workers=1) as apart:
        found = apart.submit(
            validate_pdf_signature, one, context, context, key_usage_settings=ANY_SIGNING, skip_diff=True
        ).result()
    stamp = found.timestamp_validity
    is_stamped = stamp is not None and stamp.intact and stamp.valid
    return {
        "standing": "believed" if found.trusted else "unknown",
        "soundness": "intact" if found.intact and found.valid else "broken",
        "stamped_at": _iso(stamp.timestamp) if is_stamped else None,
        "stamped_by": _called(stamp.signing_cert.subject) if is_stamped else "",
    }


def _certificate_of(signed: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate | None:
    """Return the certificate the signature names, if it travels with it."""
    wanted = signer["sid"].chosen
    every = [one.chosen for one in signed["certificates"] if one.name == "certificate"]
    for certificate in every:
        if isinstance(wanted, cms.IssuerAndSerialNumber):
            if (
                certificate.serial_number == wanted["serial_number"].native
                and certificate.issuer == wanted["issuer"]
            ):
                return certificate
        elif certificate.key_identifier == wanted.native:
            return certificate
    return None


def _of_certificate(certificate: x509.Certificate | None) -> Told:
    if certificate is None:
        return {"subject": "", "issuer": "", "serial": "", "not_before": None, "not_after": None}
    lasts = certificate["tbs_certificate"]["validity"]
    return {
        "subject": _called(certificate.subject),
        "issuer": _called(certificate.issuer),
        "serial": f"{certificate.serial_number:x}",
        "not_before": _iso(lasts["not_before"].native),
        "not_after": _iso(lasts["not_after"].native),
    }


def _called(name: x509.Name) -> str:
    """Return a name as people read it: the person or the house, then what they belong to."""
    parts = dict(name.native)
    first = [parts.pop(kind) for kind in ("common_name", "organization_name") if kind in parts]
    said = [one for part in (*first, *parts.values()) for one in (part if isinstance(part, list) else [part])]
    return _plain(", ".join(map(str, said)))


def _iso(moment: datetime | None) -> str | None:
    """Return a moment as it is kept; one without a zone is no moment, and no calendar of ours goes on for ever."""
    if moment is None or moment.tzinfo is None:
        return None
    return moment.replace(year=min(max(moment.year, EARLIEST), LATEST)).isoformat()


def _plain(said: str) -> str:
    """Return words from outside without what no database keeps and no page shows."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in said)


def main() -> None:
    """Answer for the file on standard input; the first line says how many bytes are ours and whom to believe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.loads(sys.stdin.buffer.readline())
    believed = [b64decode(one) for one in asked["believed"]]
    try:
        answer: Told = {"signatures": signatures_of(sys.stdin.buffer.read(), believed, ours=asked["ours"])}
    except Flawed as flaw:
        answer = {"flaw": str(flaw)}
    except (MemoryError, RecursionError):
        answer = {"flaw": "DAMAGED"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
