"""Stylesheets and scripts sent small: a seventh of their length, for a weak link.

Pages are not: what a reader types and the token of their session must not be
squeezed together, since the length of the answer would tell about the token.
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Flask, Response, request

from council.web.headers import LASTING

SQUEEZABLE = {"text/css", "text/javascript", "image/svg+xml"}


def init_app(app: Flask) -> None:
    """Have the files of the look squeezed for browsers that can read them so."""
    app.after_request(squeeze)


def squeeze(response: Response) -> Response:
    """Return the file squeezed where that is possible."""
    if request.endpoint not in LASTING or response.mimetype not in SQUEEZABLE or response.status_code != 200:
        return response
    response.vary.add("Accept-Encoding")
    if "gzip" not in request.accept_encodings or request.method != "GET":
        return response
    tag, _weak = response.get_etag()
    response.direct_passthrough = False
    response.set_data(_squeezed(response.get_data()))
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(tag or "", weak=True)
    return response


@lru_cache(maxsize=16)
def _squeezed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
