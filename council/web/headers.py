"""What every answer tells the browser: run nothing foreign, be framed by nobody, keep nothing that is private."""

from __future__ import annotations

from flask import Flask, Response, request

HEADERS = {
    # Each kind by its name, so that what nobody thought of is refused. data: is for the small drawings inside
    # Bootstrap's stylesheet (the arrow of a select).
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # No page of another site may draw, run or embed what we send, a download least of all.
    "Cross-Origin-Resource-Policy": "same-origin",
}

# A file somebody gave us: whatever it turns out to be, it runs nothing, asks for nothing and is nobody's page.
OF_A_DOWNLOAD = "default-src 'none'; sandbox; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"

NOWHERE = "private, no-store"
# Kept by the reader's own browser, which asks each time whether it still may show it: what is polled or resumed.
ASKED_AGAIN = "private, no-cache"

LASTING = {"assets.static", "bootstrap.static"}
PUBLIC = LASTING | {"assets.send_font"}


def init_app(app: Flask) -> None:
    """Have every answer of the application carry our headers."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Add what is not yet said; a view that knows better has the word."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    response.headers["Cache-Control"] = _caching(response)
    response.vary.add("Cookie")
    return response


def _caching(response: Response) -> str:
    """Whatever is not the look of the site is private: a page for nobody yet carries the token of its form."""
    said = response.headers.get("Cache-Control", "")
    if request.endpoint in PUBLIC and response.status_code < 400:
        unchanging = request.endpoint in LASTING and "v" in request.args
        return "public, max-age=31536000, immutable" if unchanging else said or "no-cache"
    return said if said.startswith("private") else NOWHERE
