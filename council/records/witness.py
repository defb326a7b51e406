"""The newest checkpoints once more, in a file outside the database: a database set back in time is known by it."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


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
        self._write([{"size": size, "root": root}])

    def accept(self, given_up: Iterable[Witnessed]) -> None:
        """Write down that two persons have taken a register that does not lead to these: it is asked no more."""
        self._write({"accepted": asdict(seen)} for seen in given_up)

    def all(self) -> list[Witnessed]:
        """Return what the register must lead to, the earliest first; a line torn by a power cut is passed over."""
        lines = self._lines()
        given_up = {seen for line in lines if (seen := _read(line.get("accepted", {})))}
        return [seen for line in lines if (seen := _read(line)) and seen not in given_up]

    def newest(self) -> Witnessed | None:
        """Return the largest register that was seen."""
        return max(self.all(), key=lambda told: told.size, default=None)

    def lay_aside(self) -> None:
        """Begin anew with the register of another body, as a renewed demonstration does; the file is kept."""
        if self._path.exists():
            number = sum(1 for _ in self._path.parent.glob(f"{self._path.name}.*")) + 1
            self._path.rename(self._path.with_name(f"{self._path.name}.{number}"))

    def _lines(self) -> list[dict[str, Any]]:
        if not self._path.exists():
            return []
        return [_parsed(line) for line in self._path.read_text(encoding="ascii").splitlines()]

    def _write(self, lines: Iterable[dict[str, Any]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a+", encoding="ascii") as file:
            for line in lines:
                file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())


def _parsed(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _read(told: dict[str, Any]) -> Witnessed | None:
    try:
        return Witnessed(int(told["size"]), str(told["root"]))
    except (ValueError, KeyError, TypeError):
        return None
