"""An item as it would be decided if the states stood otherwise; the record is only read."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from council.access.actors import Actor
from council.actions.disinterest import standing_disinterests, standing_flags
from council.actions.item_reading import ItemReading, reading_of
from council.law.ballot import Position
from council.law.charter import Edition
from council.law.outcome import Outcome, decide
from council.law.ruling import Ruling
from council.law.what_if import Supposition, rulings_on_wanting, votes_wanting
from council.records.agenda import Item
from council.records.bodies import Seat
from council.records.floor import Floor, floor_of
from council.records.governing import edition_for_item
from council.records.preflight import representatives_at
from council.web.clock import now
from council.web.languages import current_language
from council.web.supposing import IN_FORCE, USUAL, Supposed, as_address, editions_by_majority, supposed_in


@dataclass(frozen=True)
class WhatIf:
    """What the page is drawn from."""

    item: Item
    reading: ItemReading
    floor: Floor
    start: Supposition
    supposed: Supposed
    editions: Mapping[str, Edition]

    @property
    def edition(self) -> Edition:
        return self.editions[self.supposed.majority]

    @property
    def supposition(self) -> Supposition:
        return self.supposed.supposition

    @cached_property
    def outcome(self) -> Outcome:
        """Return what the law says of this, by the very function that decides a vote."""
        supposed = self.supposition
        return decide(
            self.edition, supposed.positions, affected=supposed.affected, presiding=supposed.presiding
        )

    @cached_property
    def wanting(self) -> tuple[Ruling, ...]:
        return rulings_on_wanting(self.edition, votes_wanting(self.edition, self.supposition))

    @property
    def seats(self) -> list[tuple[Seat, Position, bool]]:
        """Return the states in their order, each as it is supposed to stand, and whether it is affected."""
        held = self.supposition
        return [(seat, held.positions[seat.code], seat.code in held.affected) for seat in self.floor.seats]

    @property
    def majorities(self) -> list[tuple[str, str]]:
        """Return the majorities to choose from, by key; one alone is no choice."""
        titles = {IN_FORCE: _("действующее для этого вопроса"), USUAL: _("обычное, без решения Совета")}
        return [(key, titles.get(key) or self._title(key)) for key in self.editions]

    @property
    def is_forecast(self) -> bool:
        """Say whether it starts from who could come, and not from who is in the room."""
        return starts_from_forecast(self.item)

    @property
    def all_for(self) -> str:
        """Return the address that supposes everybody who takes part to be in favour."""
        still = {Position.ABSENT, Position.DISINTERESTED}
        positions = {
            seat: held if held in still else Position.FOR for seat, held in self.supposition.positions.items()
        }
        words = as_address(Supposition(positions, self.supposition.affected), self.supposed.majority)
        return url_for("what_if.show", item=self.item.public_id, **words, _anchor="outcome")

    def _title(self, code: str) -> str:
        rule = self.floor.edition.override
        named = rule.majorities[code] if rule else None
        return (named.title_en if current_language() == "en" else named.title_ru) if named else code


def what_if_page(session: Session, item: Item, actor: Actor, asked: MultiDict[str, str]) -> WhatIf:
    """Read the facts, and lay what is supposed over them."""
    floor = floor_of(session, item.meeting, now()).for_item(item.id)
    start = starting_point(session, floor, item)
    editions = editions_by_majority(floor.edition, edition_for_item(session, floor, item))
    supposed = supposed_in(asked, start, editions)
    return WhatIf(item, reading_of(session, item, actor), floor, start, supposed, editions)


def starts_from_forecast(item: Item) -> bool:
    """Say whether nobody can be seen to take part: before the opening, and where the members reply in writing."""
    return item.meeting.opened_at is None or item.meeting.is_written


def starting_point(session: Session, floor: Floor, item: Item) -> Supposition:
    """Return how things stand before anybody votes; no ballot is read, so that none can be guessed from it.

    Until the meeting opens, whoever could act for a state is taken to come.
    """
    if starts_from_forecast(item):
        taking_part = {one.seat for one in representatives_at(session, item.meeting) if one.may_act}
    else:
        taking_part = set(floor.present)
    disinterested = standing_disinterests(item).keys()
    return Supposition(
        {seat.code: _start_of(seat.code, taking_part, disinterested) for seat in floor.seats},
        standing_flags(item),
        presiding=next((seat for seat, who in floor.acting.items() if who is floor.presiding_person), None),
    )


def _start_of(seat: str, taking_part: set[str], disinterested: Container[str]) -> Position:
    if seat not in taking_part:
        return Position.ABSENT
    return Position.DISINTERESTED if seat in disinterested else Position.NOT_VOTING
