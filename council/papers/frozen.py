"""How the text of a paper is kept: plain frozen dataclasses that go to canonical JSON and come back equal."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Self, Union, get_args, get_origin, get_type_hints

import rfc8785


class TextError(ValueError):
    """A stored text that does not have the shape of its class; the message names the field."""


class Frozen:
    """A part of a text: its fields are text, numbers, dates, moments, enumerations, tuples and other parts.

    Fields named in `later` came to a class whose texts were frozen before: empty they are left out, so that
    those texts keep their bytes and their digest.
    """

    later: ClassVar[frozenset[str]] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """Return plain dictionaries and lists; moments keep the offset they were given with."""
        told = {name: getattr(self, name) for name in _hints(type(self))}
        return {name: _plain(value) for name, value in told.items() if value or name not in self.later}

    def canonical(self) -> bytes:
        """Return the one spelling of this text in JSON (RFC 8785), fit for a digest."""
        return rfc8785.dumps(self.as_json())

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Return the part that `as_json` was asked of, or raise `TextError`."""
        return _part(cls, said, cls.__name__)


@cache
def _hints(part: type) -> dict[str, Any]:
    """Return the fields of a class in order, with their types resolved."""
    hints = get_type_hints(part)
    return {field.name: hints[field.name] for field in dataclasses.fields(part)}


def _plain(value: Any) -> Any:
    if isinstance(value, Frozen):
        return value.as_json()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):  # a datetime is a date as well
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value


def _part(part: type, said: Any, where: str) -> Any:
    if not isinstance(said, Mapping):
        raise TextError(f"{where} is not an object")
    hints = _hints(part)
    if unknown := sorted(set(said) - set(hints)):
        raise TextError(f"{where} has no field {', '.join(unknown)}")
    try:
        return part(**{name: _value(hints[name], said[name], f"{where}.{name}") for name in said})
    except TypeError as missing:
        raise TextError(f"{where}: {missing}") from missing


def _value(hint: Any, said: Any, where: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return None if said is None else _value(_other_than_none(inner), said, where)
    if origin is tuple:
        return _tuple(inner[0], said, where)
    if origin is Mapping or hint is Any:
        return said
    if issubclass(hint, Frozen):
        return _part(hint, said, where)
    return _scalar(hint, said, where)


def _other_than_none(choices: tuple[Any, ...]) -> Any:
    return next(choice for choice in choices if choice is not NoneType)


def _tuple(hint: Any, said: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(said, list | tuple):
        raise TextError(f"{where} is not a list")
    return tuple(_value(hint, inner, f"{where}[{index}]") for index, inner in enumerate(said))


_READ: dict[type, Callable[[Any], Any]] = {date: date.fromisoformat, datetime: datetime.fromisoformat}


def _scalar(hint: type, said: Any, where: str) -> Any:
    if hint in {str, int, bool}:
        if type(said) is not hint:
            raise TextError(f"{where} is not of type {hint.__name__}")
        return said
    try:
        return _READ.get(hint, hint)(said)
    except (TypeError, ValueError) as fault:
        raise TextError(f"{where}: {fault}") from fault
