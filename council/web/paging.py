"""Which part of a long list a page shows, of how many, and where the list goes on."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import request, url_for
from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import Session


class Paging(NamedTuple):
    """«Показаны 41–80 из 812», and the address of the next part; none behind the last."""

    first: int
    last: int
    total: int
    further: str | None


def paging_of(
    session: Session, found: Select[Any], key: ColumnElement[int], *, before: int | None, shown: list[int]
) -> Paging:
    """Return where the shown keys stand among all that was found, the newest first; one query.

    `found` asks for everything that was sought, wherever the page begins: at `before`, exclusive.
    """
    keys = found.with_only_columns(key.label("key")).order_by(None).subquery()
    passed = literal(0) if before is None else func.count().filter(keys.c.key >= before)
    total, already = session.execute(select(func.count(), passed).select_from(keys)).one()
    last = already + len(shown)
    return Paging(already + 1, last, total, _address(shown[-1]) if shown and last < total else None)


def _address(before: int) -> str:
    return url_for(request.endpoint or "", **{**request.args, "before": before})
