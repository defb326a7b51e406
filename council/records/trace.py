"""The last entries of the register once more, in a file outside the database: one set back by a single act is known by it."""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from flask import current_app

from council.settings import Settings

LOG = logging.getLogger("council.trace")

# Several processes add lines at once, so the newest is not always the last; nobody is eighty acts late.
LOOKED_BACK = 8 * 1024


@dataclass(frozen=True)
class Entered:
    """The register held an entry of this number, and this was the hash of its leaf."""

    sequence: int
    leaf: str


class Trace:
    """A file to which every process adds a line for each act, after its transaction has been committed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return the trace of an installation."""
        return cls(settings.data_dir / "entries.jsonl")

    def add(self, entered: Entered) -> None:
        """Write the entry down by one small write to the end, which no other process tears.

        It is not forced to the disk: the database has been, and after a power cut a
        trace that knows less than the database refuses nothing. A killed process
        loses nothing that was written, since the system holds it.
        """
        line = json.dumps({"sequence": entered.sequence, "leaf": entered.leaf}) + "\n"
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        end = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(end, line.encode("ascii"))
        finally:
            os.close(end)

    def newest(self) -> Entered | None:
        """Return the entry with the highest number among the last lines; a torn line is passed over."""
        return max(self._entered(LOOKED_BACK), key=lambda entered: entered.sequence, default=None)

    def every(self) -> list[Entered]:
        """Return every entry that was written down; a torn line is passed over."""
        return list(self._entered(0))

    def lay_aside(self) -> None:
        """Begin anew, with the register of another body or one that two persons have accepted; the file is kept."""
        if self.path.exists():
            number = sum(1 for _ in self.path.parent.glob(f"{self.path.name}.*")) + 1
            self.path.rename(self.path.with_name(f"{self.path.name}.{number}"))

    def _entered(self, back: int) -> Iterator[Entered]:
        """Yield what the last bytes of the file tell, or all of them where none are counted back."""
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, os.fstat(file.fileno()).st_size - back) if back else 0)
                lines = file.read().splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                told = json.loads(line)
                yield Entered(int(told["sequence"]), str(told["leaf"]))
            except (ValueError, KeyError, TypeError):
                continue


def trace() -> Trace:
    """Return the trace of this installation."""
    return Trace.of(current_app.config["SETTINGS"])


def leave_trace(entered: Entered) -> None:
    """Write an entry down after its act is done: what fails here undoes nothing, and the site's health tells of it."""
    try:
        trace().add(entered)
    except OSError:
        LOG.exception(
            "entry %s of the register could not be written down outside the database", entered.sequence
        )


def last_trace() -> Entered | None:
    """Return the newest entry of which there is a trace; of a file that cannot be read nothing is known."""
    try:
        return trace().newest()
    except OSError:
        LOG.exception("the trace of the register cannot be read")
        return None
