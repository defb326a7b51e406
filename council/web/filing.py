"""Files between the browser and the store: what was sent, and what is given out, always as an attachment."""

from __future__ import annotations

import io

from flask import Response, current_app, send_file
from wtforms import FileField

from council.records.files import FileStore
from council.records.materials import StoredFile


def file_store() -> FileStore:
    """Return the store of this installation."""
    return FileStore(current_app.config["SETTINGS"].files_dir)


def bytes_sent(field: FileField) -> bytes | None:
    """Return the bytes of the file sent in a field; None where none was chosen."""
    sent = field.data
    return sent.read() if sent is not None and getattr(sent, "filename", "") else None


def send_stored(file: StoredFile, name: str) -> Response:
    """Send a stored file under a name, to be saved and never shown inside a page of ours."""
    content = file_store().read(file.sha256)
    response = send_file(
        io.BytesIO(content), mimetype=file.media_type, as_attachment=True, download_name=name, max_age=0
    )
    response.set_etag(file.sha256)
    return response
