"""Meetings as chance would have them: held by the actions, every choice drawn from one seed."""

from contextlib import suppress
from datetime import timedelta
from random import Random

from sqlalchemy import select

from council.actions.affected import flag_affected, lift_flag
from council.actions.annulling import confirm_annulment, propose_annulment
from council.actions.credential_reach import WHOLE_MEETING, Reach
from council.actions.deciding import postpone_item, take_note, withdraw_item
from council.actions.disinterest import declare_disinterest, withdraw_disinterest
from council.actions.intentions import state_intention
from council.actions.notes import record_notes
from council.actions.objecting import object_to_adoption
from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.presence import correct_passage, record_arrival, record_departure, register_delegate
from council.actions.refusals import Conflict, Forbidden, NotInOrder
from council.actions.sittings import put_forward
from council.actions.statements import file_dissent, withdraw_dissent
from council.actions.voting import cast_ballot, close_vote, open_vote, withdraw_vote
from council.law.ballot import CHOICES, Position
from council.law.credentials import Scope
from council.records.agenda import FlagOwner
from council.records.database import db
from council.records.decisions import Decision, DecisionOutcome
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.voting import Manner, Vote
from tests.world import (
    CHAIR,
    FOLLOWING,
    PRECEDING,
    STARTS_AT,
    STATES,
    HeldMeeting,
    World,
    a_meeting,
    a_substitute,
    admit,
    end,
    open_with,
)

VOICES = frozenset({*CHOICES, Position.NOT_VOTING})
SAID = "Доложено о ходе работы.\nРешение принято единогласно, голосовали девять членов."


