"""Whose request it is: addressed to a name of ours, and no act sent from a page of another site."""

from __future__ import annotations

from flask import Flask, current_app, request
from werkzeug.exceptions import BadHost, Forbidden

from council.web.languages import parts_of

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class FromElsewhere(Forbidden):
    """The act was sent from a page that is not ours."""


def init_app(app: Flask) -> None:
    """Ask both of every request before anything else is done with it."""
    app.before_request(refuse_foreign_name)
    app.before_request(refuse_foreign_page)


def refuse_foreign_name() -> None:
    """Refuse a request for a host that is not ours: its pages and letters would link to where it says."""
    if _name_of(request.host) not in current_app.config["SETTINGS"].trusted_hosts:
        current_app.logger.warning("refused: the host %r is not among TRUSTED_HOSTS", request.host[:100])
        raise BadHost


def refuse_foreign_page() -> None:
    """Refuse an act sent from a page of another site, a subdomain of ours too.

    A browser says where a request comes from, and no page can make it lie. One
    that says nothing is old: there the token of the form decides alone.
    """
    if request.method in HARMLESS:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise FromElsewhere
    origin = request.headers.get("Origin")
    if origin is not None and parts_of(origin).netloc != request.host:
        raise FromElsewhere


def _name_of(host: str) -> str:
    """Return the host without its port; an address of the sixth version keeps its brackets."""
    name, bracket, _port = host.partition("]")
    return (name + bracket if bracket else host.partition(":")[0]).lower()
