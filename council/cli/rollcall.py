"""Reading a roll call: one vote after another, every row checked, in memory that does not grow."""

import csv
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TextIO

from council.law.ballot import Position

REQUIRED = ("vote", "seat", "position")
OPTIONAL = ("affected", "presiding")
POSITIONS = {position.value: position for position in Position}
FLAGS = {"": False, "yes": True}


class RollCallError(Exception):
    """A roll call that cannot be counted: the line, the fault and what it is about."""

    def __init__(self, line: int | None, fault: str, **about: object) -> None:
        super().__init__(line, fault, about)
        self.line = line
        self.fault = fault
        self.about = about


@dataclass
class RolledVote:
    """The rows of one vote; `line` is where they begin."""

    name: str
    line: int
    positions: dict[str, Position] = field(default_factory=dict)
    affected: set[str] = field(default_factory=set)
    presiding: str | None = None


def open_rollcall(path: str) -> TextIO:
    """Return the file, which must be a regular one, because it is read twice."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise RollCallError(None, "not_regular")
        return Path(path).open(encoding="utf-8-sig", newline="")
    except (OSError, ValueError) as fault:
        raise RollCallError(None, "no_file", why=getattr(fault, "strerror", fault)) from None


def check(file: TextIO) -> None:
    """Read the whole roll call and raise at its first fault."""
    with closing(_names_on_disk()) as names:
        for vote in votes_of(file):
            if not names.execute("INSERT OR IGNORE INTO votes VALUES (?)", (vote.name,)).rowcount:
                raise RollCallError(vote.line, "scattered", vote=vote.name)


def votes_of(file: TextIO) -> Iterator[RolledVote]:
    """Yield the votes in the order of the file, each once its rows end."""
    file.seek(0)
    reader = csv.reader(_clean_lines(file), strict=True)
    try:
        yield from _votes(reader)
    except csv.Error as fault:
        raise RollCallError(reader.line_num, "unreadable", why=fault) from None
    except UnicodeDecodeError:
        raise RollCallError(_line_of_wrong_encoding(file.name), "encoding") from None


class Columns:
    """Where each column stands in a row, as the header says."""

    def __init__(self, header: list[str]) -> None:
        for given in header:
            if given not in REQUIRED + OPTIONAL:
                _refuse(1, "unknown_column", given=given, known=", ".join(REQUIRED + OPTIONAL))
            if header.count(given) > 1:
                _refuse(1, "duplicate_column", given=given)
        for wanted in REQUIRED:
            if wanted not in header:
                _refuse(1, "missing_column", given=wanted)
        self.width = len(header)
        self.vote, self.seat, self.position = (header.index(name) for name in REQUIRED)
        self.flags = [(name, header.index(name)) for name in OPTIONAL if name in header]


def _votes(reader: Any) -> Iterator[RolledVote]:
    """Yield the votes of a `csv.reader`; a vote ends where a row names another one."""
    header = next(reader, None)
    if header is None:
        _refuse(1, "empty")
    columns = Columns(header)
    vote: RolledVote | None = None
    for row in _full_rows(reader, columns.width):
        name = row[columns.vote]
        if vote is None or name != vote.name:
            if vote is not None:
                yield vote
            vote = _new_vote(name, reader.line_num)
        _enter(vote, row, columns, reader.line_num)
    if vote is not None:
        yield vote


def _full_rows(reader: Any, width: int) -> Iterator[list[str]]:
    """Yield the rows, blank lines left out, each as wide as the header."""
    for row in reader:
        if len(row) == width:
            yield row
        elif row:
            _refuse(reader.line_num, "ragged", given=len(row), known=width)


def _new_vote(name: str, line: int) -> RolledVote:
    if not name.strip():
        _refuse(line, "no_vote")
    return RolledVote(name, line)


def _enter(vote: RolledVote, row: list[str], columns: Columns, line: int) -> None:
    """Add a row to its vote, or refuse it."""
    seat = row[columns.seat]
    position = POSITIONS.get(row[columns.position])
    if not seat or seat.isspace():
        _refuse(line, "no_seat")
    if position is None:
        _refuse(line, "unknown_position", given=row[columns.position], known=", ".join(POSITIONS))
    if seat in vote.positions:
        _refuse(line, "seat_twice", given=seat, vote=vote.name)
    vote.positions[seat] = position
    for column, place in columns.flags:
        if row[place]:
            _flag(vote, seat, column, row[place], line)


def _flag(vote: RolledVote, seat: str, column: str, given: str, line: int) -> None:
    if given not in FLAGS:
        _refuse(line, "bad_flag", column=column, given=given)
    if column == "affected":
        vote.affected.add(seat)
    elif vote.presiding is not None:
        _refuse(line, "two_presiding", vote=vote.name)
    else:
        vote.presiding = seat


def _refuse(line: int, fault: str, **about: object) -> NoReturn:
    raise RollCallError(line, fault, **about)


def _clean_lines(file: TextIO) -> Iterator[str]:
    """Yield the lines, none of them with a NUL, which `csv` would take for a letter."""
    for number, line in enumerate(file, 1):
        if "\0" in line:
            _refuse(number, "nul")
        yield line


def _line_of_wrong_encoding(path: str) -> int:
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


def _names_on_disk() -> sqlite3.Connection:
    """Return a throwaway database for the names seen: a set would grow with the number of votes."""
    names = sqlite3.connect("")
    names.execute("PRAGMA cache_size = -2000")
    names.execute("PRAGMA journal_mode = OFF")
    names.execute("PRAGMA synchronous = OFF")
    names.execute("CREATE TABLE votes (name TEXT PRIMARY KEY) WITHOUT ROWID")
    return names
