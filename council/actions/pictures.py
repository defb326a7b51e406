"""Pictures, read as far as their size and their end: no point of them is ever drawn here."""

import re
import zlib
from collections.abc import Iterator

from council.actions.wrong_files import Flaw, wrong

# An A3 sheet scanned at 600 dots to the inch has 70 million.
MOST_PIXELS = 100_000_000

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Of what a picture says beside itself: unpacked by viewers, and of use to nobody at such length.
LONGEST_REMARK = 4 * 1024 * 1024
# Millions of empty parts would keep a reader busy for long.
MOST_PARTS = 100_000

JPEG_START = b"\xff\xd8"
# In the packed points FF stands only before 00 or a restart; what follows it else is the next marker.
JPEG_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
SCAN, END = 0xDA, 0xD9
MOST_PREVIEWS = 3  # of a camera, after the picture itself


def require_png(content: bytes) -> None:
    """Refuse a PNG that is torn, too large to be shown, or goes on after its end."""
    end = 0
    for kind, start, end in _png_chunks(content):
        if kind == b"IHDR":
            _require_size(*(int.from_bytes(content[start + at : start + at + 4], "big") for at in (0, 4)))
        elif kind != b"IDAT" and end - start > LONGEST_REMARK:
            raise wrong(Flaw.TOO_MUCH)
    _require_nothing_after(content, end)


def require_jpeg(content: bytes) -> None:
    """Refuse a JPEG that is torn, too large to be shown, or goes on after its end."""
    end = _end_of_jpeg(content, 0)
    for _preview in range(MOST_PREVIEWS):
        if content.startswith(JPEG_START + b"\xff", end):
            end = _end_of_jpeg(content, end)
    _require_nothing_after(content, end)


def _end_of_jpeg(content: bytes, start: int) -> int:
    sized, end = False, start
    for marker, begins, ends in _jpeg_segments(content, start + len(JPEG_START)):
        end = ends
        if marker in FRAMES:
            _require_size(*(int.from_bytes(content[begins + at : begins + at + 2], "big") for at in (3, 1)))
            sized = True
    if not sized:
        raise wrong(Flaw.DAMAGED)
    return end


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the kind of each chunk, and where what it holds begins and ends; the last one is the end."""
    at = len(PNG_SIGNATURE)
    for _chunk in range(MOST_PARTS):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        start, end = at + 8, at + 8 + length
        at = end + 4
        if at > len(content):
            raise wrong(Flaw.NO_END)
        if zlib.crc32(content[start - 4 : end]) != int.from_bytes(content[end:at], "big"):
            raise wrong(Flaw.DAMAGED)
        yield kind, start, at if kind == b"IEND" else end
        if kind == b"IEND":
            return
    raise wrong(Flaw.TOO_COMPLEX)


def _jpeg_segments(content: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield each marker, and where what it holds begins and ends; the last one is the end."""
    marker = 0
    for _segment in range(MOST_PARTS):
        found = JPEG_MARKER.search(content, at) if marker == SCAN else JPEG_MARKER.match(content, at)
        if found is None:
            raise wrong(Flaw.NO_END if marker == SCAN else Flaw.DAMAGED)
        marker, start = content[found.end() - 1], found.end() + 2
        at = found.end() if marker == END else found.end() + _two(content, found.end())
        if at > len(content):
            raise wrong(Flaw.NO_END)
        yield marker, start, at
        if marker == END:
            return
    raise wrong(Flaw.TOO_COMPLEX)


def _two(content: bytes, at: int) -> int:
    """Return the length a segment gives itself, which counts its own two bytes."""
    length = int.from_bytes(content[at : at + 2], "big")
    if length < 2:
        raise wrong(Flaw.DAMAGED)
    return length


def _require_size(width: int, height: int) -> None:
    if width == 0 or height == 0:
        raise wrong(Flaw.DAMAGED)
    if width * height > MOST_PIXELS:
        raise wrong(Flaw.TOO_MANY_PIXELS)


def _require_nothing_after(content: bytes, end: int) -> None:
    """Zeros and line ends are what a mailer or a scanner adds; anything else is somebody's purpose."""
    if content[end:].strip(b"\x00\r\n"):
        raise wrong(Flaw.TWO_KINDS)
