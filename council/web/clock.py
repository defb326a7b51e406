"""The one place where the site reads the clock; everything left of it is told the moment."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import current_app

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return this moment; a test puts its own clock under `CLOCK`."""
    clock: Clock = current_app.config.get("CLOCK", _of_the_machine)
    return clock()


def _of_the_machine() -> datetime:
    return datetime.now(UTC)
