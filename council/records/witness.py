"""The newest checkpoints once more, in a file outside the database: a database set back in time is known by it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Witnessed:
    """A register of this size had this root (hexadecimal)."""

    size: int
    root: str


class Witness:
    """A file to which a line is added for each signed checkpoint, and from which nothing is taken."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, size: int, root: str) -> None:
        """Write the checkpoint down durably."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="ascii") as file:
            file.write(json.dumps({"size": size, "root": root}) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def all(self) -> list[Witnessed]:
        """Return what was written, the earliest first; a line torn by a power cut is passed over."""
        if not self._path.exists():
            return []
        return [told for line in self._path.read_text(encoding="ascii").splitlines() if (told := _read(line))]

    def newest(self) -> Witnessed | None:
        """Return the largest register that was seen."""
        return max(self.all(), key=lambda told: told.size, default=None)


def _read(line: str) -> Witnessed | None:
    try:
        told = json.loads(line)
        return Witnessed(int(told["size"]), str(told["root"]))
    except (ValueError, KeyError, TypeError):
        return None
