"""The files of our papers by their digests: as issued, as they were before the seal, and with signatures given back."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from council.records.file_signatures import SignedFile
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.named_bytes import is_printed_so, is_returned_so


@dataclass(frozen=True)
class IssuedFile:
    """A file of a paper of ours; without a key it is the paper as it was before its seal, which is kept nowhere."""

    rendering: Rendering
    file_id: int | None = None

    @property
    def is_before_seal(self) -> bool:
        """Say whether the seal under which the paper was issued is not in the file."""
        return self.file_id is None


def is_printed_here(session: Session, digest: str) -> bool:
    """Say whether the file is one of ours, published or not; for us to know and not to tell."""
    return bool(issued_files(session, [digest]))


def issued_files(session: Session, digests: Iterable[str]) -> dict[str, IssuedFile]:
    """Return of each digest the file of ours: as it was issued, as it was before its seal, or with a signature more."""
    wanted = list(digests)
    own = select(Rendering, StoredFile.sha256).join(Rendering.file)
    found: dict[str, IssuedFile] = {}
    for rendering, sha256 in session.execute(
        own.where(or_(StoredFile.sha256.in_(wanted), Rendering.unsealed_sha256.in_(wanted)))
    ):
        if not is_printed_so(session, rendering):
            continue  # the row was turned to other bytes than were printed
        if rendering.unsealed_sha256:
            found.setdefault(rendering.unsealed_sha256, IssuedFile(rendering))
        found[sha256] = IssuedFile(rendering, rendering.file_id)
    returned = select(SignedFile, StoredFile.sha256).join(SignedFile.file)
    for signed, sha256 in session.execute(returned.where(StoredFile.sha256.in_(wanted))):
        if is_returned_so(session, signed):
            found[sha256] = IssuedFile(signed.rendering, signed.file_id)
    return {digest: found[digest] for digest in wanted if digest in found}
