"""What the command line can do: the same actions as the pages, for operators and newcomers."""

import click
from flask import Flask

from council.cli import database, demo, tally, worker

COMMANDS: tuple[click.Command, ...] = (database.migrate, demo.demo, tally.tally, worker.worker)


def init_app(app: Flask) -> None:
    """Give the application its commands."""
    for command in COMMANDS:
        app.cli.add_command(command)
