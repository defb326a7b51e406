"""How the templates learn their filters: so that each is asked when a page is made, in its reader's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask
from jinja2 import pass_context


def teach(app: Flask, **filters: Callable[..., Any]) -> None:
    """Teach the templates the filters.

    A filter that takes no context is applied to a constant once, when its template is
    compiled; every later reader would then see it in the language of the first.
    """
    app.jinja_env.filters.update({name: _asked_each_time(said) for name, said in filters.items()})


def _asked_each_time(said: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    @wraps(said)
    def asked(_context: object, *args: object, **kwargs: object) -> object:
        return said(*args, **kwargs)

    return asked
