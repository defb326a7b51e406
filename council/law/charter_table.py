"""Reading one table of a charter strictly: what is missing, unknown or of the wrong kind is written down."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from council.law.charter_values import (
    LARGEST,
    are_texts,
    is_day,
    is_flag,
    is_list,
    is_positive,
    is_text,
    shown,
    shown_key,
)

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")
TEXT = "must be a text that is not empty, without control characters"
TEXTS = "must be a list of texts that is not empty, without control characters"
FRACTION = re.compile("[0-9]{1,4}(/0*[1-9][0-9]{0,3})?")


class Table:
    """A table of a charter; a mistake goes to `faults`, and reading goes on with a stand-in.

    So one reading finds every mistake; whoever began it refuses the charter if there
    was any. `close` refuses the keys that nobody asked for.
    """

    def __init__(self, content: Any, *, source: str, name: str, faults: list[str]) -> None:
        self.source = source
        self.name = name
        self.faults = faults
        if not isinstance(content, dict):
            faults.append(f"{source}: [{name}] must be a table")
        self._is_table = isinstance(content, dict)
        self._content: dict[str, Any] = content if self._is_table else {}
        self._asked: list[str] = []

    def fault(self, key: str, complaint: str) -> None:
        """Write down a mistake; of what is no table, only that is said."""
        if self._is_table:
            place = f"[{self.name}] {shown_key(key)}" if self.name else f"[{shown_key(key)}]"
            self.faults.append(f"{self.source}: {place} {complaint}")

    def has(self, key: str) -> bool:
        self._ask(key)
        return key in self._content

    def text(self, key: str, *, default: str | None = None) -> str:
        return self._value(key, is_text, TEXT, stand_in="", default=default)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._value(key, are_texts, TEXTS, stand_in=()))

    def positive(self, key: str) -> int:
        return self._value(key, is_positive, f"must be a whole number from 1 to {LARGEST}", stand_in=1)

    def flag(self, key: str) -> bool:
        return self._value(key, is_flag, "must be true or false", stand_in=False)

    def day(self, key: str) -> date:
        return self._value(key, is_day, "must be a date such as 2012-05-30", stand_in=date.min)

    def fraction(self, key: str) -> Fraction:
        """Return a share above 0 and up to 1; it is written in quotation marks, as "2/3".

        A decimal is refused: two thirds is not 0.67, which gives another quorum.
        """
        value = self._value(key, is_text, 'must be a text such as "2/3"', stand_in="1/2")
        share = Fraction(value) if FRACTION.fullmatch(value) else None
        if share is None:
            self.fault(key, f'must be a fraction such as "2/3", not {shown(value)}')
        elif not 0 < share <= 1:
            self.fault(key, f"must be above 0 and not above 1, not {shown(value)}")
        return share or Fraction(1, 2)

    def choice(self, key: str, among: type[Choice], *, default: Choice | None = None) -> Choice:
        known = list(among)
        complaint = f"must be one of {', '.join(known)}"
        value = self._value(key, known.__contains__, complaint, stand_in=known[0], default=default)
        return among(value)

    def table(self, key: str) -> "Table":
        return self._child(self._read(key), self._path(key))

    def tables(self, key: str) -> "list[Table]":
        path = self._path(key)
        listed: list[Any] = self._value(
            key, is_list, "must be a list of tables that is not empty", stand_in=[]
        )
        return [self._child(one, f"{path} {number}") for number, one in enumerate(listed, 1)]

    def keys(self) -> list[str]:
        return list(self._content)

    def require_one_of(self, *keys: str) -> None:
        """Exactly one of these keys must be there."""
        given = [key for key in keys if self.has(key)]
        if not given:
            self.fault(keys[0], f"is missing: one of {', '.join(keys)} must be there")
        for surplus in given[1:]:
            self.fault(surplus, f"cannot stand beside {given[0]}: only one of {', '.join(keys)}")

    def skip(self, key: str) -> None:
        """Take the key for read: it has been complained of already."""
        self._ask(key)

    def close(self) -> None:
        """Refuse the keys that nobody has asked for."""
        for key in self._content:
            if key not in self._asked:
                self.fault(key, f"is not known here; known are {', '.join(self._asked) or 'no keys'}")

    def _value(
        self,
        key: str,
        fits: Callable[[Any], bool],
        complaint: str,
        *,
        stand_in: Value,
        default: Value | None = None,
    ) -> Value:
        """Return what stands under the key, the default where nothing does, or a stand-in for a mistake."""
        if default is not None and not self.has(key):
            return default
        value = self._read(key)
        if value is None:
            return stand_in
        if not fits(value):
            self.fault(key, f"{complaint}, not {shown(value)}")
            return stand_in
        read: Value = value
        return read

    def _read(self, key: str) -> Any:
        """Return what stands under the key; TOML has no null, so None says that nothing does."""
        if not self.has(key):
            self.fault(key, "is missing")
        return self._content.get(key)

    def _ask(self, key: str) -> None:
        if key not in self._asked:
            self._asked.append(key)

    def _child(self, content: Any, name: str) -> "Table":
        """Return a table inside this one; one that is missing has been written down and is read as empty."""
        if content is None:
            return Table(None, source=self.source, name=name, faults=[])
        return Table(content, source=self.source, name=name, faults=self.faults)

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key
