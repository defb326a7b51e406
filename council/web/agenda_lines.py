"""The agenda as a page shows it: the frozen one before the meeting, the items themselves once it is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import ScalarSelect, exists, func, select
from sqlalchemy.orm import Session, selectinload

from council.access.actors import Actor
from council.access.scopes import items_seen_by
from council.records.agenda import Draft, Item, ItemFunction
from council.records.bodies import Seat, State
from council.records.item_proposals import ItemProposal
from council.records.meetings import AgendaVersion, Meeting
from council.records.outcomes import ItemOutcome, outcomes_of_items
from council.records.voting import Vote
from council.web.meeting_state import Standing
from council.web.meeting_words import OUTCOMES


@dataclass(frozen=True)
class ItemRead:
    """An item with what the agenda tells of it, read in one query whatever the number of items."""

    item: Item
    draft: int | None
    has_functions: bool
    is_voted_on: bool
    proposer: str | None  # the code of the state that proposed it
    outcome: ItemOutcome

    @property
    def has_draft(self) -> bool:
        return self.draft is not None

    @property
    def affected(self) -> list[Seat]:
        flags = (flag for flag in self.item.affected_states if flag.lifted_at is None)
        return sorted((flag.seat for flag in flags), key=lambda seat: seat.state.place)


@dataclass(frozen=True)
class AgendaLine:
    """A line of the agenda; without an item it is words only."""

    number: int
    title: str
    rapporteur: str
    read: ItemRead | None = None
    url: str | None = None
    tag: Standing | None = None
    affected: list[Seat] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.tag is not None and self.tag.mark == "live"


def items_read(session: Session, meeting: Meeting, by: Actor) -> list[ItemRead]:
    """Return the items on the agenda that the actor sees."""
    query = (
        items_seen_by(by)
        .where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
        .options(selectinload(Item.affected_states))
        .order_by(Item.position)
        .add_columns(
            select(func.max(Draft.number)).where(Draft.item_id == Item.id).scalar_subquery(),
            exists().where(ItemFunction.item_id == Item.id),
            exists(
                select(Vote.id).where(
                    Vote.item_id == Item.id, Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None)
                )
            ),
            proposer_of_item(),
        )
    )
    rows = session.execute(query).all()
    outcomes = outcomes_of_items(session, [row[0].id for row in rows]) if rows and meeting.opened_at else {}
    return [ItemRead(*row, outcomes.get(row[0].id, ItemOutcome(row[0].id))) for row in rows]


def proposer_of_item() -> ScalarSelect[str]:
    """Ask for the code of the state that proposed an item, if one did."""
    of_item = select(State.code).join(Seat, Seat.state_id == State.id)
    of_item = of_item.join(ItemProposal, ItemProposal.seat_id == Seat.id)
    return of_item.where(ItemProposal.item_id == Item.id).correlate(Item).scalar_subquery()


def agenda_lines(
    meeting: Meeting, items: list[ItemRead], latest: AgendaVersion | None, by: Actor
) -> list[AgendaLine]:
    """Return the lines for the reader: before the opening all but the secretariat read the frozen agenda."""
    if items and (by.is_secretariat or meeting.opened_at is not None):
        return [_line_of(read, meeting) for read in items]
    known = {read.item.public_id: read for read in items}
    return [
        _frozen_line(entry, known.get(entry["item"]), meeting) for entry in (latest.content if latest else ())
    ]


def _line_of(read: ItemRead, meeting: Meeting) -> AgendaLine:
    item = read.item
    return AgendaLine(
        number=item.position,
        title=item.title,
        rapporteur=item.rapporteur,
        read=read,
        url=url_for("voting.show_item", item=item.public_id),
        tag=item_state(read, meeting),
        affected=read.affected,
    )


def _frozen_line(entry: dict[str, Any], read: ItemRead | None, meeting: Meeting) -> AgendaLine:
    read = read and replace(read, draft=entry.get("draft", read.draft))
    return AgendaLine(
        number=entry["position"],
        title=entry["title"],
        rapporteur=entry["rapporteur"],
        read=read,
        url=url_for("voting.show_item", item=entry["item"]) if read else None,
        tag=item_state(read, meeting) if read else None,
        affected=read.affected if read else [],
    )


def item_state(read: ItemRead, meeting: Meeting) -> Standing | None:
    """Return where the item stands, in words."""
    if read.is_voted_on:
        return Standing(_("голосование открыто"), "live")
    if decision := read.outcome.standing:
        words, mark = OUTCOMES[decision.outcome]
        number = f"{decision.number.number} · " if decision.number else ""
        return Standing(f"{number}{words}", mark)
    if read.item.put_forward_at is not None:
        return Standing(_("рассматривается"), "live")
    if meeting.opened_at is not None:
        return Standing(_("ожидает"), "quiet")
    return None if read.has_draft else Standing(_("проекта решения нет"), "due")
