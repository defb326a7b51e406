"""The same bytes for the same text: a packed file forgets when it was packed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def with_fixed_moments(packed: bytes) -> bytes:
    """Return the file packed again, its members without the hour of the clock."""
    again = BytesIO()
    with ZipFile(BytesIO(packed)) as given, ZipFile(again, "w", ZIP_DEFLATED) as written:
        for member in given.infolist():
            written.writestr(ZipInfo(member.filename), given.read(member), ZIP_DEFLATED)
    return again.getvalue()
