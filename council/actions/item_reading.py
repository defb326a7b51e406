"""An item as its reader may read it: as the agenda published last froze it, and as it stands once the meeting is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.agenda_versions import latest_version
from council.records.agenda import Draft, Item
from council.records.meetings import AgendaVersion, Meeting


@dataclass(frozen=True)
class ItemReading:
    """What the reader is shown of an item: never what the secretariat has not yet published."""

    number: int
    title: str
    rapporteur: str
    functions: frozenset[str]
    drafts: Sequence[Draft]
    is_dropped: bool
    function_reason: str | None = None  # not told of an item as it was published

    @property
    def draft(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None


def reading_of(session: Session, item: Item, actor: Actor) -> ItemReading:
    """Return the item as the actor may read it now."""
    return readings_of(session, item.meeting, [item], actor)[0]


def readings_of(session: Session, meeting: Meeting, items: Iterable[Item], actor: Actor) -> list[ItemReading]:
    """Return items of one meeting as the actor may read them now, for one look at the agenda published last."""
    if actor.is_secretariat or meeting.opened_at is not None:
        return [_as_it_stands(item) for item in items]
    version = latest_version(session, meeting)
    entries = {entry["item"]: entry for entry in version.content} if version is not None else {}
    return [
        _as_frozen(item, entries[item.public_id], version)
        if version is not None and item.public_id in entries
        else _as_it_stands(item)  # dropped, and published without it
        for item in items
    ]


def _as_it_stands(item: Item) -> ItemReading:
    return ItemReading(
        number=item.position,
        title=item.title,
        rapporteur=item.rapporteur,
        functions=frozenset(function.code for function in item.functions),
        drafts=item.drafts,
        is_dropped=item.dropped_at is not None,
        function_reason=item.function_reason,
    )


def _as_frozen(item: Item, entry: dict[str, Any], version: AgendaVersion) -> ItemReading:
    return ItemReading(
        number=entry["position"],
        title=entry["title"],
        rapporteur=entry["rapporteur"],
        functions=frozenset(entry["functions"]),
        drafts=drafts_given_out(item, entry, version),
        is_dropped=False,
    )


def drafts_given_out(item: Item, entry: dict[str, Any], version: AgendaVersion) -> list[Draft]:
    """Return the drafts the version gave out; the early versions did not name them, so their moment tells."""
    if "draft" not in entry:
        return [draft for draft in item.drafts if draft.created_at <= version.published_at]
    return [draft for draft in item.drafts if draft.number <= (entry["draft"] or 0)]
