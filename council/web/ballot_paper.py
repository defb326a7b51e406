"""A vote as one reader sees it while it is open: who has voted, and what this reader may do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.ballots import is_waiting
from council.actions.powers import acting_for
from council.actions.vote_rulings import casting_ruling, closing_ruling, withdrawing_ruling
from council.law.charter import Edition
from council.law.overrides import set_otherwise
from council.law.rules import Base, Threshold
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.floor import Floor
from council.records.governing import edition_of_vote
from council.records.presence import Participant
from council.records.vote_floor import floor_of_vote
from council.records.voting import Ballot, Manner, OralBallot, RollSeat, Standing, Vote
from council.web.clock import now
from council.web.directing import Helm
from council.web.strips import SeatMark, voting_strip


@dataclass(frozen=True)
class BallotPaper:
    """What one reader needs to vote in, or to conduct, one proceeding."""

    vote: Vote
    floor: Floor
    actor: Actor

    @property
    def zone(self) -> str:
        return self.floor.meeting.zone

    @cached_property
    def standing(self) -> str:
        """Return the name of the page this reader is given; each has a template of that name."""
        if self.vote.withdrawn_at is not None:
            return "withdrawn"
        if not self.vote.is_open:
            return "closed"
        if self.own_ballot is not None:
            return "cast"
        if self.ruling.bars:
            return "not_entitled"
        return "open" if self.is_by_ballot else "no_objection_open"

    @property
    def is_by_ballot(self) -> bool:
        return self.vote.manner is Manner.BALLOT

    @cached_property
    def ruling(self) -> Ruling:
        """Return whether the reader may cast a ballot, or object, now."""
        return casting_ruling(self.floor, self.vote, self.actor)

    @cached_property
    def seat(self) -> Seat | None:
        """Return the seat of the reader's state, of which a line stands in the roll."""
        lines = (line for line in self.vote.roll if line.seat_id == self.actor.seat_id)
        return next((line.seat for line in lines), None)

    @property
    def acting_for_own(self) -> Participant | None:
        """Return who acts for the reader's state in the meeting, where it is somebody else."""
        acting = (self.floor.acting | self.floor.acting_elsewhere).get(self.actor.seat or "")
        return acting if acting is not None and acting.person_id != self.actor.person_id else None

    @cached_property
    def own_ballot(self) -> Ballot | None:
        """Return the ballot of the reader's state; its choice stays unread."""
        return next((ballot for ballot in self.vote.ballots if ballot.seat_id == self.actor.seat_id), None)

    @property
    def cast_by_reader(self) -> bool:
        return self.own_ballot is not None and self.own_ballot.cast_by_id == self.actor.person_id

    @cached_property
    def entitled(self) -> list[RollSeat]:
        """Return the lines of those who may vote, in the order of the states."""
        lines = (line for line in self.vote.roll if line.standing is Standing.ENTITLED)
        return sorted(lines, key=lambda line: line.seat.state.place)

    @cached_property
    def voted(self) -> frozenset[int]:
        return frozenset(ballot.seat_id for ballot in self.vote.ballots)

    @property
    def silent(self) -> list[RollSeat]:
        """Return the lines of those who have not voted yet."""
        return [line for line in self.entitled if line.seat_id not in self.voted]

    @property
    def silent_in_room(self) -> list[RollSeat]:
        """Return the lines of those who would be recorded as present without voting, were the vote closed now."""
        return [line for line in self.silent if line.seat.code in self.floor.present]

    @property
    def strip(self) -> list[SeatMark]:
        return voting_strip(self.vote, self.floor, own=self.actor.seat)

    @cached_property
    def helm(self) -> Helm:
        return Helm(self.floor, self.actor)

    @cached_property
    def oral_waiting(self) -> list[OralBallot]:
        """Return the votes given aloud that wait for the presiding person's word."""
        return [entry for entry in self.vote.oral_ballots if is_waiting(entry)]

    @property
    def waits_for_own(self) -> bool:
        return any(entry.seat_id == self.actor.seat_id for entry in self.oral_waiting)

    @cached_property
    def edition(self) -> Edition:
        """Return the rules the vote was opened by."""
        return edition_of_vote(self.floor, self.vote)

    @property
    def abstention(self) -> str:
        """Return what an abstention comes to under the majority of this vote."""
        rule = self.edition.majority
        if rule.threshold is Threshold.CONSENSUS:
            return _("не является возражением")
        if rule.base is Base.PRESENT_AND_VOTING:
            return _("не входит в число учитываемых голосов")
        return _("остается в числе учитываемых голосов")

    @property
    def set_otherwise(self) -> tuple[Ruling, ...]:
        """Return which other majority the vote is counted by, where the body has set one."""
        return set_otherwise(self.edition)

    @property
    def closing(self) -> tuple[Ruling, ...]:
        return (*self.helm.obstacles, closing_ruling(self.floor, self.vote))

    @property
    def withdrawing(self) -> tuple[Ruling, ...]:
        return (*self.helm.obstacles, withdrawing_ruling(self.floor, self.vote))

    @property
    def acts_in_room(self) -> bool:
        return acting_for(self.floor, self.actor) is not None


def ballot_paper(session: Session, vote: Vote, actor: Actor) -> BallotPaper:
    """Read what the page of an open vote shows to the actor."""
    return BallotPaper(vote, floor_of_vote(session, vote, now()), actor)
