"""The templates of papers: an environment of their own, always escaping, without Flask."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from council.papers import phrases
from council.papers.fonts import font_stack
from council.papers.typography import as_point, file_name, paragraphs, tied_page
from council.papers.vote_line import vote_line
from council.wording.citations import clause_in_print
from council.wording.dates import date_span, long_date
from council.wording.numbers import plural

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "papers"


def page(template: str, **parts: Any) -> str:
    """Return the HTML of a paper. Text is a value here and never a template: `{{7*7}}` stays what it is."""
    return tied_page(environment().get_template(template).render(**parts))


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        paragraphs=paragraphs,
        file_name=file_name,
        as_point=as_point,
        long_date=long_date,
        cite=clause_in_print,
    )
    made.filters["stamp"] = stamp
    made.globals.update(phrases=phrases, vote_line=vote_line, date_span=date_span, font_stack=font_stack)
    made.globals.update(plural=plural)
    return made


def stamp(moment: datetime) -> str:
    """Return the moment as the file's own metadata spell it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
