"""The places of the items on an agenda, and what an item carries from the start."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.agenda_versions import standing_items
from council.actions.refusals import Incomplete
from council.actions.seats import seat_of
from council.actions.texts import clean
from council.charters import functions as functions_of
from council.records.agenda import AffectedState, FlagOwner, Item, ItemFunction
from council.records.columns import new_public_id
from council.records.floor import charter_of
from council.records.meetings import Meeting


def last_position(session: Session, meeting: Meeting) -> int:
    """Return the number of the last item that stands; 0 on an empty agenda."""
    return (
        session.scalar(
            select(func.max(Item.position)).where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
        )
        or 0
    )


def put_at(session: Session, meeting: Meeting, item: Item, position: int) -> None:
    """Put the item at the position, or last where the agenda is shorter."""
    others = [other for other in standing_items(session, meeting) if other is not item]
    others.insert(max(position, 1) - 1, item)
    number_anew(session, others)


def number_anew(session: Session, items: list[Item]) -> None:
    """Number the items anew; first out of the way of one another, for the database refuses two at a position."""
    for place, item in enumerate(items, start=1):
        item.position = 1_000_000 + place
    session.flush()
    for place, item in enumerate(items, start=1):
        item.position = place
    session.flush()


def set_functions(
    session: Session, item: Item, codes: Sequence[str], meeting: Meeting, *, reason: str = ""
) -> None:
    """Write under which functions of the body the item falls, in the order given, and which aim it serves."""
    item.function_reason = clean(reason, field="function_reason", required=False)
    known = {function.code for function in functions_of(meeting.body.charter_code)}
    if not set(codes) <= known:
        raise Incomplete(
            "Выберите функции Совета из списка.", "Choose functions of the Council from the list."
        )
    wanted = list(dict.fromkeys(codes))
    if [function.code for function in item.functions] == wanted:
        return
    for function in item.functions:
        session.delete(function)
    session.flush()
    session.expire(item, ["functions"])
    session.add_all(ItemFunction(item_id=item.id, code=code) for code in wanted)
    session.flush()
    session.expire(item, ["functions"])


def known_class(meeting: Meeting, code: str | None) -> str:
    """Return the class of an item as it is stored; nothing for an item of no class."""
    known = charter_of(meeting.body).edition_on(meeting.starts_locally.date()).classes
    if code and code not in known:
        raise Incomplete("Выберите класс вопроса из списка.", "Choose the class of the item from the list.")
    return code or ""


def flag_all(
    session: Session, meeting: Meeting, item: Item, states: Sequence[str],
    *, set_as: FlagOwner = FlagOwner.SECRETARIAT, by: Actor, at: datetime,
) -> None:  # fmt: skip
    """Mark the states as directly affected, on the word of the secretariat or of who proposed the item."""
    day = meeting.starts_locally.date()
    session.add_all(
        AffectedState(
            public_id=new_public_id(),
            item_id=item.id,
            seat_id=seat_of(session, state, by=by, day=day).id,
            set_as=set_as,
            set_at=at,
            set_by_id=by.person_id,
        )
        for state in dict.fromkeys(states)
    )
