"""Whether the rows of the record are still as the register sealed them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from council.records.database import db
from council.records.register import RegisterEntry, digest_of_row, is_sealed, leaf_digest

ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class Difference:
    """Something that is not as it was entered: `kind` names the fault, `where` the table and key or the entry."""

    kind: str
    where: str


def differences_in_entries(session: Session) -> Iterator[Difference]:
    """Yield what is wrong within the register itself: a gap, a changed text, a column that says otherwise."""
    expected = 1
    for entry in _entries(session):
        where = f"register_entries {entry.sequence}"
        if entry.sequence != expected:
            yield Difference("entry_missing", f"register_entries {expected}")
        if leaf_digest(entry.content) != entry.leaf_sha256:
            yield Difference("entry_changed", where)
        elif _told_by_columns(entry) != _told_by_content(json.loads(entry.content)):
            yield Difference("columns_differ", where)
        expected = entry.sequence + 1


def differences_in_rows(session: Session) -> Iterator[Difference]:
    """Yield every row that differs from its last seal, has none, or has vanished."""
    sealed = _last_seals(session)
    for model in sealed_models():
        table = model.__tablename__
        rows = select(model).options(lazyload("*")).order_by(model.id)
        for row in session.scalars(rows.execution_options(yield_per=ROWS_AT_ONCE)):
            seal = sealed.pop((table, row.id), None)
            if seal is None:
                yield Difference("row_not_entered", f"{table} {row.id}")
            elif seal != digest_of_row(row):
                yield Difference("row_changed", f"{table} {row.id}")
    for table, key in sorted(row for row, seal in sealed.items() if seal):
        yield Difference("row_vanished", f"{table} {key}")


def _last_seals(session: Session) -> dict[tuple[str, int], str]:
    sealed = {}
    for content in session.scalars(
        select(RegisterEntry.content)
        .order_by(RegisterEntry.sequence)
        .execution_options(yield_per=ROWS_AT_ONCE)
    ):
        for table, key, digest in json.loads(content).get("rows", []):
            sealed[table, key] = digest
    return sealed


def _entries(session: Session) -> Iterator[RegisterEntry]:
    yield from session.scalars(
        select(RegisterEntry).order_by(RegisterEntry.sequence).execution_options(yield_per=ROWS_AT_ONCE)
    )


def sealed_models() -> list[Any]:
    models = [mapper.class_ for mapper in db.Model.registry.mappers]
    return sorted((m for m in models if is_sealed(m.__tablename__)), key=lambda model: model.__tablename__)


def _told_by_columns(entry: RegisterEntry) -> tuple[Any, ...]:
    at = entry.at.isoformat(timespec="microseconds")
    thing = {"kind": entry.thing_kind, "id": entry.thing_id}
    return (entry.sequence, at, entry.person_id, entry.seat, entry.capacity, entry.act, thing, entry.clause)


def _told_by_content(content: dict[str, Any]) -> tuple[Any, ...]:
    named = ("sequence", "at", "person", "seat", "capacity", "act", "thing", "clause")
    return tuple(content.get(name) for name in named)
