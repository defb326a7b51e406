"""Files between the browser and the store: what was sent, and what is given out, always as an attachment."""

from __future__ import annotations

import io
from http import HTTPStatus
from pathlib import Path, PurePath
from urllib.parse import quote

from flask import Response, current_app, send_file
from wtforms import FileField

from council.records.files import FileStore
from council.records.materials import StoredFile
from council.web.headers import ASKED_AGAIN, OF_A_DOWNLOAD


def file_store() -> FileStore:
    """Return the store of this installation."""
    settings = current_app.config["SETTINGS"]
    return FileStore(
        settings.files_dir,
        largest_mb=settings.upload_limit_mb,
        most_per_meeting_mb=settings.meeting_files_limit_mb,
    )


def bytes_sent(field: FileField) -> bytes | None:
    """Return the bytes of the file sent in a field; None where none was chosen."""
    sent = field.data
    return sent.read() if sent is not None and getattr(sent, "filename", "") else None


def send_stored(file: StoredFile, name: str) -> Response:
    """Send a stored file under a name, to be saved and never shown inside a page of ours."""
    return sent(file_store().read(file.sha256), file.media_type, file.sha256, name=name, plain="file")


def sent(
    content: bytes, media_type: str, digest: str, *, name: str, plain: str, to_be_saved: bool = True
) -> Response:
    """Send a file under its name; `plain` names it where a program reads Latin letters only (RFC 6266)."""
    response = send_file(
        io.BytesIO(content),
        mimetype=media_type,
        as_attachment=to_be_saved,
        download_name=name,
        etag=digest,
    )
    return _named(response, name, plain, to_be_saved=to_be_saved)


def send_from_disk(path: Path, media_type: str, digest: str, *, name: str, plain: str) -> Response:
    """Send a file piece by piece from the disk, however large: to be saved, whole or in ranges."""
    response = send_file(
        path, mimetype=media_type, as_attachment=True, download_name=name, etag=digest, conditional=True
    )
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        response.close()  # nothing is sent, and nobody else would close the file
    return _named(response, name, plain, to_be_saved=True)


def _named(response: Response, name: str, plain: str, *, to_be_saved: bool) -> Response:
    if not name.isascii():
        # Left to itself the library drops every letter that is not Latin: « No 11.pdf».
        kind = "attachment" if to_be_saved else "inline"
        names = {"filename": plain + PurePath(name).suffix, "filename*": f"UTF-8''{quote(name, safe='')}"}
        response.headers.set("Content-Disposition", kind, **names)
    response.headers["Cache-Control"] = ASKED_AGAIN
    if to_be_saved:
        response.headers["Content-Security-Policy"] = OF_A_DOWNLOAD
    return response
