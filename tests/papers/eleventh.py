"""The protocol of meeting XI as the demonstration holds and prints it: its record and its bytes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

_LATEST = """
SELECT minutes_versions.content, files.sha256 FROM minutes_versions
JOIN minutes ON minutes.id = minutes_versions.minutes_id
JOIN meetings ON meetings.id = minutes.meeting_id
LEFT JOIN renderings ON renderings.thing_id = minutes_versions.public_id
LEFT JOIN files ON files.id = renderings.file_id
WHERE meetings.ordinal = 11 ORDER BY minutes_versions.number DESC
"""


def record_of_eleventh(demonstration: Path) -> dict[str, Any]:
    """Return the record as it is frozen in the last version."""
    record: dict[str, Any] = json.loads(text_of_eleventh(demonstration))["record"]
    return record


def text_of_eleventh(demonstration: Path) -> str:
    """Return the last version, as it is frozen."""
    return _last_version(demonstration)[0]


def paper_of_eleventh(demonstration: Path) -> bytes:
    """Return the PDF as it was printed."""
    sha256 = _last_version(demonstration)[1]
    return next((demonstration / "files").rglob(f"{sha256}*")).read_bytes()


def signed_eleventh(demonstration: Path) -> bytes:
    """Return the file with the signature of the chair."""
    with closing(sqlite3.connect(demonstration / "council.sqlite3")) as database:
        [[sha256]] = database.execute(
            "SELECT sha256 FROM files JOIN signed_files ON signed_files.file_id = files.id"
        ).fetchall()
    return next((demonstration / "files").rglob(f"{sha256}*")).read_bytes()


def draft_of_eleventh(demonstration: Path) -> bytes:
    """Return the same version as it lay before the states, marked as a draft on every page."""
    with closing(sqlite3.connect(demonstration / "council.sqlite3")) as database:
        [[sha256]] = database.execute(
            "SELECT sha256 FROM files JOIN renderings ON renderings.file_id = files.id"
            " JOIN minutes_versions ON renderings.thing_id = '-' || substr(minutes_versions.public_id, 2)"
            " JOIN minutes ON minutes.id = minutes_versions.minutes_id"
            " JOIN meetings ON meetings.id = minutes.meeting_id WHERE meetings.ordinal = 11"
        ).fetchall()
    return next((demonstration / "files").rglob(f"{sha256}*")).read_bytes()


def _last_version(demonstration: Path) -> tuple[str, str]:
    with closing(sqlite3.connect(demonstration / "council.sqlite3")) as database:
        return database.execute(_LATEST).fetchone()
