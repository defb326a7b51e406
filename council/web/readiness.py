"""How a meeting could be contested, point by point: the ruling, whom it is about, and where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from council.law.preflight import gravest_first, meeting_preflight, vote_preflight
from council.law.preflight_facts import Preflight
from council.law.ruling import Ruling, Weight
from council.records.agenda import Item
from council.records.floor import Floor
from council.records.meetings import Meeting
from council.records.preflight import preflight_of
from council.records.preflight_grounds import chair_at
from council.web.mending import Mending, mendings


@dataclass(frozen=True)
class Check:
    """One point of the list; `about` names a person where the ruling itself does not."""

    ruling: Ruling
    mendings: tuple[Mending, ...] = ()
    about: str = ""

    @property
    def is_sound(self) -> bool:
        """Say whether there is nothing to mend and nothing to know."""
        return self.ruling.in_order and self.ruling.weight is not Weight.NOTE


def readiness_of(facts: Preflight, meeting: Meeting, items: Mapping[str, str]) -> list[Check]:
    """Return every point of the meeting, the gravest first."""
    return checks_of(gravest_first(meeting_preflight(facts)), meeting, items)


def checks_of(rulings: Iterable[Ruling], meeting: Meeting, items: Mapping[str, str]) -> list[Check]:
    """Return the rulings with the ways to mend what is not in order."""
    return [
        Check(ruling, tuple(mendings(ruling, meeting=meeting.public_id, items=items))) for ruling in rulings
    ]


def weak_points_of_vote(session: Session, floor: Floor, item: Item) -> tuple[Ruling, ...]:
    """Return what could be held against a vote on the item, were it opened now; the gravest first."""
    facts = preflight_of(session, floor, chair=chair_at(session, floor), only=frozenset({item.id}))
    return gravest_first(vote_preflight(facts, facts.items[0])) if facts.items else ()
