"""Answers at the terminal, checked at once: a bad one is asked for again, and not refused at the end."""

from collections.abc import Callable
from typing import Any

import click

from council.actions.refusals import Refused
from council.charters import CharterError


class Checked(click.ParamType):
    """An answer that `check` refuses by raising, with the words for the person at the terminal."""

    name = "text"

    def __init__(self, check: Callable[[str], object]):
        self.check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            self.check(value)
        except Refused as refused:
            self.fail(refused.en, param, ctx)
        except CharterError as fault:
            self.fail(str(fault), param, ctx)
        return str(value)


def asked(given: str | None, question: str, check: Callable[[str], object], **options: Any) -> str:
    """Return the answer given as an option, or else ask until it is a good one."""
    kind = Checked(check)
    return (
        kind.convert(given, None, None) if given is not None else click.prompt(question, type=kind, **options)
    )
