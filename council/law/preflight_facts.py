"""What is known of a meeting ahead or in progress, when it is asked how it could be contested."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from council.law.ballot import NO_SEATS
from council.law.charter import Edition
from council.law.credentials import NO_ITEMS, CredentialFacts
from council.law.dispatches import NOTHING_SENT, Sent
from council.law.ruling import Ruling


class Powers(StrEnum):
    """Where the right of a person to act for a state comes from, or what it still lacks."""

    OFFICE = "office"
    PAPER = "paper"
    WAITING = "waiting"
    LOST = "lost"


@dataclass(frozen=True)
class Representative:
    """A person who acts or would act for a state at the meeting; `dated_on` is the day of the paper.

    `items` are the numbers of those the paper is limited to, none where it reaches to all.
    """

    seat: str
    person: str
    powers: Powers
    dated_on: date | None = None
    items: frozenset[str] = NO_ITEMS

    @property
    def may_act(self) -> bool:
        return self.powers in (Powers.OFFICE, Powers.PAPER)

    def may_act_in(self, number: str) -> bool:
        """Say whether the powers reach to the item of this number."""
        return self.may_act and CredentialFacts(items=self.items).covers_item(number)


@dataclass(frozen=True)
class PreparedItem:
    """An item of the agenda: when its text and its papers were given out, and which states it concerns."""

    number: str
    written_on: date | None = None
    material_on: date | None = (
        None  # when the last paper reached the last member; of one still to be sent, today
    )
    has_functions: bool = True
    affected: frozenset[str] = NO_SEATS
    disinterested: frozenset[str] = NO_SEATS
    override: str = ""
    given_since_consent: bool = False  # the text or a paper came after the meeting agreed to what was late

    @property
    def has_draft(self) -> bool:
        return self.written_on is not None

    def given_after(self, due: date) -> bool:
        """Say whether the text or a paper came after the day by which materials are sent."""
        return any(day is not None and day > due for day in (self.written_on, self.material_on))


@dataclass(frozen=True)
class Chair:
    """Who chairs on the day of the meeting, and in the room whoever presides; with what the law says of each."""

    seat: str | None = None
    co_chairs: tuple[str, ...] = ()
    presiding: str | None = None
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True)
class Preflight:
    """A meeting as one needs to know it to see how it could be contested."""

    edition: Edition
    seats: tuple[str, ...]
    starts_on: date
    today: date
    sent: Sent = NOTHING_SENT
    is_extraordinary: bool = False
    is_published: bool = True
    is_open: bool = False
    agenda_adopted: bool = False
    agenda_changed: bool = False
    moved_on: date | None = None
    accepted_on: date | None = None  # the day on which the meeting agreed to what came late
    given_since_consent: bool = False  # a paper was given after that
    representatives: tuple[Representative, ...] = ()
    present: frozenset[str] = NO_SEATS
    acting: Mapping[str, str] = field(default_factory=dict)  # in an open meeting the person of each seat
    items: tuple[PreparedItem, ...] = ()
    chair: Chair = Chair()

    @cached_property
    def able(self) -> frozenset[str]:
        """Return the seats that somebody may act for."""
        named = {one.seat for one in self.representatives if one.may_act}
        return frozenset(self.seats) & named

    @property
    def taking_part(self) -> frozenset[str]:
        """Return the seats that take part: those present once the meeting is open, before it those that could be."""
        return self.present if self.is_open else self.able

    def without_vote_in(self, item: PreparedItem) -> frozenset[str]:
        """Return the seats that take part and have nobody with powers for the item: absent in a vote on it (4.1)."""
        acting = [one for one in self.representatives if one.may_act and self._would_act(one)]
        reached = {one.seat for one in acting if one.may_act_in(item.number)}
        return self.taking_part & {one.seat for one in acting} - reached

    def taking_part_in(self, item: PreparedItem) -> frozenset[str]:
        """Return the seats that take part in a vote on the item."""
        return self.taking_part - self.without_vote_in(item)

    def _would_act(self, one: Representative) -> bool:
        """Say whether it is this person who acts: in an open meeting whoever is registered, before it any."""
        return not self.is_open or self.acting.get(one.seat, one.person) == one.person

    def in_order(self, seats: frozenset[str] | set[str]) -> tuple[str, ...]:
        """Return the seats in the order of the body."""
        return tuple(seat for seat in self.seats if seat in seats)
