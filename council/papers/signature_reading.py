"""Reads the signatures of a PDF and says what each stands for: also a program of its own, since a file from outside may be hostile.

As a program it reads a line of JSON and the file from standard input and answers in JSON;
it is started with little memory, little time and none of our settings, and imports nothing of the house.
"""

import hashlib
import io
import json
import resource
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.path import ValidationPath

Told = dict[str, Any]

MEMORY, SECONDS = 1024 * 1024 * 1024, 20
KNOWN = {"rsassa_pkcs1v15", "rsassa_pss", "ecdsa", "ed25519", "ed448"}
EARLIEST, LATEST = 1904, 9996  # leap years both, so that a 29 February stays one
DIGESTS = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512", "shake256"}
HEX = b"0123456789abcdefABCDEF"
# Signatures that only say at what hour a signature stood there are none of a person.
SIGNING = {"digital_signature", "non_repudiation"}
# A certificate that names its purposes is for those alone (RFC 5280, 4.2.1.12); the last is documentSigning (RFC 9336).
SIGNING_PAPERS = {"any_extended_key_usage", "email_protection", "adobe_authentic_documents_trust",
                  "microsoft_document_signing", "1.3.6.1.5.5.7.3.36"}  # fmt: skip
ANY_SIGNING = KeyUsageConstraints(key_usage=SIGNING, match_all_key_usages=False)
# More than any paper has, and less than keeps a reader busy: long names are compared letter by letter.
MOST, LARGEST, LARGEST_CERTIFICATE, LONGEST_NAME = 40, 64 * 1024, 16 * 1024, 1000


class Flawed(Exception):
    """The file is not what it should be; the message is the name of the flaw."""


@dataclass(frozen=True)
class Whom:
    """Whom to believe at a moment."""

    certificates: tuple[x509.Certificate, ...]
    at: datetime

    def context(self, lasts: tuple[datetime, datetime] | None) -> ValidationContext:
        """Return what a path is looked for by: on a day of the certificate's own, since its end is told beside it."""
        at = min(max(self.at, lasts[0]), lasts[1]) if lasts else self.at
        return ValidationContext(trust_roots=list(self.certificates), moment=at, allow_fetching=False)


