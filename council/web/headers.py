"""What every answer tells the browser: run nothing foreign, be framed by nobody, keep nothing of a signed-in page."""

from __future__ import annotations

from flask import Flask, Response, request, session

HEADERS = {
    # data: is for the small drawings inside Bootstrap's stylesheet (the arrow of a select).
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

LASTING = {"assets.static", "bootstrap.static"}


def init_app(app: Flask) -> None:
    """Have every answer of the application carry our headers."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Add what is not yet said; a view that knows better has the word."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    response.headers["Cache-Control"] = _caching(response)
    response.vary.add("Cookie")
    return response


def _caching(response: Response) -> str:
    if request.endpoint in LASTING and "v" in request.args and response.status_code < 400:
        return "public, max-age=31536000, immutable"
    said = response.headers.get("Cache-Control")
    if said and said != "no-cache":
        return said
    return "no-store" if session else "no-cache"
