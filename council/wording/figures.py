"""How a figure is written inside a sentence: with its noun, as a day, as the name of a state."""

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any


class Speller(Formatter):
    """Fills the places of a sentence; the word after the colon says in which form.

    `{present:member|members}` is the number with its noun, `{present:~is|are}` the
    form alone (of several things named, by how many they are), and a name such as `{absent:genitive}` one of the language's forms.
    """

    def __init__(self, forms: Mapping[str, Callable[..., str]]) -> None:
        self._forms = forms

    def format_field(self, value: Any, format_spec: str) -> str:
        if not format_spec:
            return ", ".join(value) if isinstance(value, tuple) else str(value)
        form, _, nouns = format_spec.rpartition("~")
        if "|" in nouns:
            count = len(value) if isinstance(value, tuple) else value
            noun = self._forms["plural"](count, *nouns.split("|"))
            return noun if format_spec.startswith("~") else f"{self._number(form, value)} {noun}"
        return self._forms[format_spec](value)

    def _number(self, form: str, value: int) -> str:
        return self._forms[form](value) if form else str(value)


def as_codes(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return one state or several as several."""
    return (value,) if isinstance(value, str) else value


def listed(names: list[str], conjunction: str) -> str:
    """Return names as a list in a sentence: one, two and three."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"