def signatures_of(content: bytes, believed: Iterable[bytes], *, at: datetime, ours: int = 0) -> list[Told]:
    """Return what stands in each signature, the earliest first, or raise `Flawed`.

    `ours` is how many bytes at the beginning are the paper as it was issued: they must be
    signed after them, and the last signature stands for the whole file.
    """
    whom = Whom(tuple(x509.Certificate.load(one) for one in believed), at)
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=True)
        _require_small(reader.embedded_signatures)
        embedded = sorted(reader.embedded_regular_signatures, key=_end)
        if ours:
            _require_ours_signed(content, ours, embedded)
        return [_told(one, len(content), whom) for one in embedded]
    except (PdfError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        raise Flawed("DAMAGED") from fault


def _require_small(embedded: list[EmbeddedPdfSignature]) -> None:
    certificates = (bag.dump() for one in embedded[:MOST] for bag in one.signed_data["certificates"])
    is_large = any(len(one.pkcs7_content) > LARGEST for one in embedded)
    if len(embedded) > MOST or is_large or any(len(one) > LARGEST_CERTIFICATE for one in certificates):
        raise Flawed("OVERSIZED")


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
    of_ours = PdfFileReader(io.BytesIO(content[:ours]), strict=True).embedded_regular_signatures
    if len(embedded) - len(new) != len(of_ours):
        raise Flawed("CHANGED")  # one that came later passes itself off as one of ours


def _ranges(one: EmbeddedPdfSignature) -> tuple[int, ...]:
    return tuple(int(number) for number in list(one.byte_range)[:4])


def _end(one: EmbeddedPdfSignature) -> int:
    """Return how far into the file the signature stands for it."""
    return sum(_ranges(one)[2:])


def _told(one: EmbeddedPdfSignature, size: int, whom: Whom) -> Told:
    """Return who signed, when, how, how much, and what can be said of it here."""
    signed: cms.SignedData = one.signed_data
    signer = extract_signer_info(signed)
    certificate = certificate_of(signed, signer)
    algorithm, digest = signer["signature_algorithm"], signer["digest_algorithm"]["algorithm"]
    told = {
        "field": _plain(one.field_name),
        "algorithm": f"{algorithm['algorithm'].native}, {digest.native}",
        "covers": "whole" if _end(one) == size else "earlier",
        "claimed_at": _iso(one.self_reported_timestamp),
        **facts_of_certificate(certificate),
    }
    return told | (_verdict(one, whom, certificate) if is_known(algorithm, digest.native) else FOREIGN)


NO_STAMP: Told = {"stamped_at": None, "stamped_by": "", "stamp_standing": None}
FOREIGN: Told = {"standing": "foreign", "soundness": "unchecked", "path": [], **NO_STAMP}


def is_known(algorithm: Any, digest: str) -> bool:
    try:
        return algorithm.signature_algo in KNOWN and digest in DIGESTS
    except ValueError:
        return False


def _verdict(one: EmbeddedPdfSignature, whom: Whom, certificate: x509.Certificate | None) -> Told:
    """Return what a check of the bytes and of the certificate finds; what was added later is looked at elsewhere."""
    lasts = (certificate.not_valid_before, certificate.not_valid_after) if certificate else None
    context = whom.context(lasts)
    # The library brings a loop of its own, and the thread that asks may be running one.
    with ThreadPoolExecutor(max_workers=1) as apart:
        found = apart.submit(
            validate_pdf_signature, one, context, whom.context(None), key_usage_settings=ANY_SIGNING, skip_diff=True
        ).result()  # fmt: skip
    purposes = certificate.extended_key_usage_value if certificate else None
    is_believed = found.trusted and (purposes is None or not SIGNING_PAPERS.isdisjoint(purposes.native))
    return {
        "standing": "believed" if is_believed else "unknown",
        "soundness": "intact" if found.intact and found.valid else "broken",
        **_stamp(found.timestamp_validity),
        "path": _path(found.validation_path) if is_believed else [],
    }


def _stamp(stamp: TimestampSignatureStatus | None) -> Told:
    """Return by whose clock the hour is told, and whether that house is one we believe."""
    if stamp is None or not (stamp.intact and stamp.valid):
        return NO_STAMP
    return {
        "stamped_at": _iso(stamp.timestamp),
        "stamped_by": _called(stamp.signing_cert.subject),
        "stamp_standing": "believed" if stamp.trusted else "unknown",
    }


def _path(path: ValidationPath) -> list[str]:
    """Return the certificates from the believed one down to the signer's, so that lists of revoked ones can be asked."""
    return [b64encode(one.dump()).decode() for one in path.iter_certs(include_root=True)]


def certificate_of(signed: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate | None:
    """Return the certificate the signature names, if it travels with it; where two bear that name, raise `ValueError`."""
    wanted = signer["sid"].chosen
    every = (one.chosen for one in signed["certificates"] if one.name == "certificate")
    named = {one.dump(): one for one in every if _is_named(one, wanted)}
    if len(named) > 1:
        raise ValueError("one is shown, and by the other's key it was signed")
    return next(iter(named.values()), None)


def _is_named(certificate: x509.Certificate, wanted: Any) -> bool:
    if isinstance(wanted, cms.IssuerAndSerialNumber):
        named = wanted["serial_number"].native, wanted["issuer"]
        return bool((certificate.serial_number, certificate.issuer) == named)
    return bool(certificate.key_identifier == wanted.native)


NO_CERTIFICATE: Told = {"certificate_sha256": None, "subject": "", "issuer": "", "serial": "", "not_before": None, "not_after": None}  # fmt: skip


def facts_of_certificate(certificate: x509.Certificate | None) -> Told:
    """Return what a certificate says of itself; nothing where a signature came without one."""
    if certificate is None:
        return NO_CERTIFICATE
    return {
        "certificate_sha256": hashlib.sha256(certificate.dump()).hexdigest(),
        "subject": _called(certificate.subject),
        "issuer": _called(certificate.issuer),
        "serial": f"{certificate.serial_number:x}",
        "not_before": _iso(certificate.not_valid_before),
        "not_after": _iso(certificate.not_valid_after),
    }


def _called(name: x509.Name) -> str:
    """Return a name as people read it: the person or the house, then what they belong to."""
    parts = dict(name.native)
    first = [parts.pop(kind) for kind in ("common_name", "organization_name") if kind in parts]
    said = [one for part in (*first, *parts.values()) for one in (part if isinstance(part, list) else [part])]
    return _plain(", ".join(map(str, said)))[:LONGEST_NAME]


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
    believed, at = [b64decode(one) for one in asked["believed"]], datetime.fromisoformat(asked["at"])
    try:
        found = signatures_of(sys.stdin.buffer.read(), believed, ours=asked["ours"], at=at)
        answer: Told = {"signatures": found}
    except Flawed as flaw:
        answer = {"flaw": str(flaw)}
    except (MemoryError, RecursionError):
        answer = {"flaw": "DAMAGED"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
