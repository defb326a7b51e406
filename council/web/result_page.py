"""A closed vote as its page shows it: the table of the states, the frozen grounds, and dissenting opinions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sqlalchemy.orm import Session, selectinload

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions.intentions import intention_ruling
from council.actions.statements import dissent_ruling, withdrawing_ruling
from council.actions.vote_rulings import annulling_ruling
from council.law.ballot import CHOICES, Position
from council.law.ruling import Ruling
from council.records.decisions import Decision, Statement
from council.records.floor import Floor
from council.records.intentions import IntentionStatement, intentions_of
from council.records.vote_floor import floor_of_vote
from council.records.voting import Annulment, Manner, RollSeat, Vote
from council.web.clock import now
from council.web.directing import Helm
from council.web.languages import current_language

# The order of the parts of the bar, and of their names under it.
PARTS = (
    Position.FOR,
    Position.AGAINST,
    Position.ABSTAINED,
    Position.NOT_VOTING,
    Position.DISINTERESTED,
    Position.ABSENT,
)


class Line(NamedTuple):
    """One state in the table of the result."""

    roll: RollSeat
    position: Position
    is_oral: bool
    dissents: bool

    @property
    def has_voice(self) -> bool:
        """Say whether the state was there to vote, and so can have meant to vote otherwise."""
        return self.position in {*CHOICES, Position.NOT_VOTING}


class Part(NamedTuple):
    """A part of the bar: how many seats stood so, and where it begins."""

    position: Position
    seats: int
    since: int


class Ground(NamedTuple):
    """A ruling frozen with the decision, in the words in which it was said then."""

    ruling: Ruling
    words: str


@dataclass(frozen=True)
class ResultPage:
    """What the page of a closed vote is drawn from; without a decision where an objection ended the question."""

    vote: Vote
    actor: Actor
    floor: Floor
    decision: Decision | None
    dissenting: Ruling | None
    withdrawing: Ruling | None
    annulling: Ruling
    intentions: Sequence[IntentionStatement]
    stating: Ruling | None

    @property
    def stated(self) -> bool:
        """Say whether the reader's state has said already how it meant to vote."""
        return any(one.seat_id == self.actor.seat_id for one in self.intentions)

    @property
    def zone(self) -> str:
        return self.floor.meeting.zone

    @cached_property
    def helm(self) -> Helm:
        return Helm(self.floor, self.actor)

    @property
    def by_ballot(self) -> bool:
        return self.vote.manner is Manner.BALLOT

    @cached_property
    def lines(self) -> list[Line]:
        """Return the states of the roll in their order, each with its position as it was frozen."""
        decision = self.decision
        frozen = (decision.positions if decision else None) or {}
        oral = {ballot.seat_id for ballot in self.vote.ballots if ballot.is_oral}
        dissenting = {statement.seat_id for statement in self.statements}
        return [
            Line(line, Position(frozen[line.seat.code]), line.seat_id in oral, line.seat_id in dissenting)
            for line in sorted(self.vote.roll, key=lambda line: line.seat.state.place)
            if line.seat.code in frozen
        ]

    @property
    def parts(self) -> list[Part]:
        """Return the parts of the bar that are not empty."""
        parts, since = [], 0
        for position in PARTS:
            seats = sum(line.position is position for line in self.lines)
            if seats:
                parts.append(Part(position, seats, since))
            since += seats
        return parts

    @property
    def grounds(self) -> list[Ground]:
        if self.decision is None:
            return []
        said = self.decision.sentences_en if current_language() == "en" else self.decision.sentences_ru
        rulings = [Ruling.from_json(stored) for stored in self.decision.rulings]
        return [Ground(ruling, words) for ruling, words in zip(rulings, said, strict=True)]

    @property
    def statements(self) -> list[Statement]:
        """Return the dissenting opinions that stand."""
        if self.decision is None:
            return []
        return [entry for entry in self.decision.statements if entry.withdrawn_at is None]

    @property
    def own_statement(self) -> Statement | None:
        return next((entry for entry in self.statements if entry.seat_id == self.actor.seat_id), None)

    @property
    def annulment(self) -> Annulment | None:
        return self.vote.annulment

    @property
    def proposed_by_reader(self) -> bool:
        return self.annulment is not None and self.annulment.proposed_by_id == self.actor.person_id


def result_page(session: Session, vote: Vote, actor: Actor) -> ResultPage:
    """Read what the page of a closed vote shows to the actor."""
    floor = floor_of_vote(session, vote, now())
    query = (
        seen_by(actor, Decision).where(Decision.vote_id == vote.id).options(selectinload(Decision.statements))
    )
    decision = session.scalars(query).one_or_none()
    may_dissent = decision is not None and actor.seat is not None
    return ResultPage(
        vote=vote,
        actor=actor,
        floor=floor,
        decision=decision,
        dissenting=dissent_ruling(session, floor, decision, actor.seat) if may_dissent else None,
        withdrawing=_withdrawing(session, floor, decision, actor),
        annulling=_annulling(session, floor, vote, actor),
        intentions=intentions_of(session, [vote.id]),
        stating=intention_ruling(session, vote, actor.seat, None) if actor.seat else None,
    )


def _withdrawing(session: Session, floor: Floor, decision: Decision | None, actor: Actor) -> Ruling | None:
    """Return whether the reader's state may take its opinion back; None where it has never filed one."""
    if decision is None or not any(entry.seat_id == actor.seat_id for entry in decision.statements):
        return None
    return withdrawing_ruling(session, floor, decision, actor.seat or "")


def _annulling(session: Session, floor: Floor, vote: Vote, actor: Actor) -> Ruling:
    """Return whether the vote may still be annulled; the reason is asked for on the page of the act."""
    return annulling_ruling(session, floor, vote, asked_by=actor.person_id, reason="—")
