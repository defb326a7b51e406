"""What the running site writes to standard error: one JSON object a line, in UTC, by the request's number, no secret."""

from __future__ import annotations

import json
import logging
import re
import secrets
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from flask import Flask, g, has_app_context, has_request_context, request
from flask.logging import wsgi_errors_stream
from werkzeug.wrappers import Response

# A run as long as our shortest token; the names in our code hold neither capitals nor digits at that length.
TOKEN = re.compile(r"(?=[\w-]*[A-Z0-9])[\w-]{32,}", re.ASCII)
QUERY = re.compile(r"(?<=\S)\?[^\s\"']+")
LETTERS_SHOWN = 8  # to find a file by its hash; of a token they leave 200 bits unsaid

Fault = tuple[type, BaseException, TracebackType | None] | tuple[None, None, None]


class Lines(logging.Formatter):
    """One object a line, in ASCII: what is written out cannot forge a second line, nor turn one round."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {"at": moment, "level": record.levelname.lower(), "of": record.name}
        said |= _request_now()
        said["message"] = masked(record.getMessage())
        if record.exc_info and record.exc_info[0]:
            said["fault"] = masked(self.formatException(record.exc_info))
        return json.dumps(said)


def init_app(app: Flask) -> None:
    """Have the log written in lines, unless whoever started us has set it up, and each answer numbered."""
    root = logging.getLogger()
    if not root.handlers:
        written = logging.StreamHandler(wsgi_errors_stream)
        written.setFormatter(Lines())
        root.addHandler(written)
    app.after_request(tell_number)


def request_number() -> str:
    """Return the number by which this request is found in the log; ours, so that nobody chooses it."""
    if "request_number" not in g:
        g.request_number = secrets.token_hex(6)
    return str(g.request_number)


def tell_number(response: Response) -> Response:
    """Tell the browser the number, for whoever reports that something went wrong."""
    response.headers["X-Request-Id"] = request_number()
    return response


def masked(text: str) -> str:
    """Return the text without what opens a door: tokens are cut short, questions in addresses left out."""
    return TOKEN.sub(lambda found: found.group()[:LETTERS_SHOWN] + "…", QUERY.sub("?…", text))


def _request_now() -> dict[str, str]:
    if not (has_app_context() and has_request_context()):
        return {}
    return {
        "request": request_number(),
        "page": f"{request.method} {request.endpoint or 'unknown'}",
        "from": request.remote_addr or "",
    }
