"""No paper prints a form of a name that nobody confirmed: it is refused, naming what is missing."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from council.actions.refusals import Conflict
from council.papers.people_text import BodyText, StateText


def require_genitives(text: Any) -> None:
    """Refuse a text with a state or a body whose confirmed genitive is missing; such forms are never made up."""
    missing = sorted(set(_names_without_genitive(text)))
    if missing:
        named = ", ".join(missing)
        raise Conflict(
            f"Нет подтвержденной формы родительного падежа: {named}."
            " Документ не составлен. Внесите форму в таблицу названий и повторите.",
            f"The confirmed genitive is missing: {named}."
            " The paper was not made. Enter the form in the table of names and try again.",
        )


def _names_without_genitive(part: Any) -> Iterator[str]:
    if isinstance(part, StateText) and not part.genitive.strip():
        yield part.full or part.short or part.code
    if isinstance(part, BodyText) and not (part.title_genitive.strip() and part.regulation_genitive.strip()):
        yield part.title
    if isinstance(part, tuple):
        for inner in part:
            yield from _names_without_genitive(inner)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from _names_without_genitive(getattr(part, field.name))
