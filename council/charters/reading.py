"""Reading the file of a charter: whatever the file is, the answer is its tables or what is wrong with it."""

import tomllib
from pathlib import Path
from typing import Any

from council.law.charter import CharterError

LARGEST_BYTES = 1_000_000  # a charter is some pages; what is larger is something else


def tables_of(path: Path, source: str) -> dict[str, Any]:
    """Return the tables that stand in the file, or raise `CharterError`; `source` is the name it goes by."""
    try:
        return tomllib.loads(_text_of(path, source).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as fault:
        raise CharterError(f"{source}: is not TOML: {fault}") from None
    except RecursionError:
        raise CharterError(f"{source}: is not a charter: lists stand in lists without end") from None
    except ValueError as fault:
        if isinstance(fault, CharterError):
            raise
        raise CharterError(f"{source}: is not a charter: it holds a number that is too long") from None


def _text_of(path: Path, source: str) -> str:
    written = _bytes_of(path, source)
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = written.count(b"\n", 0, fault.start) + 1
        raise CharterError(f"{source}: line {line} is not written in UTF-8") from None


def _bytes_of(path: Path, source: str) -> bytes:
    """Return what the file holds; a pipe or a device may have no end and is not opened."""
    if path.exists() and not path.is_file():
        raise CharterError(f"{source}: is not a file")
    with path.open("rb") as file:
        written = file.read(LARGEST_BYTES + 1)
    if len(written) > LARGEST_BYTES:
        raise CharterError(f"{source}: is larger than {LARGEST_BYTES} bytes, which no charter is")
    return written
