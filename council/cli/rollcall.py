"""Reading a roll call: one vote after another, every row checked, in memory that does not grow."""

import csv
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, TextIO

from council.cli.rollcall_file import RollCallError, clean_lines, line_of_wrong_encoding, refuse
from council.law.ballot import Position

REQUIRED = ("vote", "seat", "position")
OPTIONAL = ("affected", "presiding", "class")
POSITIONS = {position.value: position for position in Position}
FLAGS = {"": False, "yes": True}


@dataclass
class RolledVote:
    """The rows of one vote; `line` is where they begin."""

    name: str
    line: int
    positions: dict[str, Position] = field(default_factory=dict)
    affected: set[str] = field(default_factory=set)
    presiding: str | None = None
    item_class: str = ""


def check(file: TextIO, classes: Collection[str] | None = None) -> None:
    """Read the whole roll call and raise at its first fault; `classes` are those of items there are."""
    with closing(_names_on_disk()) as names:
        for vote in votes_of(file):
            if not names.execute("INSERT OR IGNORE INTO votes VALUES (?)", (vote.name,)).rowcount:
                raise RollCallError(vote.line, "scattered", vote=vote.name)
            if vote.item_class and classes is not None and vote.item_class not in classes:
                known = ", ".join(classes) or "–"
                raise RollCallError(vote.line, "unknown_class", given=vote.item_class, known=known)


def votes_of(file: TextIO) -> Iterator[RolledVote]:
    """Yield the votes in the order of the file, each once its rows end."""
    file.seek(0)
    reader = csv.reader(clean_lines(file), strict=True)
    try:
        yield from _votes(reader)
    except csv.Error as fault:
        raise RollCallError(reader.line_num, "unreadable", why=fault) from None
    except UnicodeDecodeError:
        raise RollCallError(line_of_wrong_encoding(file.name), "encoding") from None


class Columns:
    """Where each column stands in a row, as the header says."""

    def __init__(self, header: list[str]) -> None:
        for given in header:
            if given not in REQUIRED + OPTIONAL:
                refuse(1, "unknown_column", given=given, known=", ".join(REQUIRED + OPTIONAL))
            if header.count(given) > 1:
                refuse(1, "duplicate_column", given=given)
        for wanted in REQUIRED:
            if wanted not in header:
                refuse(1, "missing_column", given=wanted)
        self.width = len(header)
        self.vote, self.seat, self.position = (header.index(name) for name in REQUIRED)
        self.optional = [(name, header.index(name)) for name in OPTIONAL if name in header]


def _votes(reader: Any) -> Iterator[RolledVote]:
    """Yield the votes of a `csv.reader`; a vote ends where a row names another one.

    A file may have a million rows: what is the same in all of them is looked up
    before the loop, and what is wrong with a row is asked only where something is.
    """
    columns = Columns(_header(reader))
    width, at_vote, at_seat, at_position = columns.width, columns.vote, columns.seat, columns.position
    vote = RolledVote("", 0)
    for row in reader:
        if len(row) != width:
            _refuse_ragged(row, width, reader.line_num)
            continue
        if row[at_vote] != vote.name or not vote.line:
            if vote.line:
                yield vote
            vote = _new_vote(row[at_vote], reader.line_num)
        seat, position = row[at_seat], POSITIONS.get(row[at_position])
        if position is None or seat in vote.positions or seat.isspace() or not seat:
            _refuse_row(vote, seat, row[at_position], reader.line_num)
        else:
            vote.positions[seat] = position
        if columns.optional:
            _enter_optional(vote, seat, row, columns, reader.line_num)
    if vote.line:
        yield vote


def _header(reader: Any) -> list[str]:
    header: list[str] | None = next(reader, None)
    return refuse(1, "empty") if header is None else header


def _refuse_ragged(row: list[str], width: int, line: int) -> None:
    """Refuse a row that is not as wide as the header; a blank line is none."""
    if row:
        refuse(line, "ragged", given=len(row), known=width)


def _new_vote(name: str, line: int) -> RolledVote:
    return RolledVote(name, line) if name.strip() else refuse(line, "no_vote")


def _refuse_row(vote: RolledVote, seat: str, position: str, line: int) -> None:
    """Say what is wrong with the row."""
    if not seat.strip():
        refuse(line, "no_seat")
    if position not in POSITIONS:
        refuse(line, "unknown_position", given=position, known=", ".join(POSITIONS))
    refuse(line, "seat_twice", given=seat, vote=vote.name)


def _enter_optional(vote: RolledVote, seat: str, row: list[str], columns: Columns, line: int) -> None:
    """Add to the vote what the columns say that need not be there."""
    for column, place in columns.optional:
        if not row[place]:
            continue
        if column == "class":
            _classify(vote, row[place], line)
        else:
            _flag(vote, seat, column, row[place], line)


def _classify(vote: RolledVote, given: str, line: int) -> None:
    """One class for the whole vote; the rows that leave it out do not contradict it."""
    if vote.item_class not in ("", given):
        refuse(line, "two_classes", vote=vote.name)
    vote.item_class = given


def _flag(vote: RolledVote, seat: str, column: str, given: str, line: int) -> None:
    if given not in FLAGS:
        refuse(line, "bad_flag", column=column, given=given)
    if column == "affected":
        vote.affected.add(seat)
    elif vote.presiding is not None:
        refuse(line, "two_presiding", vote=vote.name)
    else:
        vote.presiding = seat


def _names_on_disk() -> sqlite3.Connection:
    """Return a throwaway database for the names seen: a set would grow with the number of votes."""
    names = sqlite3.connect("")
    names.execute("PRAGMA cache_size = -2000")
    names.execute("PRAGMA journal_mode = OFF")
    names.execute("PRAGMA synchronous = OFF")
    names.execute("CREATE TABLE votes (name TEXT PRIMARY KEY) WITHOUT ROWID")
    return names
