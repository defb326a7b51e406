"""Reading one table of a charter strictly: what is missing, unknown or of the wrong kind is named."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from council.law.charter import CharterError

Choice = TypeVar("Choice", bound=StrEnum)
FRACTION = re.compile("[0-9]{1,4}(/0*[1-9][0-9]{0,3})?")
LARGEST = 1000  # no term of days or years is longer; the calendar ends somewhere


class Table:
    """A table of a charter; every key must be read once, and `close` refuses those nobody asked for."""

    def __init__(self, content: Any, *, source: str, name: str) -> None:
        self.source = source
        self.name = name
        if not isinstance(content, dict):
            raise CharterError(f"{source}: [{name}] must be a table")
        self._content: dict[str, Any] = content
        self._unread = set(content)

    def error(self, key: str, complaint: str) -> CharterError:
        place = f"[{self.name}] {key}" if self.name else f"[{key}]"
        return CharterError(f"{self.source}: {place} {complaint}")

    def has(self, key: str) -> bool:
        return key in self._content

    def text(self, key: str) -> str:
        value = self._read(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "must be a text that is not empty")
        return value

    def positive(self, key: str) -> int:
        value = self._read(key)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST:
            raise self.error(key, f"must be a whole number from 1 to {LARGEST}")
        return value

    def fraction(self, key: str) -> Fraction:
        """Return a share above 0 and up to 1; it is written in quotation marks, as "2/3".

        A decimal is refused: two thirds is not 0.67, which gives another quorum.
        """
        value = self.text(key)
        if not FRACTION.fullmatch(value):
            raise self.error(key, f'must be a fraction such as "2/3", not {value!r}')
        share = Fraction(value)
        if not 0 < share <= 1:
            raise self.error(key, f"must be above 0 and not above 1, not {value!r}")
        return share

    def day(self, key: str) -> date:
        value = self._read(key)
        if type(value) is not date:
            raise self.error(key, "must be a date such as 2012-05-30")
        return value

    def choice(self, key: str, among: type[Choice]) -> Choice:
        value = self._read(key)
        try:
            return among(value)
        except ValueError:
            raise self.error(key, f"must be one of {_listed(among)}, not {value!r}") from None

    def table(self, key: str) -> "Table":
        return Table(self._read(key), source=self.source, name=self._path(key))

    def tables(self, key: str) -> "list[Table]":
        value = self._read(key)
        if not isinstance(value, list) or not value:
            raise self.error(key, "must be a list of tables that is not empty")
        path = self._path(key)
        return [
            Table(one, source=self.source, name=f"{path} {number}") for number, one in enumerate(value, 1)
        ]

    def keys(self) -> list[str]:
        return list(self._content)

    def close(self) -> None:
        """Refuse the keys that nobody has read."""
        for key in sorted(self._unread):
            raise self.error(key, "is not known here")

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _read(self, key: str) -> Any:
        if key not in self._content:
            raise self.error(key, "is missing")
        self._unread.discard(key)
        return self._content[key]


def _listed(among: Iterable[StrEnum]) -> str:
    return ", ".join(among)
