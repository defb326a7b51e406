"""Parts of a page that refresh themselves: sent only when they differ from what the browser has."""

from __future__ import annotations

import hashlib
import re

from flask import make_response, render_template, request
from jinja2 import Template
from werkzeug.wrappers import Response

from council.web.headers import ASKED_AGAIN

# The token in a form differs from one second to the next and means nothing to the reader.
TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')


def fragment(template: str | Template, **shown: object) -> Response:
    """Return the part of a page, or 304 when the browser already has it."""
    html = render_template(template, **shown).strip()
    response = make_response(html)
    response.headers["Cache-Control"] = ASKED_AGAIN
    response.set_etag(hashlib.sha256(TOKEN.sub("", html).encode()).hexdigest()[:20])
    return response.make_conditional(request)


def moved_on(address: str) -> Response:
    """Tell the waiting page to go elsewhere: the thing it shows has passed to another page."""
    response = make_response("")
    response.headers["X-Next-Page"] = address
    return response
