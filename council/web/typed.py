"""What somebody typed into a form that was not taken, to be sent again without being typed again."""

from __future__ import annotations

from flask import request

# Secrets, and what belongs to the asking itself, are never written into a page.
LEFT_OUT = ("password", "passphrase", "factor_", "csrf_token")


def typed() -> list[tuple[str, str]]:
    """Return the fields of the form as they were sent, but for its secrets."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not any(secret in name for secret in LEFT_OUT)
    ]
