"""Whether the rows of the record are still as the register sealed them.

Whoever has the database in hand can write anything into it: what cannot even be read is a difference too.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, String, select, type_coerce
from sqlalchemy.orm import Session, lazyload

from council.records.database import db
from council.records.first_seals import COVERED, is_as_made
from council.records.guards import GUARDS
from council.records.later_seals import WRITES, Later, is_by_its_acts
from council.records.register import RegisterEntry, digest_of_row, is_sealed, leaf_digest

ROWS_AT_ONCE = 1000
# A value that its column cannot mean: another word than the known ones, no moment, no JSON.
UNREADABLE = (LookupError, ValueError, TypeError, AttributeError)

# Of their rows no act writes anything again: an entry that seals one with another digest is no act.
NEVER_CHANGED = frozenset(guard.table for guard in GUARDS if guard.name == "never_changed")
# And of these no act takes a row away: an entry that seals one as gone is no act either.
NEVER_DELETED = frozenset(guard.table for guard in GUARDS if guard.operation == "DELETE" and not guard.when)

Seals = dict[str, dict[int, bytes]]
LaterSeals = dict[str, dict[int, list[Later]]]


class Sealed(NamedTuple):
    """What the register has sealed: of each row the last seal; the first where another came after it and was to
    leave alone what had been sealed; those that came later, where it is told which acts make any; and the rows that
    never change and yet have had different seals.
    """

    last: Seals
    first: Seals
    later: LaterSeals
    anew: set[tuple[str, int]]


class Read(NamedTuple):
    """A row as it stands: whether it may be there without a seal, and the fault that its earlier seals show, if any."""

    key: int
    digest: bytes
    may_stand_unsealed: bool = False
    fault: str = ""


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
        elif not _columns_agree(entry):
            yield Difference("columns_differ", where)
        expected = entry.sequence + 1


def differences_in_rows(session: Session) -> Iterator[Difference]:
    """Yield every row that differs from its last seal, has none, or has vanished; and each that a second seal has changed.

    A second seal is in order only over what was added to the row, by an act that adds it: see
    `council.records.first_seals` and `council.records.later_seals`.
    """
    sealed, first, later, anew = _seals(session)
    for table, key in sorted(anew):
        yield Difference("row_sealed_anew", f"{table} {key}")
    for model in sealed_models():
        table = model.__tablename__
        seals = sealed.pop(table, {})
        for row in _rows_of(session, model, first.get(table, {}), later.get(table, {})):
            seal, where = seals.pop(row.key, None), f"{table} {row.key}"
            if seal is None and not row.may_stand_unsealed:
                yield Difference("row_not_entered", where)
            elif seal is not None and seal != row.digest:
                yield Difference("row_changed", where)
            elif row.fault:
                yield Difference(row.fault, where)
        yield from _vanished(table, seals)
    for table in sorted(sealed):
        yield from _vanished(table, sealed[table])


def sealed_models() -> list[Any]:
    """Return the tables of the record by their names."""
    models = [mapper.class_ for mapper in db.Model.registry.mappers]
    return sorted((m for m in models if is_sealed(m.__tablename__)), key=lambda model: model.__tablename__)


def _vanished(table: str, seals: dict[int, bytes]) -> Iterator[Difference]:
    """Yield the rows that are gone: those an act took away were sealed so, in a table of which acts take any."""
    for key in sorted(key for key, seal in seals.items() if seal or table in NEVER_DELETED):
        yield Difference("row_vanished", f"{table} {key}")


def _rows_of(
    session: Session, model: Any, first: dict[int, bytes], later: dict[int, list[Later]]
) -> Iterator[Read]:
    """Yield the rows of a table, a thousand at a time; one that cannot be read has no digest."""
    last = None
    while True:
        keys = select(model.id).order_by(model.id).limit(ROWS_AT_ONCE)
        found = session.scalars(keys if last is None else keys.where(model.id > last)).all()
        if not found:
            return
        yield from _rows_between(session, model, first, later, found[0], found[-1])
        last = found[-1]


def _rows_between(
    session: Session,
    model: Any,
    first: dict[int, bytes],
    later: dict[int, list[Later]],
    lowest: int,
    highest: int,
) -> list[Read]:
    rows = select(model).options(lazyload("*")).where(model.id.between(lowest, highest)).order_by(model.id)
    try:
        return [_read(row, first.get(row.id), later.get(row.id, [])) for row in session.scalars(rows)]
    except UNREADABLE:
        if lowest == highest:
            return [Read(lowest, b"unreadable")]
    middle = (lowest + highest) // 2
    halves = ((lowest, middle), (middle + 1, highest))
    return [told for half in halves for told in _rows_between(session, model, first, later, *half)]


def _read(row: Any, first: bytes | None, later: list[Later]) -> Read:
    alone = getattr(row, "may_stand_unsealed", False)
    return Read(row.id, bytes.fromhex(digest_of_row(row)), alone, _fault(row, first, later))


def _fault(row: Any, first: bytes | None, later: list[Later]) -> str:
    """Return what is wrong with the seals before the last: of what was made, or of what acts have written since."""
    if first is not None and not is_as_made(row, first):
        return "row_rewritten"
    return "row_not_by_its_acts" if later and not is_by_its_acts(row, later) else ""


def _seals(session: Session) -> Sealed:
    last: Seals = {}
    first: Seals = {}
    later: LaterSeals = {}
    anew = set()
    contents = select(RegisterEntry.content).order_by(RegisterEntry.sequence)
    for content in session.scalars(contents.execution_options(yield_per=ROWS_AT_ONCE)):
        act, rows = _told_of_rows(content)
        for table, key, digest in rows:
            seal, seals = bytes.fromhex(digest), last.setdefault(table, {})
            before = seals.get(key, seal)
            if before != seal and table in NEVER_CHANGED:
                anew.add((table, key))
            if before != seal and table in COVERED:
                first.setdefault(table, {}).setdefault(key, before)
            if before != seal and table in WRITES:
                later.setdefault(table, {}).setdefault(key, []).append(Later(act, before))
            seals[key] = seal
    return Sealed(last, first, later, anew)


def _told_of_rows(content: str) -> tuple[str, list[list[Any]]]:
    """Return the act of an entry and its seals; one that was changed until it is no entry any more has been named already."""
    try:
        told = json.loads(content)
        return told["act"], told["rows"]
    except UNREADABLE:
        return "", []


def _entries(session: Session) -> Iterator[Row[Any]]:
    """Yield the entries, their moments as the database writes them: the fifty thousand a second are met by that."""
    columns = (
        RegisterEntry.sequence, RegisterEntry.person_id, RegisterEntry.seat, RegisterEntry.capacity,
        RegisterEntry.act, RegisterEntry.thing_kind, RegisterEntry.thing_id, RegisterEntry.meeting_id,
        RegisterEntry.clause, RegisterEntry.content, RegisterEntry.leaf_sha256,
        type_coerce(RegisterEntry.at, String).label("at"),
    )  # fmt: skip
    entries = select(*columns).order_by(RegisterEntry.sequence)
    yield from session.execute(entries.execution_options(yield_per=ROWS_AT_ONCE))


def _columns_agree(entry: Row[Any]) -> bool:
    """Say whether the columns repeat the text; one that no act of ours wrote tells nothing."""
    try:
        return _told_by_columns(entry) == _told_by_content(entry)
    except UNREADABLE:
        return False


def _told_by_columns(entry: Row[Any]) -> tuple[Any, ...]:
    sequence, person, seat, capacity, act, kind, thing, meeting, clause, _content, _leaf, at = entry
    return sequence, person, seat, capacity, act, kind, thing, meeting, clause, _moment(at)


def _told_by_content(entry: Row[Any]) -> tuple[Any, ...]:
    """Return the same as the sealed text tells it; the earliest entries do not name their meeting."""
    told = json.loads(entry.content)
    thing, meeting = told["thing"], told.get("meeting", entry.meeting_id)
    who = told["person"], told["seat"], told["capacity"]
    return (
        told["sequence"],
        *who,
        told["act"],
        thing["kind"],
        thing["id"],
        meeting,
        told["clause"],
        told["at"],
    )


def _moment(told: Any) -> str:
    """Return the moment as the text of an entry writes it: SQLite keeps it as a text in UTC, without saying so."""
    if isinstance(told, str):
        return f"{told[:10]}T{told[11:]}+00:00"
    return (
        told.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(told, datetime) else str(told)
    )
