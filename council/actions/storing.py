"""The row of a stored file: one for the same bytes, whoever brings them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.materials import StoredFile


def stored_file(session: Session, sha256: str, size: int, media_type: str, *, at: datetime) -> StoredFile:
    """Return the row of the bytes that lie in the store already, written at their first use."""
    found = session.scalars(select(StoredFile).where(StoredFile.sha256 == sha256)).one_or_none()
    if found is not None:
        return found
    row = StoredFile(sha256=sha256, size=size, media_type=media_type, stored_at=at)
    session.add(row)
    session.flush()
    return row
