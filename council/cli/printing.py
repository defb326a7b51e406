"""The duties of the worker that print: a version of the minutes, the sheet of a decision."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from flask import current_app

from council.actions.rendering import print_decision, print_minutes
from council.papers.paper_seal import PaperSeal
from council.records.files import FileStore

Report = Callable[[int], None]


def minutes(payload: Mapping[str, Any], *, at: datetime, report: Report) -> None:
    """Print the version of the minutes the job names."""
    report(20)
    print_minutes(version=payload["version"], store=_store(), at=at)


def decision(payload: Mapping[str, Any], *, at: datetime, report: Report) -> None:
    """Print the sheet of the decision the job names."""
    report(20)
    print_decision(decision=payload["decision"], store=_store(), at=at)


def _store() -> FileStore:
    settings = current_app.config["SETTINGS"]
    return FileStore(settings.files_dir, seal=PaperSeal.of(settings))
