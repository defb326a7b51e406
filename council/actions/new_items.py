"""A new item of an agenda with everything it carries from the start, whoever brings it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.agenda_versions import freeze_agenda
from council.actions.drafts import new_draft
from council.actions.items import flag_all, known_class, last_position, put_at, set_functions
from council.actions.refusals import Conflict
from council.actions.texts import clean
from council.records.agenda import Item
from council.records.columns import new_public_id
from council.records.meetings import Meeting

LONGEST_TITLE = 1000


@dataclass(frozen=True)
class NewItem:
    """What an item is called and rests on, and the states it affects; last on the agenda unless placed."""

    title: str
    rapporteur: str = ""
    functions: Sequence[str] = ()
    function_reason: str = ""
    points: Sequence[str] = ()
    affected: Sequence[str] = ()
    item_class: str | None = None
    position: int | None = None


def write_item(session: Session, meeting: Meeting, new: NewItem, *, by: Actor, at: datetime) -> Item:
    """Add the item to the locked meeting; where the agenda is adopted already, as a new version of it."""
    refuse_after_the_end(meeting)
    item = Item(
        public_id=new_public_id(),
        meeting_id=meeting.id,
        position=last_position(session, meeting) + 1,
        title=clean(new.title, field="title", longest=LONGEST_TITLE),
        rapporteur=clean(new.rapporteur, field="rapporteur", required=False),
        item_class=known_class(meeting, new.item_class),
        added_in_meeting=meeting.is_running,
        created_at=at,
    )
    session.add(item)
    session.flush()
    set_functions(session, item, new.functions, meeting, reason=new.function_reason)
    if new.points:
        new_draft(session, item, new.points, in_meeting=meeting.is_running, by=by, at=at)
    flag_all(session, meeting, item, new.affected, by=by, at=at)
    if new.position is not None and new.position < item.position:
        put_at(session, meeting, item, new.position)
    if meeting.agenda_adopted_at is not None:
        freeze_agenda(session, meeting, adopted=True, by=by, at=at)
    return item


def refuse_after_the_end(meeting: Meeting) -> None:
    """Refuse to touch the agenda of a meeting that is over."""
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: его повестка не меняется.",
            "The meeting is closed or cancelled: its agenda no longer changes.",
        )
