"""The application as Flask knows it, in two things otherwise than the library has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import Flask

from council.papers.stack_room import with_room
from council.web.log_lines import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Site(Flask):
    """The application, whose faults are logged by the page's name: an address may carry a token."""

    def log_exception(self, exc_info: Fault) -> None:
        """Log a fault nobody foresaw."""
        self.logger.error("a fault of ours", exc_info=exc_info)

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request with room on the stack: a server that calls from an unlucky depth would double its time."""
        return with_room(partial(super().wsgi_app, environ, start_response))
