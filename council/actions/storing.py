"""The row of a stored file, one for the same bytes whoever brings them, and the room a meeting has for files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.actions.contents import media_type_of, pages_of
from council.actions.refusals import Incomplete
from council.records.credentials import Credential
from council.records.database import db
from council.records.files import FileStore, Incoming
from council.records.materials import Material, MaterialVersion, StoredFile
from council.records.meetings import Meeting
from council.records.state_letters import StateLetter


def stored_file(session: Session, sha256: str, size: int, media_type: str, *, at: datetime) -> StoredFile:
    """Return the row of the bytes that lie in the store already, written at their first use."""
    found = session.scalars(select(StoredFile).where(StoredFile.sha256 == sha256)).one_or_none()
    if found is not None:
        return found
    row = StoredFile(sha256=sha256, size=size, media_type=media_type, stored_at=at)
    session.add(row)
    session.flush()
    return row


class Brought:
    """A file somebody brought: looked into, and not yet part of the record."""

    def __init__(
        self, incoming: Incoming, meeting: str, store: FileStore, content: bytes, media_type: str
    ) -> None:
        self.sha256 = incoming.sha256
        self.media_type = media_type
        self.pages = pages_of(content, media_type)
        self._incoming, self._meeting, self._store, self._size = incoming, meeting, store, len(content)

    def stored(self, session: Session, *, at: datetime) -> StoredFile:
        """Keep the bytes and return their row; refused, where others have taken the room meanwhile."""
        _require_room(session, self._meeting, self._size, self._store)
        return stored_file(session, self._incoming.keep(), self._size, self.media_type, at=at)


@contextmanager
def brought(content: bytes, meeting: str, store: FileStore) -> Iterator[Brought]:
    """Look into a file given to a meeting and lay it beside the store; gone again, where the act is refused."""
    media_type = media_type_of(content, largest_mb=store.largest_mb)
    _require_room(db.session(), meeting, len(content), store)
    with store.incoming(content) as incoming:
        yield Brought(incoming, meeting, store, content, media_type)


@contextmanager
def brought_or_none(content: bytes | None, meeting: str, store: FileStore | None) -> Iterator[Brought | None]:
    """The same where a file may be left out."""
    if content is None or store is None:
        yield None
        return
    with brought(content, meeting, store) as file:
        yield file


def _require_room(session: Session, meeting: str, size: int, store: FileStore) -> None:
    """Refuse a file for which the meeting has no room left, so that nobody fills the disk of the others."""
    of_materials = select(MaterialVersion.file_id).join(Material).join(Meeting)
    given = of_materials.where(Meeting.public_id == meeting)
    filed = select(Credential.material_file_id).join(Meeting).where(Meeting.public_id == meeting)
    written = select(StateLetter.file_id).join(Meeting).where(Meeting.public_id == meeting)
    of_meeting = StoredFile.id.in_(given) | StoredFile.id.in_(filed) | StoredFile.id.in_(written)
    taken = session.scalar(select(func.coalesce(func.sum(StoredFile.size), 0)).where(of_meeting)) or 0
    most = store.most_per_meeting_mb
    if taken + size > most * 1024 * 1024:
        raise Incomplete(
            f"Файлы заседания занимают не больше {most} МБ, для этого места не осталось. Уменьшите его.",
            f"The files of a meeting take {most} MB at most, and there is no room for this one. Make it smaller.",
        )
