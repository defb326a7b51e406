"""What the measurements share: an installation of their own, and figures in milliseconds."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from flask import Flask

from app import create_app
from council.records.database import db
from council.records.schema import migrate
from council.settings import Settings

Line = dict[str, str | int | float]


@contextmanager
def installation() -> Iterator[Flask]:
    """Yield a new installation on SQLite, on this machine's disk."""
    with TemporaryDirectory(dir=Path.cwd() / "var" if Path("var").is_dir() else None) as folder:
        settings = Settings.from_environment(
            {"DATA_DIR": folder, "SECRET_KEY": "of the benchmarks, known to everybody"}
        )
        migrate(settings.database_url)
        app = create_app(settings)
        yield app
        with app.app_context():
            db.engine.dispose()


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds the act took."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def in_milliseconds(seconds: Sequence[float]) -> Line:
    """Return the middle and the worst of the times."""
    return {
        "median_ms": round(median(seconds) * 1000, 2),
        "worst_ms": round(max(seconds) * 1000, 2),
        "times": len(seconds),
    }
