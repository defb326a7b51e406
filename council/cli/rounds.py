"""What the worker looks for of itself, beside the jobs that acts leave it: reminders, digests, the day's checkpoint, old signatures."""

import traceback
from collections.abc import Callable
from datetime import datetime

import click
from sqlalchemy.exc import OperationalError

from council.actions.digests import write_digests
from council.actions.reminding import remind_of_the_day
from council.actions.sealing import sum_up_the_day
from council.actions.signature_looks import ask_for_looks
from council.records.database import db

ROUNDS: tuple[Callable[..., object], ...] = (sum_up_the_day, remind_of_the_day, write_digests, ask_for_looks)


def make_rounds(*, at: datetime) -> None:
    """Make each round that is due; no fault of one may stop the others, or the worker."""
    for make in ROUNDS:
        try:
            make(at=at)
        except OperationalError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, it is told, and looked for again at the next beat
            db.session.rollback()
            click.echo(f"The round {make.__name__} failed:\n{traceback.format_exc()}", err=True)
