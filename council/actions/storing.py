"""The row of a stored file, one for the same bytes whoever brings them, and the room a meeting has for files."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.actions.refusals import Incomplete
from council.records.credentials import Credential
from council.records.files import FileStore
from council.records.materials import Material, StoredFile
from council.records.meetings import Meeting


def stored_file(session: Session, sha256: str, size: int, media_type: str, *, at: datetime) -> StoredFile:
    """Return the row of the bytes that lie in the store already, written at their first use."""
    found = session.scalars(select(StoredFile).where(StoredFile.sha256 == sha256)).one_or_none()
    if found is not None:
        return found
    row = StoredFile(sha256=sha256, size=size, media_type=media_type, stored_at=at)
    session.add(row)
    session.flush()
    return row


def require_room(session: Session, meeting: str, size: int, store: FileStore) -> None:
    """Refuse a file for which the meeting has no room left, so that nobody fills the disk of the others.

    Asked before the bytes are stored, and once more with the meeting locked.
    """
    given = select(Material.file_id).join(Meeting).where(Meeting.public_id == meeting)
    filed = select(Credential.material_file_id).join(Meeting).where(Meeting.public_id == meeting)
    of_meeting = StoredFile.id.in_(given) | StoredFile.id.in_(filed)
    taken = session.scalar(select(func.coalesce(func.sum(StoredFile.size), 0)).where(of_meeting)) or 0
    most = store.most_per_meeting_mb
    if taken + size > most * 1024 * 1024:
        raise Incomplete(
            f"Файлы заседания занимают не больше {most} МБ, для этого места не осталось. Уменьшите его.",
            f"The files of a meeting take {most} MB at most, and there is no room for this one. Make it smaller.",
        )
