"""What became of the deliveries of dispatches: the mail server's word, the first opening by each, the receipt confirmed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from council.records.dispatches import Delivery, DispatchPaper, Opening
from council.records.mail import LetterState
from council.records.materials import MaterialVersion


@dataclass(frozen=True)
class Delivered:
    """One delivery with what its recipient has opened, by the keys of the papers; None stands for the page."""

    delivery: Delivery
    opened: dict[int | None, datetime]

    @property
    def first_opened_at(self) -> datetime | None:
        """Return when the first of the papers was opened; who has only come to the page has opened none."""
        return min((at for paper, at in self.opened.items() if paper is not None), default=None)


@dataclass(frozen=True)
class StateDelivered:
    """What became of a dispatch with one state, or with those beside the states (code "")."""

    code: str
    lines: tuple[Delivered, ...]

    @property
    def accepted_at(self) -> datetime | None:
        """Return when a mail server first took a letter to the state."""
        letters = (line.delivery.letter for line in self.lines)
        return min((one.accepted_at for one in letters if one and one.accepted_at), default=None)

    @property
    def is_refused(self) -> bool:
        """Say whether no letter to the state was taken and none will be tried again."""
        letters = [line.delivery.letter for line in self.lines if line.delivery.letter is not None]
        return bool(letters) and all(letter.state is LetterState.REFUSED for letter in letters)

    @property
    def answers(self) -> list[str]:
        """Return what the mail server said of the letters it refused."""
        letters = (line.delivery.letter for line in self.lines)
        return [one.answer for one in letters if one is not None and one.state is LetterState.REFUSED]

    @property
    def first_opened(self) -> Delivered | None:
        """Return who of the state opened the first of the papers."""
        opened = [line for line in self.lines if line.first_opened_at is not None]
        return min(opened, key=lambda line: (line.first_opened_at, line.delivery.id), default=None)

    @property
    def acknowledged(self) -> Delivered | None:
        """Return who of the state confirmed the receipt first."""
        done = [line for line in self.lines if line.delivery.acknowledged_at is not None]
        return min(done, key=lambda line: (line.delivery.acknowledged_at, line.delivery.id), default=None)

    def unopened(self, papers: Iterable[DispatchPaper]) -> list[DispatchPaper]:
        """Return the papers that nobody of the state has opened."""
        opened = {key for line in self.lines for key in line.opened}
        return [paper for paper in papers if paper.id not in opened]


def delivered(session: Session, deliveries: Select[tuple[Delivery]]) -> list[Delivered]:
    """Return the deliveries of a query with what was opened, in two queries."""
    found = session.scalars(
        deliveries.options(
            joinedload(Delivery.letter), joinedload(Delivery.seat), joinedload(Delivery.person)
        ).order_by(Delivery.id)
    ).all()
    opened: dict[int, dict[int | None, datetime]] = defaultdict(dict)
    keys = [delivery.id for delivery in found]
    for mark in session.scalars(select(Opening).where(Opening.delivery_id.in_(keys))):
        opened[mark.delivery_id][mark.paper_id] = mark.opened_at
    return [Delivered(delivery, opened[delivery.id]) for delivery in found]


def by_states(lines: Iterable[Delivered]) -> list[StateDelivered]:
    """Return the deliveries state by state in the Russian order, those beside the states last."""
    found: dict[tuple[int, str], list[Delivered]] = defaultdict(list)
    for line in lines:
        seat = line.delivery.seat
        found[(seat.state.place, seat.code) if seat else (1000, "")].append(line)
    return [StateDelivered(code, tuple(found[place, code])) for place, code in sorted(found)]


def papers_sent(session: Session, dispatches: Sequence[int]) -> dict[int, list[DispatchPaper]]:
    """Return the papers of the dispatches by their keys, in one query."""
    query = (
        select(DispatchPaper)
        .where(DispatchPaper.dispatch_id.in_(dispatches))
        .options(
            joinedload(DispatchPaper.version).joinedload(MaterialVersion.material),
            joinedload(DispatchPaper.rendering),
        )
        .order_by(DispatchPaper.id)
    )
    found: dict[int, list[DispatchPaper]] = defaultdict(list)
    for paper in session.scalars(query):
        found[paper.dispatch_id].append(paper)
    return found
