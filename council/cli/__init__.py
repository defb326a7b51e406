"""What the command line can do: the same actions as the pages, for operators and newcomers."""

import click
from flask import Flask

from council.cli import (
    charters,
    database,
    demo,
    minutes,
    paper_seal,
    rebinding,
    recount,
    register,
    setup,
    tally,
    worker,
)
from council.cli.demonstration.cast import CODE

COMMANDS: tuple[click.Command, ...] = (
    database.migrate,
    setup.setup,
    demo.demo,
    tally.tally,
    charters.charters,
    recount.recount,
    minutes.minutes,
    register.register,
    paper_seal.seal,
    rebinding.rebind,
    worker.worker,
)


def init_app(app: Flask) -> None:
    """Give the application its commands, and the sign-in page the accounts of the demonstration."""
    app.config["DEMONSTRATION_ACCOUNTS"] = demo.sign_in_choices()
    app.config["DEMONSTRATION_CODE"] = CODE
    for command in COMMANDS:
        app.cli.add_command(command)
