"""Kinds of columns: moments in UTC, canonical JSON, named choices and public identifiers."""

import json
import secrets
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

import rfc8785
from sqlalchemy import DateTime, Enum, ForeignKey, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

# No look-alikes (0/O, 1/l/I): an identifier may have to be read out over the telephone.
PUBLIC_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
PUBLIC_LENGTH = 20  # 31**20, about 99 bits: cannot be guessed or walked


def new_public_id() -> str:
    """Return an identifier for addresses that cannot be guessed."""
    return "".join(secrets.choice(PUBLIC_ALPHABET) for _ in range(PUBLIC_LENGTH))


def new_salt() -> str:
    """Return what is sealed with a choice, so that nobody finds the choice by sealing each of the three."""
    return secrets.token_hex(16)


class Moment(TypeDecorator[datetime]):
    """A moment, aware in Python and UTC in the database; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} names no zone; give an aware moment")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CanonicalJson(TypeDecorator[Any]):
    """A value kept as canonical JSON text, so that its digest is the same on every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect) -> Any:
        return None if value is None else json.loads(value)


def canonical(value: Any) -> str:
    """Return the canonical JSON text (RFC 8785) of a value."""
    return rfc8785.dumps(value).decode()


def plain(value: Any) -> Any:
    """Return the value of a column as JSON holds it: a choice by its word, moments and days in ISO 8601."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def choice(kind: type[StrEnum], name: str) -> Enum:
    """Return a text column type that holds only the values of `kind`, by a named constraint."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def reference(target: str, **options: Any):
    """Return a column that points to a row which must not vanish while it is pointed to."""
    return mapped_column(ForeignKey(target, ondelete="RESTRICT"), index=True, **options)


PublicId = Annotated[str, mapped_column(String(PUBLIC_LENGTH), unique=True, default=new_public_id)]
# Kept secret until the vote is closed, and shown afterwards; rows of before it have none, and stay as sealed.
Salt = Annotated[str, mapped_column(String(32), default=new_salt, server_default="")]
Key = Annotated[int, mapped_column(primary_key=True)]
At = Annotated[datetime, mapped_column(Moment)]
AtOrNone = Annotated[datetime | None, mapped_column(Moment)]
Json = Annotated[Any, mapped_column(CanonicalJson)]
JsonOrNone = Annotated[Any | None, mapped_column(CanonicalJson, nullable=True)]
LongText = Annotated[str, mapped_column(Text)]
