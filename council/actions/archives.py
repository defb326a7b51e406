"""Office documents are ZIP archives: how one is put together, asked of its directory before anything is unpacked."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from council.actions.wrong_files import Flaw, wrong

MOST_PARTS, LARGEST_UNPACKED = 10_000, 200 * 1024 * 1024
# The cells of a table pack to a three-hundredth, a bomb to a thousandth.
LARGEST_RATIO, SMALL = 600, 1024 * 1024
LARGEST_DIRECTORY = 2 * 1024 * 1024
LONGEST_NAME = 250

END_OF_DIRECTORY, END_LENGTH = b"PK\x05\x06", 22
LOCAL_HEADER = 30
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
IS_ENCRYPTED = 0x1


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an archive that is put together as an editor does it; whatever fails inside is damage."""
    _require_small_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_plain(archive)
            yield archive
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        ValueError,
        EOFError,
        RuntimeError,
        OSError,
        struct.error,
    ):
        raise wrong(Flaw.DAMAGED) from None


def _require_small_directory(content: bytes) -> None:
    """The directory is read whole: its length is asked first. Nothing of 25 MB needs the long form (ZIP64)."""
    end = content[-END_LENGTH:]
    if not end.startswith(END_OF_DIRECTORY):
        # A remark after the directory is where another file would hide.
        hidden = END_OF_DIRECTORY in content[-0x10000 - END_LENGTH : -END_LENGTH + len(END_OF_DIRECTORY)]
        raise wrong(Flaw.MISBUILT if hidden else Flaw.DAMAGED)
    parts, length = struct.unpack("<HL", end[10:16])
    if parts > MOST_PARTS or length > LARGEST_DIRECTORY:
        raise wrong(Flaw.TOO_MUCH)


def _require_plain(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(map(_is_bomb, parts)):
        raise wrong(Flaw.TOO_MUCH)
    if any(part.flag_bits & IS_ENCRYPTED for part in parts):
        raise wrong(Flaw.ENCRYPTED)
    if not all(map(_is_plain, parts)) or len({part.filename.lower() for part in parts}) < len(parts):
        raise wrong(Flaw.MISBUILT)
    _require_one_after_another(archive, parts)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > LARGEST_RATIO * part.compress_size


def _is_plain(part: zipfile.ZipInfo) -> bool:
    """Tell whether the part is a file with a name of its own place: no link, no way out of the folder."""
    kind = stat.S_IFMT(part.external_attr >> 16)
    return (
        kind in {0, stat.S_IFREG, stat.S_IFDIR}
        and part.compress_type in PACKINGS
        and len(part.filename) <= LONGEST_NAME
        and part.filename.isprintable()
        and not part.filename.startswith("/")
        and not set(part.filename) & set("\\:")
        and not {"", ".", ".."} & set(part.filename.removesuffix("/").split("/"))
    )


def _require_one_after_another(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """No two parts are packed in the same bytes, which makes the largest bombs, and nothing comes before the first."""
    free_from = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < free_from or (free_from == 0 and part.header_offset):
            raise wrong(Flaw.MISBUILT)
        free_from = part.header_offset + LOCAL_HEADER + len(part.filename.encode()) + part.compress_size
    if free_from > archive.start_dir:
        raise wrong(Flaw.MISBUILT)