class RandomMeeting:
    """One meeting from its opening to its close."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.chance = world, Random(seed)
        self.after = Random(seed)  # what is said after a vote leaves the rest of the meeting as it was
        self.held: HeldMeeting = a_meeting(world, items=self.chance.randint(2, 4))
        self.codes: dict[str, str] = {}  # of a state → who acts for it

    def hold(self) -> str:
        """Hold it and return its identifier."""
        states = self.chance.sample(STATES, self.chance.randint(6, len(STATES)))
        if not {CHAIR, PRECEDING, FOLLOWING} & set(states):
            states[0] = PRECEDING
        substituted = [state for state in states if state not in (CHAIR, PRECEDING, FOLLOWING)][
            : self.chance.randint(0, 2)
        ]
        papers = {state: self._replace(state) for state in substituted}
        self.world.clock.move_to(STARTS_AT)
        for state, paper in papers.items():
            self._arrive(state, paper)
        open_with(self.held, [state for state in states if state not in papers])
        self.codes |= {state: state for state in states if state not in papers}
        if self.chance.random() < 0.5:
            record_arrival(participant=admit(self.held), by=self.world.officer, at=self._later())
        for number, item in enumerate(self.held.items):
            put_forward(item=item, by=self.world.officer, at=self._later())
            self._take_up(item)
            if number == 1:
                self._come_and_go()
        end(self.held)
        self._say_afterwards()
        return self.held.meeting

    def _say_afterwards(self) -> None:
        """Dissenting opinions come in after the close, one is taken back, and a state says how it meant to vote."""
        votes = select(Decision).where(Decision.vote_id.is_not(None)).order_by(Decision.id)
        for decision in db.session.scalars(votes).all():
            seat, filed = self.chance.choice(sorted(decision.positions)), False
            with suppress(NotInOrder, Conflict, Forbidden, KeyError):
                file_dissent(
                    decision=decision.public_id,
                    text="Остаемся при своем.",
                    by=self._actor(seat),
                    at=self._later(),
                )
                filed = True
            if filed and self.chance.random() < 0.3:
                withdraw_dissent(decision=decision.public_id, by=self._actor(seat), at=self._later())
            with suppress(NotInOrder, Conflict, Forbidden, KeyError):
                state_intention(
                    vote=decision.vote.public_id, state=seat, intended=self.chance.choice(CHOICES),
                    reason=self.chance.choice(("", "Нажата не та кнопка.\nПросим учесть.")),
                    by=self._actor(seat), at=self._later(),
                )  # fmt: skip

    def _affect(self, item: str) -> None:
        """Mark a state as directly affected, here or not, and now and then lift the mark again."""
        seat = self.chance.choice(STATES)
        flag_affected(
            item=item, seat=seat, set_as=FlagOwner.SECRETARIAT, by=self.world.officer, at=self._later()
        )
        if self.chance.random() < 0.4:
            lift_flag(item=item, seat=seat, reason="не затрагивает", by=self.world.officer, at=self._later())

    def _replace(self, state: str) -> str:
        items = Reach(Scope.ITEMS, tuple(self.held.items[:1]))
        reach = WHOLE_MEETING if self.chance.random() < 0.6 else items
        code, paper = a_substitute(self.held, state, reach=reach)
        self.codes[state] = code
        return paper

    def _arrive(self, state: str, paper: str) -> None:
        passage = register_delegate(
            meeting=self.held.meeting, seat=state, credential=paper, by=self.world.officer, at=self._later()
        )
        self.held.participants[state] = passage.participant.public_id

    def _take_up(self, item: str) -> None:
        ways = (
            self._ballot,
            self._ballot,
            self._ballot,
            self._annulled,
            self._unopposed,
            self._opposed,
            self._idle,
        )
        way = self.chance.choice((*ways, take_note, withdraw_item, postpone_item))
        try:
            if way in ways:
                way(item)
            else:
                way(item=item, by=self.world.officer, at=self._later())
            if self.chance.random() < 0.3:
                record_notes(
                    item=item, heard=SAID, spoke="", revision=0, by=self.world.officer, at=self._later()
                )
        except NotInOrder:
            postpone_item(item=item, reason="нет кворума", by=self.world.officer, at=self._later())

    def _ballot(self, item: str) -> None:
        if self.chance.random() < 0.3:
            with suppress(Conflict):
                self._affect(item)
        for state in self.chance.sample(STATES, self.chance.choice((0, 0, 1, 2, 4))):
            declare_disinterest(item=item, seat=state, by=self.world.officer, at=self._later())
            if self.chance.random() < 0.2:
                withdraw_disinterest(item=item, seat=state, by=self.world.officer, at=self._later())
        vote = open_vote(item=item, by=self.world.officer, at=self._later()).public_id
        lazy = self.chance.choice((0.0, 0.1, 0.4))
        for seat in self._entitled(vote):
            if self.chance.random() >= lazy:
                self._cast(vote, seat)
        self._close(vote)

    def _annulled(self, item: str) -> None:
        self._ballot(item)
        vote = self._last_vote().public_id
        propose_annulment(vote=vote, reason="сбой связи", by=self.world.officer, at=self._later())
        confirm_annulment(vote=vote, by=self.world.head, at=self._later())
        again = open_vote(item=item, by=self.world.officer, at=self._later()).public_id
        for seat in self._entitled(again):
            self._cast(again, seat)
        self._close(again)

    def _unopposed(self, item: str) -> None:
        vote = open_vote(item=item, manner=Manner.NO_OBJECTION, by=self.world.officer, at=self._later())
        self._close(vote.public_id)

    def _opposed(self, item: str) -> None:
        vote = open_vote(item=item, manner=Manner.NO_OBJECTION, by=self.world.officer, at=self._later())
        seat = self.chance.choice(self._entitled(vote.public_id))
        object_to_adoption(vote=vote.public_id, by=self._actor(seat), at=self._later())
        self._ballot(item)

    def _idle(self, item: str) -> None:
        vote = open_vote(item=item, by=self.world.officer, at=self._later()).public_id
        withdraw_vote(vote=vote, reason="не тот проект", by=self.world.officer, at=self._later())
        self._ballot(item)

    def _cast(self, vote: str, seat: str) -> None:
        position = self.chance.choices(CHOICES, (5, 2, 1))[0]
        if self.chance.random() < 0.15:
            entered = enter_oral_ballot(
                vote=vote, seat=seat, position=position, by=self.world.officer, at=self._later()
            )
            resolve_oral_ballot(
                vote=vote,
                oral_ballot=entered.public_id,
                confirmed=True,
                by=self._presiding(),
                at=self._later(),
            )
            return
        cast_ballot(
            vote=vote, position=position, form_key=f"{vote}-{seat}", by=self._actor(seat), at=self._later()
        )

    def _close(self, vote: str) -> None:
        try:
            decision = close_vote(vote=vote, by=self.world.officer, at=self._later())
        except NotInOrder:
            decision = close_vote(
                vote=vote, narrow_base_confirmed=True, by=self._presiding(), at=self._later()
            )
        self._dissent(decision)
        self._mean_otherwise(decision)

    def _mean_otherwise(self, decision: Decision) -> None:
        """Let a state say that it meant to vote otherwise; the vote stands as it is."""
        stood = {seat: how for seat, how in (decision.positions or {}).items() if how in VOICES}
        if decision.vote is None or not stood or self.after.random() > 0.3:
            return
        seat = self.after.choice(sorted(stood))
        state_intention(
            vote=decision.vote.public_id, state=seat, reason=self.after.choice(("", "Выбран не тот\nответ.")),
            intended=self.after.choice([one for one in CHOICES if one != stood[seat]]),
            by=self._actor(seat), at=self._later(),
        )  # fmt: skip

    def _dissent(self, decision: Decision) -> None:
        against = [seat for seat, how in (decision.positions or {}).items() if how == Position.AGAINST]
        if against and decision.outcome is DecisionOutcome.ADOPTED and self.chance.random() < 0.5:
            file_dissent(
                decision=decision.public_id, text="Особое мнение.\nСчитаем срок недостаточным.",
                by=self._actor(against[0]), at=self._later(),
            )  # fmt: skip

    def _come_and_go(self) -> None:
        presiding = self._presiding_seat()
        leaving = self.chance.choice(
            [one for seat, one in self.held.participants.items() if seat != presiding]
        )
        gone = record_departure(participant=leaving, by=self.world.officer, at=self._later())
        if self.chance.random() < 0.5:
            record_arrival(participant=leaving, by=self.world.officer, at=self._later())
        elif self.chance.random() < 0.5:
            correct_passage(
                passage=gone.public_id, reason="остался в зале", by=self.world.officer, at=self._later()
            )

    def _entitled(self, vote: str) -> list[str]:
        found = db.session.query(Vote).filter_by(public_id=vote).one()
        return [line.seat.code for line in found.roll if line.standing == "entitled"]

    def _last_vote(self) -> Vote:
        return db.session.query(Vote).order_by(Vote.id.desc()).first()

    def _actor(self, seat: str):
        return self.world.actor(self.codes[seat], meeting=self.held.meeting)

    def _presiding(self):
        return self._actor(self._presiding_seat())

    def _presiding_seat(self) -> str:
        session = db.session()
        meeting = session.query(Meeting).filter_by(public_id=self.held.meeting).one()
        presiding = floor_of(session, meeting, self.world.clock.now).presiding
        return presiding.participant.seat.code

    def _later(self):
        self.world.clock.now += timedelta(seconds=self.chance.randint(0, 90))
        return self.world.tick()
