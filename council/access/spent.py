"""What has opened once, remembered in a folder outside the database: setting a row back lets nobody use it again."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

# Codes of an application and questions to a passkey die in minutes by themselves; an hour outlives every one.
FORGOTTEN_AFTER = 3600.0


class Spent:
    """Empty files, each named by the digest of what was taken; the system itself lets one process make each."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._clock = clock

    def take(self, name: str) -> bool:
        """Say whether this is the first time; of any number at the same moment one is the first."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._forget_old()
        return self._make("once-", name)

    def take_for_good(self, name: str) -> bool:
        """Take what never dies by itself, as a recovery code; it is not forgotten."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._make("kept-", name)

    def _make(self, kind: str, name: str) -> bool:
        path = self._folder / f"{kind}{hashlib.sha256(name.encode()).hexdigest()}"
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return False
        return True

    def _forget_old(self) -> None:
        before = self._clock() - FORGOTTEN_AFTER
        for path in self._folder.glob("once-*"):
            try:
                if path.stat().st_mtime < before:
                    path.unlink()
            except FileNotFoundError:
                continue  # another process was faster
