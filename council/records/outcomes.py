"""What has become of an item: its decisions, and which of them still stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session, joinedload

from council.records.agenda import Item
from council.records.decisions import Decision, DecisionOutcome
from council.records.voting import Vote

PUT_TO_THE_COUNCIL = frozenset({DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED})


@dataclass(frozen=True)
class ItemOutcome:
    """The decisions of one item in their order; an annulled vote's decision stays but does not stand."""

    item_id: int
    decisions: tuple[Decision, ...] = ()

    @property
    def standing(self) -> Decision | None:
        """Return the latest decision whose vote was not annulled."""
        standing = [decision for decision in self.decisions if not _is_annulled(decision)]
        return standing[-1] if standing else None

    @property
    def has_outcome(self) -> bool:
        """Say whether the item came to an end; «no decision» leaves it open to another try."""
        return self.standing is not None and self.standing.outcome is not DecisionOutcome.NO_DECISION

    @property
    def may_rest(self) -> bool:
        """Say whether the meeting may close over the item: something stands, were it only «no decision»."""
        return self.standing is not None

    @property
    def is_disposed_of(self) -> bool:
        """Say whether the item was noted, withdrawn or put off, so that no text of it is amended any more."""
        return self.has_outcome and self.standing.outcome not in PUT_TO_THE_COUNCIL  # type: ignore[union-attr]

    def has_decided_on(self, draft_id: int | None) -> bool:
        """Say whether this very text was decided on; a later version may be put to a second decision."""
        if not self.has_outcome:
            return False
        return self.is_disposed_of or self.standing.draft_id == draft_id  # type: ignore[union-attr]


def outcomes_of_items(session: Session, item_ids: Iterable[int]) -> dict[int, ItemOutcome]:
    """Return what became of each item, in one query."""
    keys = list(item_ids)
    found: dict[int, list[Decision]] = defaultdict(list)
    query = (
        select(Decision)
        .where(Decision.item_id.in_(keys))
        .options(joinedload(Decision.vote).joinedload(Vote.annulment), joinedload(Decision.number))
        .order_by(Decision.item_id, Decision.sequence)
    )
    for decision in session.scalars(query):
        found[decision.item_id].append(decision)
    return {key: ItemOutcome(key, tuple(found[key])) for key in keys}


def is_decided_in(meeting_id: int) -> ColumnElement[bool]:
    """Say of the vote in the query whether it was held in the meeting and has come to something."""
    of_meeting = Vote.item_id.in_(select(Item.id).where(Item.meeting_id == meeting_id))
    return and_(of_meeting, exists().where(Decision.vote_id == Vote.id))


def outcome_of(session: Session, item: Item) -> ItemOutcome:
    """Return what became of an item."""
    return outcomes_of_items(session, [item.id])[item.id]


def _is_annulled(decision: Decision) -> bool:
    return decision.vote is not None and decision.vote.is_annulled
