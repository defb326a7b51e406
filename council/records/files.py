"""The store of files: bytes on disk under their SHA-256, written before the row that names them."""

import hashlib
import os
import tempfile
from pathlib import Path


class FileDamaged(RuntimeError):
    """A stored file is missing or its bytes no longer match their digest."""


class FileStore:
    """Keeps bytes under a folder, by digest; a file that was acknowledged survives a power cut.

    How large a file it takes, and how much for one meeting, the installation decides.
    """

    def __init__(self, folder: Path, *, largest_mb: int = 25, most_per_meeting_mb: int = 500) -> None:
        self._folder = folder
        self.largest_mb = largest_mb
        self.most_per_meeting_mb = most_per_meeting_mb

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes of a digest lie."""
        return self._folder / sha256[:2] / sha256

    def keep(self, content: bytes) -> str:
        """Store the bytes durably and return their SHA-256; the same bytes are stored once."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path_of(sha256)
        if target.exists() and target.stat().st_size == len(content):
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a digest, or raise `FileDamaged` when they are not what was stored."""
        path = self.path_of(sha256)
        if not path.is_file():
            raise FileDamaged(f"the file {sha256} is missing from the store")
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileDamaged(f"the file {sha256} has been changed on disk")
        return content


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
