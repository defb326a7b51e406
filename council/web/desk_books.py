"""What the secretariat's desk reads once: for what waits, and for the readiness of the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.asked import letters_given_up
from council.records.deliveries_waiting import unopened_by_states
from council.records.materials_waiting import materials_unanswered
from council.records.meetings import Meeting
from council.records.prepared_meetings import Prepared, meetings_ahead
from council.records.signatures_worse import papers_with_worse_signatures
from council.records.waiting import (
    credentials_waiting,
    nominations_unanswered,
    proposals_unsettled,
    resets_unsettled,
)


@dataclass(frozen=True)
class Books:
    """What stands in the books of the body; of what waits seldom only that there is any is known."""

    credentials: Sequence[tuple[Meeting, int]]
    prepared: Sequence[Prepared]
    unopened: Sequence[tuple[Meeting, str, int]]
    seldom: frozenset[str]

    def unopened_of(self, meeting: Meeting) -> dict[str, int]:
        """Return how many of the papers sent the states have not opened, by their codes."""
        return {state: papers for one, state, papers in self.unopened if one.id == meeting.id}


def read_books(session: Session, actor: Actor, *, at: datetime) -> Books:
    """Read the books for an officer of the secretariat; in four queries."""
    body_id = actor.body_id
    return Books(
        credentials=credentials_waiting(session, body_id, but_by=actor.person_id),
        prepared=meetings_ahead(session, body_id),
        unopened=[(row[0], row[1], row[2]) for row in session.execute(unopened_by_states(body_id, at=at))],
        seldom=_seldom(session, actor),
    )


def _seldom(session: Session, actor: Actor) -> frozenset[str]:
    """Return which of the kinds that wait seldom have anything waiting, in one query for all of them."""
    asked = {
        "materials": materials_unanswered(actor.body_id),
        "nominations": nominations_unanswered(actor.body_id),
        "proposals": proposals_unsettled(but_by=actor.person_id),
        "resets": resets_unsettled(but_by=actor.person_id),
        "letters": letters_given_up(actor),
        "signatures": papers_with_worse_signatures(actor.body_id),
    }
    found = session.execute(
        select(*(query.order_by(None).exists().label(name) for name, query in asked.items()))
    )
    row = found.one()._asdict()
    return frozenset(name for name, is_there in row.items() if is_there)
