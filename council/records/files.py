"""The store of files: bytes on disk under their SHA-256, written before the row that names them."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from council.records.paper_seal import Trusted

AT_ONCE = 1024 * 1024


class FileDamaged(RuntimeError):
    """A stored file is missing or its bytes no longer match their digest."""


@dataclass(frozen=True)
class Incoming:
    """Bytes that lie beside the store under no name yet; None where the store has the same already."""

    temporary: Path | None
    target: Path
    sha256: str

    def keep(self) -> str:
        """Give the bytes their place, which outlives a power cut, and return their SHA-256."""
        if self.temporary is not None and self.temporary.exists():
            self.temporary.replace(self.target)
            _sync_folder(self.target.parent)
        return self.sha256


class Seal(Protocol):
    """What papers are sealed by before they are kept; bytes that come back as they were are unsealed."""

    def sealed(self, pdf: bytes, *, at: datetime) -> bytes: ...

    def trusted(self) -> Trusted:
        """Return by whose word signatures are believed here."""


class FileStore:
    """Keeps bytes under a folder, by digest; a file that was acknowledged survives a power cut.

    How large a file it takes, and how much for one meeting, the installation decides; whoever
    prints into it seals with its `seal`, where it has one.
    """

    def __init__(
        self,
        folder: Path,
        *,
        largest_mb: int = 25,
        most_per_meeting_mb: int = 500,
        seal: Seal | None = None,
    ) -> None:
        self._folder = folder
        self.seal = seal
        self.largest_mb = largest_mb
        self.most_per_meeting_mb = most_per_meeting_mb

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes of a digest lie."""
        return self._folder / sha256[:2] / sha256

    def keep(self, content: bytes) -> str:
        """Store the bytes durably and return their SHA-256; the same bytes are stored once."""
        with self.incoming(content) as incoming:
            return incoming.keep()

    @contextmanager
    def incoming(self, content: bytes) -> Iterator[Incoming]:
        """Lay the bytes durably beside the store; at the end they are gone, unless they were kept.

        So they are written before a transaction begins, kept while it lasts, and
        nobody fills the disk with files of acts that are refused.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path_of(sha256)
        if target.exists() and target.stat().st_size == len(content):
            yield Incoming(None, target, sha256)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            yield Incoming(Path(temporary), target, sha256)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a digest, or raise `FileDamaged` when they are not what was stored."""
        path = self.path_of(sha256)
        if not path.is_file():
            raise FileDamaged(f"the file {sha256} is missing from the store")
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileDamaged(f"the file {sha256} has been changed on disk")
        return content


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece however large it is."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(AT_ONCE):
            digest.update(piece)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
