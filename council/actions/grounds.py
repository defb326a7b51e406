"""The decision an act of the body itself rests on: one of the record, or an older one by its number and date."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from council.access.actors import Actor, day_of
from council.actions.days import require_order
from council.actions.locking import find
from council.actions.refusals import Incomplete, NotFound
from council.actions.texts import clean
from council.papers.composing.story import number_of_meeting
from council.records.agenda import Item
from council.records.decisions import Decision, DecisionOutcome
from council.records.meetings import Meeting
from council.records.voting import Vote
from council.wording.dates import long_date


@dataclass(frozen=True)
class Ground:
    """A decision as others refer to it; `stands` is false where none was named or it was not adopted."""

    reference: str
    decided_on: date
    decided_at: datetime
    stands: bool = True
    decision_id: int | None = None
    item_id: int | None = None

    @property
    def has_number(self) -> bool:
        """Say whether the words name a number: «решение от 14 мая 2021 года № 7/4»."""
        return re.search(r"(№|\bNo\.?)\s*[^\W_]*\d", self.reference) is not None


def ground_of(
    session: Session,
    decision: str | None,
    reference: str,
    decided_on: date | None,
    *,
    by: Actor,
    at: datetime,
) -> Ground:
    """Return the decision that was named: by its identifier, or by words with a day that is not ahead."""
    if decision is not None:
        return _of_the_record(session, decision, by)
    words = clean(reference, field="decision_reference", required=False)
    if not words:
        return Ground("", at.date(), at, stands=False)
    if decided_on is None:
        raise Incomplete("Укажите дату решения.", "Give the date of the decision.")
    require_order(decided_on, None)
    if decided_on > day_of(session, by.body_id, at):
        raise Incomplete(
            "Решение еще не принято: его дата в будущем.", "The decision is not taken yet: its date is ahead."
        )
    return Ground(words, decided_on, datetime.combine(decided_on, time.min, tzinfo=UTC))


def decisions_to_name(session: Session, body_id: int) -> list[Decision]:
    """Return the adopted decisions of the body whose vote was not annulled, the latest first."""
    query = (
        select(Decision)
        .join(Item, Item.id == Decision.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(Meeting.body_id == body_id, Decision.outcome == DecisionOutcome.ADOPTED)
        .options(
            contains_eager(Decision.item).contains_eager(Item.meeting),
            joinedload(Decision.vote).joinedload(Vote.annulment),
            joinedload(Decision.number),
        )
        .order_by(Decision.decided_at.desc())
    )
    return [one for one in session.scalars(query) if one.vote is None or not one.vote.is_annulled]


def reference_to(decision: Decision) -> str:
    """Return how a decision of the record is referred to: by its number once the protocol is signed."""
    day = long_date(_day_of(decision))
    if decision.number is not None:
        return f"решение от {day} № {decision.number.number}"
    number = number_of_meeting(decision.item.meeting)
    return f"решение от {day} по вопросу {decision.item.position} повестки дня заседания № {number}"


def _of_the_record(session: Session, decision: str, by: Actor) -> Ground:
    found = find(session, Decision, decision)
    if found.item.meeting.body_id != by.body_id:
        raise NotFound
    annulled = found.vote is not None and found.vote.is_annulled
    return Ground(
        reference=reference_to(found),
        decided_on=_day_of(found),
        decided_at=found.decided_at,
        stands=found.outcome is DecisionOutcome.ADOPTED and not annulled,
        decision_id=found.id,
        item_id=found.item_id,
    )


def _day_of(decision: Decision) -> date:
    return decision.decided_at.astimezone(decision.item.meeting.venue_zone).date()
