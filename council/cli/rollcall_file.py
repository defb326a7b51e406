"""The file of a roll call: a regular one, in UTF-8, without NUL; what is wrong with it is said with its line."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TextIO


class RollCallError(Exception):
    """A roll call that cannot be counted: the line, the fault and what it is about."""

    def __init__(self, line: int | None, fault: str, **about: object) -> None:
        super().__init__(line, fault, about)
        self.line = line
        self.fault = fault
        self.about = about


def refuse(line: int, fault: str, **about: object) -> NoReturn:
    """Say where the roll call is wrong, and why."""
    raise RollCallError(line, fault, **about)


def open_rollcall(path: str) -> TextIO:
    """Return the file, which must be a regular one, because it is read twice."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise RollCallError(None, "not_regular")
        return Path(path).open(encoding="utf-8-sig", newline="")
    except (OSError, ValueError) as fault:
        raise RollCallError(None, "no_file", why=getattr(fault, "strerror", fault)) from None


def clean_lines(file: TextIO) -> Iterator[str]:
    """Yield the lines, none of them with a NUL, which `csv` would take for a letter."""
    for number, line in enumerate(file, 1):
        if "\0" in line:
            refuse(number, "nul")
        yield line


def line_of_wrong_encoding(path: str) -> int:
    """Return the first line that is not UTF-8; the decoder itself reads ahead and cannot say."""
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            if not _is_utf8(line):
                return number
    return 1


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
