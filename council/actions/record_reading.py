"""Reads a PDF from standard input and tells the record inside it: a program of its own, so that a hostile file harms nobody else.

It answers with the SHA-256 of the attached minutes.json and the meeting it names, a line each, or with
nothing. It is started with little memory, little time and none of our settings; it imports nothing of the house.
"""

import hashlib
import io
import json
import logging
import resource
import sys

import pikepdf
from pikepdf import settings

MEGABYTE = 1024 * 1024
MEMORY, SECONDS = 640 * MEGABYTE, 8
LARGEST_RECORD = 32 * MEGABYTE


def told_of(content: bytes) -> str:
    """Return the digest and the meeting of the record; nothing where there is none to be read.

    Want of memory is let through, and ends the program: it says nothing of the file.
    """
    try:
        record = _record_in(content)
        meeting = json.loads(record)["meeting"]["id"]
    except (
        pikepdf.PdfError,
        RecursionError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RuntimeError,
    ):
        return ""
    is_name = isinstance(meeting, str) and meeting.isascii() and meeting.isalnum()
    return f"{hashlib.sha256(record).hexdigest()}\n{meeting if is_name else ''}"


def _record_in(content: bytes) -> bytes:
    """Return the record attached to a PDF; what begins as a record is one by itself."""
    if content.lstrip()[:1] == b"{":
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.attachments["minutes.json"].get_file().read_bytes()


def main() -> None:
    """Bound ourselves, read, answer with two lines."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # qpdf tells of every fault it mends
    settings.set_qpdf_limits(
        flate_max_memory=LARGEST_RECORD, run_length_max_memory=LARGEST_RECORD, png_max_memory=LARGEST_RECORD,
        tiff_max_memory=LARGEST_RECORD, doc_max_warnings=1000, parser_max_container_size=1_000_000,
    )  # fmt: skip
    sys.stdout.write(told_of(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
