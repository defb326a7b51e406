"""The texts that the notes on an item have had, the latest first, each compared with the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from flask_babel import gettext as _
from sqlalchemy import select

from council.records.agenda import Item
from council.records.database import db
from council.records.minutes import ItemNotes, ReplacedNotes
from council.records.people import Person
from council.web.text_changes import PointChange, compared


@dataclass(frozen=True)
class NotesVersion:
    """One text of the notes: who wrote it and when, its parts, and what it changed."""

    number: int
    written_by: Person
    written_at: datetime
    lines: Sequence[str]
    changes: Sequence[PointChange] = ()


def versions_of(item: Item) -> list[NotesVersion]:
    """Return every text the notes have had, the one that stands first."""
    standing = db.session.scalars(select(ItemNotes).where(ItemNotes.item_id == item.id)).one_or_none()
    if standing is None:
        return []
    replaced = select(ReplacedNotes).where(ReplacedNotes.item_id == item.id).order_by(ReplacedNotes.revision)
    texts = [
        *(
            _version(old, old.revision, old.written_by, old.written_at)
            for old in db.session.scalars(replaced)
        ),
        _version(standing, standing.revision, standing.updated_by, standing.updated_at),
    ]
    changed = [
        NotesVersion(new.number, new.written_by, new.written_at, new.lines, compared(old.lines, new.lines))
        for old, new in pairwise(texts)
    ]
    return [*changed[::-1], texts[0]]


def _version(notes: ItemNotes | ReplacedNotes, number: int, person: Person, at: datetime) -> NotesVersion:
    told = ((_("Слушали"), notes.heard), (_("Выступили"), notes.spoke), (_("Замечания"), notes.remarks))
    lines = [f"{label}: {line}" for label, text in told for line in text.splitlines() if line.strip()]
    return NotesVersion(number, person, at, lines)
