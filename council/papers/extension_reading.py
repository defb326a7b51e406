"""Says whether what follows the last signature of a PDF only keeps it for long (PAdES B-LT, B-LTA): a program of its own.

Lawful are certificates and what their issuers said of them (DSS, VRI), and stamps of time over the whole file. As a program it
reads a line of JSON and the file from standard input and answers in JSON; it imports nothing of the house.
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

from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, SuspiciousModification
from pyhanko.sign.validation import validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

Told = dict[str, Any]

MEMORY, SECONDS = 1024 * 1024 * 1024, 20
MOST, LONGEST_NAME = 40, 1000


class NotKeptOnly(Exception):
    """What follows the last signature is something else, or not in order."""


class _Reader(PdfFileReader):
    """Reads what stands where in a stream of objects once.

    The library reads it for each of the objects anew: seconds for a short protocol, and minutes for a long one.
    """

    def __init__(self, content: bytes) -> None:
        self._indexed: dict[int, tuple[list[int], int, io.BytesIO]] = {}
        super().__init__(io.BytesIO(content), strict=True)

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> generic.PdfObject:
        numbers, first, said = self._indexed.get(stmnum) or self._index(stmnum)
        number, offset = numbers[2 * idx : 2 * idx + 2]
        said.seek(first + offset)
        found = generic.read_object(said, generic.Reference(idnum, 0, self))
        if number != idnum or isinstance(found, generic.StreamObject | generic.IndirectObject):
            raise PdfReadError("an object is not where the file says")
        return found

    def _index(self, stmnum: int) -> tuple[list[int], int, io.BytesIO]:
        stream = generic.Reference(stmnum, 0, self).get_object()
        if stream["/Type"] != "/ObjStm":
            raise PdfReadError("no stream of objects")
        content, first = stream.read_data(DecodePurpose.OBJECT_STREAM), int(stream["/First"])
        numbers = [int(number) for number in content[:first].split()]
        return self._indexed.setdefault(stmnum, (numbers, first, io.BytesIO(content)))


def extension_of(content: bytes, ours: int, believed: list[bytes], *, at: datetime) -> Told:
    """Return how many bytes were there before the file was extended, and the stamps of time over it, or raise `NotKeptOnly`.

    `ours` is how many bytes at the beginning are the paper; signatures may follow it before the extension does.
    """
    try:
        reader = _Reader(content)
        after, revision = _before_extension(reader, content, ours)
        found = DEFAULT_DIFF_POLICY.review_file(reader, revision)
        if isinstance(found, SuspiciousModification):
            raise NotKeptOnly
        stamps = [one for one in reader.embedded_timestamp_signatures if _end(one) > after]
        _require(found.modification_level is ModificationLevel.LTA_UPDATES and len(stamps) <= MOST)
        _require(bool(stamps) or _store(reader.root) != _store(reader.get_historical_root(revision)))
        _require(content.rstrip(b"\r\n").endswith(b"%%EOF"))
        return {"after": after, "stamps": [_stamp(one, believed, at) for one in stamps]}
    except (PdfError, zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        raise NotKeptOnly from fault


def _require(holds: bool) -> None:
    if not holds:
        raise NotKeptOnly


def _before_extension(reader: PdfFileReader, content: bytes, ours: int) -> tuple[int, int]:
    """Return the end and the number of the last revision of the paper, or of the last signature that follows it."""
    signed = [one for one in reader.embedded_regular_signatures if _end(one) > ours]
    if not signed:
        paper = _Reader(content[:ours])
        return ours, paper.xrefs.total_revisions - 1
    last = max(signed, key=_end)
    _require(last.evaluate_signature_coverage() >= SignatureCoverageLevel.ENTIRE_REVISION)
    return _end(last), last.signed_revision


def _store(root: Any) -> Any:
    """Return where the store of certificates and answers stands, if there is one."""
    return root.raw_get("/DSS") if "/DSS" in root else None


def _end(one: EmbeddedPdfSignature) -> int:
    return sum(int(number) for number in list(one.byte_range)[2:4])


def _stamp(one: EmbeddedPdfSignature, believed: list[bytes], at: datetime) -> Told:
    """Return by whose clock the file stood there at what hour; a stamp over other bytes is none."""
    roots = [x509.Certificate.load(root) for root in believed]
    context = ValidationContext(trust_roots=roots, moment=at, allow_fetching=False)
    # The library brings a loop of its own, and the thread that asks may be running one.
    with ThreadPoolExecutor(max_workers=1) as apart:
        found = apart.submit(validate_pdf_timestamp, one, context, skip_diff=True).result()
    whole = found.coverage is not None and found.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    _require(bool(found.intact and found.valid and whole))
    subject = found.signing_cert.subject.native
    name = str(subject.get("common_name") or subject.get("organization_name") or "")
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    return {"at": found.timestamp.isoformat(), "by": shown[:LONGEST_NAME], "is_believed": bool(found.trusted)}


def main() -> None:
    """Answer for the file on standard input; the first line says how many bytes are ours and whom to believe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.loads(sys.stdin.buffer.readline())
    believed, at = [b64decode(one) for one in asked["believed"]], datetime.fromisoformat(asked["at"])
    try:
        answer = extension_of(sys.stdin.buffer.read(), asked["ours"], believed, at=at)
    except (NotKeptOnly, MemoryError, RecursionError):
        answer = {}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
