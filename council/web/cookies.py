"""What our cookies are called and how they travel: to this host alone, over TLS wherever there is any."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app

SESSION = "session"


def init_app(app: Flask) -> None:
    """Keep the session in a cookie that no script reads and no other site sends along with an act."""
    app.config.update(
        SESSION_COOKIE_NAME=_named(SESSION, secure=app.config["SETTINGS"].cookie_secure),
        SESSION_COOKIE_SECURE=app.config["SETTINGS"].cookie_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_PATH="/",
        # Not Strict: a link in a letter would show the door to somebody who is signed in.
        SESSION_COOKIE_SAMESITE="Lax",
    )


def cookie_name(name: str) -> str:
    """Return what a cookie of ours is called in this installation."""
    return _named(name, secure=current_app.config["SETTINGS"].cookie_secure)


def how_it_travels() -> dict[str, Any]:
    """Return with what a cookie beside the session's is set."""
    return {
        "httponly": True, "samesite": "Lax", "path": "/", "secure": current_app.config["SETTINGS"].cookie_secure,
    }  # fmt: skip


def _named(name: str, *, secure: bool) -> str:
    """With the prefix a browser takes the cookie over TLS only and from this very host, a neighbour's never."""
    return f"__Host-{name}" if secure else name
