"""The chairmanship as its page shows it: who chairs and why, the terms ahead, the exceptions, the handover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from council.law.departures import Departure, departures
from council.law.handover import handover_list
from council.law.rotation import Rotation
from council.law.rotation_facts import CoChairs, Term
from council.law.rotation_rulings import rule_on_chair, rule_on_co_chairs, rule_on_secretariat_head
from council.law.ruling import Ruling
from council.records.bodies import Body
from council.records.chairmanship import Chairmanship, ChairRefusal
from council.records.directory import refusals_standing, terms_in_chair
from council.records.handover import handover_facts, head_of_secretariat
from council.records.rotation import rotation_of

TERMS_AHEAD = 10


class Ahead(NamedTuple):
    """A term that is to come, and who would be beside the chair on its first day."""

    term: Term
    beside: CoChairs
    ruling: Ruling


@dataclass(frozen=True)
class RotationPage:
    """What the page is drawn from."""

    rotation: Rotation
    today: date
    recorded: Sequence[Chairmanship]
    refusals: Sequence[ChairRefusal]
    head: str | None
    handover: tuple[Ruling, ...]

    @property
    def term(self) -> Term | None:
        return self.rotation.chair_on(self.today)

    @property
    def grounds(self) -> tuple[Ruling, ...]:
        """Return why the state chairs today, who is beside it, and whose the head of the secretariat is."""
        rule, term = self.rotation.rule, self.term
        why = rule_on_chair(rule, term, day=self.today)
        if term is None:
            return (why,)
        return (
            why,
            rule_on_co_chairs(rule, self.rotation.co_chairs_on(self.today)),
            rule_on_secretariat_head(rule, chair=term.seat, head=self.head),
        )

    @property
    def ahead(self) -> list[Ahead]:
        """Return the next terms as the order and the decisions stand."""
        return [
            Ahead(term, self.rotation.co_chairs_on(term.since_on), self._why(term))
            for term in self.rotation.next_terms(self.today, TERMS_AHEAD)
        ]

    @property
    def undecided(self) -> Ahead | None:
        """Return the first of the next terms on which no decision is entered."""
        return next((one for one in self.ahead if not one.term.is_decided), None)

    @property
    def ledger(self) -> tuple[Departure, ...]:
        """Return every departure from the order so far, the latest first."""
        return tuple(reversed(departures(self.rotation, until_on=self.today)))

    @property
    def has_begun(self) -> bool:
        """Say whether a first chair is entered."""
        return bool(self.rotation.effective)

    def _why(self, term: Term) -> Ruling:
        return rule_on_chair(self.rotation.rule, term, day=self.today)


def rotation_page(session: Session, body: Body, *, today: date) -> RotationPage:
    """Read what the page shows; in the same number of queries however long the history is."""
    rotation = rotation_of(session, body)
    following = next(iter(rotation.next_terms(today, 1)), None)
    facts = handover_facts(session, body, following) if following else None
    return RotationPage(
        rotation=rotation,
        today=today,
        recorded=terms_in_chair(session, body_id=body.id),
        refusals=refusals_standing(session, body_id=body.id),
        head=head_of_secretariat(session, body, today),
        handover=handover_list(rotation.rule, facts) if facts else (),
    )
